"""App configuration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports."""

    name = "contactforms.reports"
    label = "reports"
