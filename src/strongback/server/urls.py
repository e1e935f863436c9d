"""Which address leads where."""

from __future__ import annotations

from django.urls import include, path

from strongback.server.api.application import API
from strongback.server.api.openapi import openapi
from strongback.server.pages import healthy, nothing_here, welcome

urlpatterns = [
    path("", welcome),
    path("healthy", healthy),
    path("api/v1/openapi.json", openapi),
    path("api/v1/", API.urls),
    path("_allauth/", include("allauth.headless.urls")),
    # Where OpenID Connect sends people back to.
    path("accounts/", include("allauth.urls")),
]
handler404 = nothing_here
