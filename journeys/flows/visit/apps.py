"""App configuration."""

from django.apps import AppConfig


class VisitConfig(AppConfig):
    """Guided questions as visitors meet them."""

    name = "journeys.flows.visit"
    label = "flowvisit"

    def ready(self) -> None:
        """Listen."""
        from journeys.flows.visit import signals  # noqa: F401
