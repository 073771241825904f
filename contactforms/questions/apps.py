"""App configuration."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions."""

    name = "contactforms.questions"
    label = "questions"

    def ready(self) -> None:
        """Listen for mails that never arrive and for services that are merged; say what personal data is held here."""
        from contactforms.outbox.signals import not_delivered
        from contactforms.privacy.holders import register
        from contactforms.questions import receivers  # noqa: F401
        from contactforms.questions.holder import Questions
        from contactforms.questions.undelivered import note_on_question

        register(Questions())
        not_delivered.connect(note_on_question, dispatch_uid="note_on_question")
