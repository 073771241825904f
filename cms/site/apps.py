"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SiteConfig(AppConfig):
    """The shell of the website; its label must not be `sites`."""

    name = "cms.site"
    label = "site"

    def ready(self) -> None:
        """Complete the empty city after each migrate."""
        from cms.site.after_migrate import complete_city

        post_migrate.connect(complete_city, dispatch_uid="complete_city")
