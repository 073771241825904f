"""App configuration."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Contacts."""

    name = "contactforms.contacts"
    label = "contacts"
