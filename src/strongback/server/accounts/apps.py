"""Names the accounts' app for Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people of a Strongback service."""

    name = "strongback.server.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a demonstration end when its visitor signs out."""
        from django.contrib.auth.signals import user_logged_out  # noqa: PLC0415 - the apps are ready now

        from strongback.server.accounts.demonstration import on_signed_out  # noqa: PLC0415

        user_logged_out.connect(on_signed_out)
