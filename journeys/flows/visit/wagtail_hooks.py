"""The start page of a sensitive flow is in no browser's cache either."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail import hooks
from wagtail.models import Page

from journeys.flows.models import FlowPage


@hooks.register("on_serve_page")
def unkept(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say so on what such a page answers."""

    def served(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if isinstance(page, FlowPage) and page.sensitive:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return served
