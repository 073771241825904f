"""App configuration."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Portal."""

    name = "contactforms.portal"
    label = "portal"
