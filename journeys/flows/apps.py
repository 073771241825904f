"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FlowsConfig(AppConfig):
    """Guided questions."""

    name = "journeys.flows"
    label = "flows"
    verbose_name = _("guided questions")

    def ready(self) -> None:
        """Connect the receivers."""
        from journeys.flows import receivers  # noqa: F401
