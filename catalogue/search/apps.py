"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "catalogue.search"
    label = "search"

    def ready(self) -> None:
        """Listen to pages."""
        from catalogue.search import signals  # noqa: F401
