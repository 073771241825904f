"""App configuration."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions."""

    name = "contactforms.questions"
    label = "questions"

    def ready(self) -> None:
        """Listen for what becomes of messages and for services that are merged; say what personal data is held here."""
        from contactforms.outbox.signals import delivered, not_delivered
        from contactforms.privacy.holders import register
        from contactforms.questions import receivers  # noqa: F401
        from contactforms.questions.holder import Questions
        from contactforms.questions.undelivered import note_arrival, note_on_question

        register(Questions())
        not_delivered.connect(note_on_question, dispatch_uid="note_on_question")
        delivered.connect(note_arrival, dispatch_uid="note_arrival")
