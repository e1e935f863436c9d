"""Names the accounts' app for Django."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from strongback.server.accounts.models import User


class AccountsConfig(AppConfig):
    """The people of a Strongback service."""

    name = "strongback.server.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a demonstration end when its visitor signs out."""
        from django.contrib.auth.signals import user_logged_out  # noqa: PLC0415 - the apps are ready now

        user_logged_out.connect(_signed_out)


def _signed_out(sender: Any, user: User | None = None, **more: Any) -> None:
    """Delete a demonstration when its visitor signs out."""
    del sender, more
    if user is not None and user.is_demonstration:
        from strongback.server.accounts.demonstration import end  # noqa: PLC0415 - it loads the planner

        end(user)
