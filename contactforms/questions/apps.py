"""App configuration."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions."""

    name = "contactforms.questions"
    label = "questions"

    def ready(self) -> None:
        """Follow services that are merged."""
        from contactforms.questions import receivers  # noqa: F401
