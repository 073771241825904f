"""App configuration."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Organisation."""

    name = "catalogue.organisation"
    label = "organisation"
