"""App configuration."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Topic questions."""

    name = "contactforms.topics"
    label = "topics"
