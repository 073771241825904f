"""WSGI entry point (granian)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()

# What was loaded at the start stays: the collector need not walk through it at every full round (half a second).
gc.collect()
gc.freeze()
