"""What a web server calls: the service as one WSGI application."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strongback.server.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
