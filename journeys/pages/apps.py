"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JourneysConfig(AppConfig):
    """Journeys."""

    name = "journeys.pages"
    label = "journeys"
    verbose_name = _("journeys")
