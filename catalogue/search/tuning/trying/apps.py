"""App configuration."""

from django.apps import AppConfig


class TryingConfig(AppConfig):
    """Trying a query out."""

    name = "catalogue.search.tuning.trying"
    label = "searchtrying"
