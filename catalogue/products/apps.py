"""App configuration."""

from django.apps import AppConfig


class ProductsConfig(AppConfig):
    """Products."""

    name = "catalogue.products"
    label = "products"
