"""App configuration."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions."""

    name = "contactforms.questions"
    label = "questions"
