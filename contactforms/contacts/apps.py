"""App configuration."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """Contacts."""

    name = "contactforms.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Say what personal data is held here."""
        from contactforms.contacts.holder import Contacts
        from contactforms.privacy.holders import register

        register(Contacts())
