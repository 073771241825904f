"""WSGI entry point (granian)."""

import os

from django.core.wsgi import get_wsgi_application

from cms.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()
settle()
from catalogue.search.warming import warm_up  # noqa: E402 (needs the apps)

warm_up(then=settle)
