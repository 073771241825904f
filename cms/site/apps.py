"""App configuration."""

from contextlib import suppress

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SiteConfig(AppConfig):
    """The shell of the website; its label must not be `sites`."""

    name = "cms.site"
    label = "site"

    def ready(self) -> None:
        """Complete the empty city after each migrate, listen for a new look, and have the Dutch texts ready."""
        from cms.site import signals  # noqa: F401
        from cms.site.after_migrate import complete_city
        from cms.site.translations import compile_stale

        with suppress(OSError):  # a read-only image was compiled when it was built
            compile_stale()
        post_migrate.connect(complete_city, dispatch_uid="complete_city")
