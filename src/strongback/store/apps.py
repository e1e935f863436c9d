"""Names the tables' app for Django."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The tables of Strongback."""

    name = "strongback.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
