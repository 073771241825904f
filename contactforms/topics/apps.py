"""App configuration."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Topic questions."""

    name = "contactforms.topics"
    label = "topics"

    def ready(self) -> None:
        """Say what personal data is held here."""
        from contactforms.privacy.holders import register
        from contactforms.topics.holder import Attachments

        register(Attachments())
