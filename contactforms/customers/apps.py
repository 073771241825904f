"""App configuration."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """Customers."""

    name = "contactforms.customers"
    label = "customers"

    def ready(self) -> None:
        """Say what personal data is held here."""
        from contactforms.customers.holder import Customers
        from contactforms.privacy.holders import register

        register(Customers())
