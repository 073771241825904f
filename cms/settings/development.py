"""A laptop and the demo city: no set-up needed, nothing leaves the machine."""

from cms.settings.base import *  # noqa: F403
from cms.settings.base import MIDDLEWARE, STORAGES
from cms.settings.env import env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="only-for-development-and-the-demo-city")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
# Served from the apps' own folders: no collectstatic before the first page.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
MIDDLEWARE = ["cms.demo.compressed.CompressedStaticMiddleware", *MIDDLEWARE]
STATIC_ROOT = None  # type: ignore[assignment]
WHITENOISE_AUTOREFRESH = False
