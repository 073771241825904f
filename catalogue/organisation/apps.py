"""App configuration."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Organisation."""

    name = "catalogue.organisation"
    label = "organisation"

    def ready(self) -> None:
        """Let the admin's forms choose a service by department."""
        from catalogue.organisation.forms import use_everywhere

        use_everywhere()
