"""What a web server calls: the service as one WSGI application, loaded whole before the first request."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strongback.server.settings")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from strongback.knowledge import catalogue

application = get_wsgi_application()
_ = catalogue(), get_resolver().url_patterns
# What is loaded now stays for good: without this, a look through all of it stops a request for a tenth of a second.
gc.collect()
gc.freeze()
