"""App configuration."""

from django.apps import AppConfig


class VisitConfig(AppConfig):
    """Guided questions as visitors meet them."""

    name = "journeys.flows.visit"
    label = "flowvisit"
