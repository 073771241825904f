"""Trying a query out, in the admin; the search desk's menu leads here."""

from typing import Any

from django.urls import path
from wagtail import hooks

from catalogue.search.tuning.trying.views import SaveView, TryView, UndoView


@hooks.register("register_admin_urls")
def trying_urls() -> list[Any]:
    """Serve the screen."""
    return [
        path("zoeken/proberen/", TryView.as_view(), name="search_try"),
        path("zoeken/proberen/bewaren/", SaveView.as_view(), name="search_try_save"),
        path("zoeken/proberen/terug/", UndoView.as_view(), name="search_try_undo"),
    ]
