"""App configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Privacy."""

    name = "contactforms.privacy"
    label = "privacy"
