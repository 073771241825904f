"""App configuration."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Transfers."""

    name = "contactforms.transfers"
    label = "transfers"
