"""App configuration."""

from django.apps import AppConfig


class CountingConfig(AppConfig):
    """How flows are used, counted."""

    name = "journeys.flows.counting"
    label = "flowcounting"
