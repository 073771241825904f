"""App configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Desk."""

    name = "cms.desk"
    label = "desk"
