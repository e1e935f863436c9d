"""E-mails of this service: short, plain, and without anything about how anybody feels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import send_mail

from strongback.server.environment import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strongback.server.accounts.models import Invitation, User


def can_send() -> bool:
    """Say whether mail is set up."""
    return environment().mail is not None


def send_invitation(invitation: Invitation, link: str) -> None:
    """Send an invitation to the address it is for."""
    if not invitation.email or not can_send():
        return
    text = (
        f"{invitation.made_by} invites you to Strongback.\n\nOpen this link to join:\n{link}\n\n"
        f"It works once, until {invitation.expires_at:%Y-%m-%d}. If you do not know who this is, ignore it."
    )
    _send("You are invited", text, invitation.email)


def send_reminder(user: User, url: str) -> None:
    """Remind somebody of a training day."""
    text = (
        f"Hello {user.name or ''}".rstrip() + f",\n\nthere is a session in your plan today:\n{url}\n\n"
        "You can switch these reminders off in the settings."
    )
    _send("A session today", text, user.email)


def send_review(user: User, said: Sequence[str], url: str) -> None:
    """Send somebody the review of their week in a few sentences."""
    text = "\n\n".join((*said, f"All of it: {url}", "You can switch this off in the settings."))
    _send("Your week", text, user.email)


def _send(subject: str, text: str, to: str) -> None:
    send_mail(f"Strongback: {subject}", text, None, [to])
