"""Which address leads where."""

from __future__ import annotations

from django.urls import include, path, re_path

from strongback.server.addresses import Remembered
from strongback.server.api.application import API
from strongback.server.api.openapi import openapi
from strongback.server.client_files import SCREEN
from strongback.server.pages import healthy, icon, nothing_here, service_worker, shell

urlpatterns = [
    # The busiest first.
    path("api/v1/openapi.json", openapi),
    Remembered("api/v1/", API.urls),
    path("", shell),
    re_path(SCREEN, shell),
    path("sw.js", service_worker),
    path("favicon.ico", icon),
    path("healthy", healthy),
    path("_allauth/", include("allauth.headless.urls")),
    # Where OpenID Connect sends people back to.
    path("accounts/", include("allauth.urls")),
]
handler404 = nothing_here
