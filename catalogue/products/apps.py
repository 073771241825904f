"""App configuration."""

from django.apps import AppConfig


class ProductsConfig(AppConfig):
    """Products."""

    name = "catalogue.products"
    label = "products"

    def ready(self) -> None:
        """Listen to the organisation and to pages, and check the registers."""
        from catalogue.products import checks, receivers, signals  # noqa: F401
