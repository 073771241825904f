"""App configuration."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Forms."""

    name = "contactforms.forms"
    label = "public_forms"
