"""App configuration."""

from django.apps import AppConfig


class TuningConfig(AppConfig):
    """The search desk."""

    name = "catalogue.search.tuning"
    label = "searchtuning"
