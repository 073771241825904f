"""App configuration."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """Health."""

    name = "cms.health"
    label = "health"
