"""Judging in the admin; the search desk's menu leads here."""

from typing import Any

from wagtail import hooks

from catalogue.search.tuning.judging.urls import urlpatterns


@hooks.register("register_admin_urls")
def judging_urls() -> list[Any]:
    """Serve the screens."""
    return urlpatterns
