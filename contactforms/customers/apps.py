"""App configuration."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """Customers."""

    name = "contactforms.customers"
    label = "customers"
