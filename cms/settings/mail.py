"""How mail leaves: SMTP when EMAIL_URL names a server, else files in `var/mail/`."""

from typing import Any

import environ

from cms.settings.env import VAR_DIR, env

_url = env("EMAIL_URL", default="")
_config: dict[str, Any] = dict(environ.Env.email_url_config(_url)) if _url else {}

EMAIL_BACKEND = _config.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = env("MAIL_DIR", default=str(VAR_DIR / "mail"))
EMAIL_HOST = _config.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _config.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _config.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _config.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_config.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_config.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Stad Hasselt <antwoord@hasselt.example>")
SERVER_EMAIL = env("SERVER_EMAIL", default="systeem@hasselt.example")
# Where mail servers report what did not arrive: each mail gets `name+<its number>@domain` as its return path, and
# `manage.py receive_bounce` reads what comes in there. Empty: reports go to DEFAULT_FROM_EMAIL, for people to read.
BOUNCE_ADDRESS = env("BOUNCE_ADDRESS", default="")
