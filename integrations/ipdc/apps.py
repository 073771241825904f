"""The importer of the Flemish product catalogue."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IpdcConfig(AppConfig):
    """Runs, sources, findings and differences."""

    name = "integrations.ipdc"
    label = "ipdc"
    verbose_name = _("Import from IPDC")
