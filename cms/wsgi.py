"""WSGI entry point (granian)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()


def _settle() -> None:
    """What was loaded stays: the collector need not walk through it at every full round (half a second)."""
    gc.collect()
    gc.freeze()


_settle()
from catalogue.search.warming import warm_up  # noqa: E402 (needs the apps)

warm_up(then=_settle)
