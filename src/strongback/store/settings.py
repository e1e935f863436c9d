"""Django's settings for the tables alone; a server brings settings of its own and keeps these tables."""

from __future__ import annotations

from strongback.store.database import database

SECRET_KEY = "no-sessions-no-signatures"  # noqa: S105 - nothing here signs or encrypts
INSTALLED_APPS = ["strongback.store"]
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
