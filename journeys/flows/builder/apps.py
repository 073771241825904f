"""App configuration."""

from django.apps import AppConfig


class BuilderConfig(AppConfig):
    """The builder of guided questions."""

    name = "journeys.flows.builder"
    label = "flowbuilder"
