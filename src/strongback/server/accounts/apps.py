"""Names the accounts' app for Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people of a Strongback service."""

    name = "strongback.server.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
