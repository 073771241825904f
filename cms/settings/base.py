"""What every environment shares."""

from cms.settings.api import *  # noqa: F403
from cms.settings.apps import MIDDLEWARE as MIDDLEWARE
from cms.settings.apps import OUR_APPS, THIRD_PARTY_APPS
from cms.settings.contact import *  # noqa: F403
from cms.settings.database import databases
from cms.settings.env import BASE_DIR, VAR_DIR, env
from cms.settings.flows import *  # noqa: F403
from cms.settings.logs import LOGGING as LOGGING
from cms.settings.mail import *  # noqa: F403
from cms.settings.search import *  # noqa: F403
from cms.settings.security import *  # noqa: F403
from cms.settings.sms import *  # noqa: F403

INSTALLED_APPS = [*OUR_APPS, *THIRD_PARTY_APPS]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "cms.site.context_processors.city",
            ],
        },
    },
]

DATABASES = databases()
REDIS_URL = env("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_I18N = True
# A package without tables is no app, so its texts are named here.
LOCALE_PATHS = [BASE_DIR / "catalogue/responsibility/locale"]
FORMAT_MODULE_PATH = ["cms.site.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT", default=str(VAR_DIR / "media"))
PRIVATE_ROOT = env("PRIVATE_ROOT", default=str(VAR_DIR / "private"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files that people send with a question: served by the portal only, after asking who may.
    "private": {
        "BACKEND": "contactforms.topics.attachments.storage.PrivateStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

PHONENUMBER_DEFAULT_REGION = "BE"
PHONENUMBER_DB_FORMAT = "E164"

CITY_BASE_URL = env("CITY_BASE_URL", default="http://localhost:8000")
# Postal codes of the city and the places there: how the search knows an address of ours
CITY_PLACES = env.list(
    "CITY_PLACES",
    default=[
        "3500 Hasselt", "3500 Sint-Lambrechts-Herk", "3501 Wimmertingen", "3510 Kermt", "3510 Spalbeek",
        "3511 Kuringen", "3511 Stokrooie", "3512 Stevoort", "3720 Kortessem", "3721 Vliermaalroot",
        "3722 Wintershoven", "3723 Guigoven", "3724 Vliermaal",
    ],
)  # fmt: skip
WAGTAIL_SITE_NAME = "Stad Hasselt"
WAGTAILADMIN_BASE_URL = CITY_BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILDOCS_SERVE_METHOD = "serve_view"
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False

REWRITE_DEADLINE = env("REWRITE_DEADLINE", default="2026-12-31")
