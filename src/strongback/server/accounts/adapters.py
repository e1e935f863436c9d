"""Where allauth asks this service: who may join, how a person is saved, how second factors are kept."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils import timezone

from strongback.server.accounts import joining
from strongback.server.api.problems import problem

if TYPE_CHECKING:
    from django.http import HttpRequest

    from strongback.server.accounts.models import User


def _save(request: HttpRequest, user: User) -> None:
    """Save a new person, or end the request when they may not join after all."""
    now = timezone.now()
    try:
        joining.join(user, joining.remembered(request, now), now)
    except joining.NotInvitedError:
        refused = problem(403, "Joining needs an invitation that nobody has used; ask for a new one.", "not-invited")
        raise ImmediateHttpResponse(refused) from None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing up with an e-mail address and a password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say whether this visitor may make an account."""
        return joining.may_join(request, timezone.now())

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Save a new person by the rules of joining."""
        super().save_user(request, user, form, commit=False)
        user.email = user.email.casefold()
        if commit:
            _save(request, user)
        return user


class SignInServiceAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing up through OpenID Connect: the same rules of joining."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Say whether this visitor may make an account."""
        del sociallogin
        return joining.may_join(request, timezone.now())

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """Save a new person by the rules of joining."""
        del form
        user: User = sociallogin.user
        user.set_unusable_password()
        user.email = user.email.casefold()
        _save(request, user)
        sociallogin.save(request)
        return user


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the secrets of second factors encrypted, so that a copy of the database alone is not enough."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it is used."""
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> Fernet:
    key = hashlib.sha256(b"strongback second factors" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
