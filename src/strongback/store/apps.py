"""Names the tables' app for Django."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The tables of Strongback."""

    name = "strongback.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every connection that is opened looked at in the quick way."""
        from django.db.backends.signals import connection_created  # noqa: PLC0415 - the apps are ready now

        from strongback.store.liveness import look_quickly  # noqa: PLC0415

        connection_created.connect(look_quickly, dispatch_uid="look quickly")
