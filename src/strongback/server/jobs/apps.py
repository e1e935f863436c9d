"""Names the jobs' app for Django."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The background work of a Strongback service."""

    name = "strongback.server.jobs"
    label = "jobs"
