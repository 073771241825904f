"""The suite: as development, with quick password hashes, mail kept in memory and no throttling by chance."""

import os

from cms.settings.base import REST_FRAMEWORK as _REST_FRAMEWORK
from cms.settings.development import *  # noqa: F403
from cms.settings.development import DATABASES
from cms.settings.development import STORAGES as _STORAGES
from cms.settings.env import VAR_DIR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = str(VAR_DIR / "test-media")
STORAGES = {**_STORAGES, "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
# Tests of throttling set their own rates; the others must not meet one by chance.
REST_FRAMEWORK = {**_REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anon": "100000/min"}}
FORM_MIN_SECONDS = 0  # tests type faster than people; those of the form's clock set it themselves
# Looks a static file up when it is asked for: listing them all took most of the time of every test client.
WHITENOISE_AUTOREFRESH = True
# The second engine is tested with an index of its own (tests/catalogue/search/engines); all others search without.
ELASTICSEARCH_URL = ""
# A migrated database to copy (`tests.prepared`), or else each process of the suite migrates its own.
DATABASES["default"]["TEST"]["TEMPLATE"] = os.environ.get("TEST_DB_TEMPLATE")
