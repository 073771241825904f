"""What lives at an address of the site: `/api/v1/pages/lookup/?path=/producten/paspoort/`.

For websites that keep links to us: a page, a redirect or a removal, all as data with status 200.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from catalogue.organisation.api import page_of
from catalogue.organisation.api_channels import absolute
from catalogue.organisation.api_views import PublicView, Shown
from catalogue.organisation.models import Department, Service
from catalogue.products.addresses import canonical_url, site_path
from catalogue.products.closed import is_closed
from catalogue.products.models import Audience, ContentPage, LifeEvent, Theme
from catalogue.products.tombstones import living_successor, tombstone_for_path

LONGEST = 500
REGISTERS: dict[str, type[Any]] = {
    "service": Service, "department": Department, "theme": Theme, "audience": Audience, "life_event": LifeEvent,
}  # fmt: skip


def page_kinds() -> list[str]:
    """Return what kinds of page there are; each says so itself."""
    return sorted({model.lookup_kind for model in apps.get_models() if issubclass(model, ContentPage)})


class LivePageShown(Shown):
    """A page lives there."""

    type = serializers.ChoiceField(choices=[*page_kinds(), *REGISTERS])
    uuid = serializers.UUIDField()
    title = serializers.CharField()
    url = serializers.URLField(help_text="Its canonical address.")


class MovedPageShown(Shown):
    """What lived there has moved."""

    redirect_to = serializers.CharField()


class RemovedPageShown(Shown):
    """What lived there was removed."""

    gone = serializers.ChoiceField(choices=[True])
    successor = serializers.URLField(allow_null=True, help_text="What took its place.")
    successor_uuid = serializers.UUIDField(allow_null=True)


class LookupView(PublicView):
    """What lives at an address of the site."""

    @extend_schema(
        operation_id="pages_lookup",
        summary="What lives at an address",
        parameters=[
            OpenApiParameter("path", str, required=True, description="A path of the site, or a whole address on it.")
        ],
        responses=PolymorphicProxySerializer(
            "Lookup", [LivePageShown, MovedPageShown, RemovedPageShown], resource_type_field_name=None
        ),
    )
    def get(self, request: Request) -> Response:
        """Return the page, where it moved to, or that it is gone."""
        path = _path_in(request.query_params.get("path", ""))
        found = _page(path) or _register_row(path) or _redirect(path) or _removed(path)
        if found is None:
            raise Http404
        return Response(found)


def _path_in(text: str) -> str:
    """Return the path as the site writes it: decoded, between slashes, without query or fragment."""
    try:
        path = unquote(urlsplit(text.strip()).path)
    except ValueError:
        path = ""
    if not path or "\x00" in path or len(path) > LONGEST:
        raise ValidationError({"path": [_("Write a path of the site, for instance /producten/paspoort/.")]})
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def _page(path: str) -> dict[str, Any] | None:
    """Return the live, open page at this path; each language has its own home page."""
    open_pages: QuerySet[Page] = Page.objects.live().exclude(is_closed("path")).select_related("locale")
    for home in Page.objects.filter(depth=2).select_related("locale"):
        start = site_path(home.url_path, home.locale.language_code)
        if not path.startswith(start):
            continue
        page = open_pages.filter(url_path=home.url_path + path.removeprefix(start)).first()
        row = page.specific if page is not None else None
        if page is not None and isinstance(row, ContentPage):
            return {
                "type": row.lookup_kind,
                "uuid": str(row.uuid),
                "title": page.title,
                "url": canonical_url(page.url_path, page.locale.language_code),
            }
    return None


def _register_row(path: str) -> dict[str, Any] | None:
    """Return the service, department, theme … whose page this is."""
    slug = path.strip("/").rpartition("/")[2]
    for kind, model in REGISTERS.items():
        row = model(slug=slug)
        if row.get_absolute_url() != path:
            continue
        known = model.objects.filter(slug=slug)
        if hasattr(model, "active"):
            known = known.filter(active=True)
        if found := known.first():
            return {"type": kind, "uuid": str(found.uuid), "title": found.name, "url": page_of(found)}
    return None


def _redirect(path: str) -> dict[str, Any] | None:
    """Return where editors, or a move, redirect this path to; a redirect to a page that is not live leads nowhere."""
    rows = Redirect.objects.filter(old_path=Redirect.normalise_path(path)).select_related("redirect_page__locale")
    for row in rows.order_by("-site"):
        page = row.redirect_page
        if page is None and row.redirect_link:
            address = absolute(row.redirect_link)
        elif page is not None and page.live:
            address = canonical_url(page.url_path, page.locale.language_code) + (row.redirect_page_route_path or "")[1:]
        else:
            continue
        if address and address != f"{settings.CITY_BASE_URL.rstrip('/')}{path}":
            return {"redirect_to": address}
    return None


def _removed(path: str) -> dict[str, Any] | None:
    tombstone = tombstone_for_path(path)
    if tombstone is None:
        return None
    page = living_successor(tombstone)
    if page is None:
        return {"gone": True, "successor": None, "successor_uuid": None}
    identity = getattr(page.specific, "uuid", None)
    return {
        "gone": True,
        "successor": canonical_url(page.url_path, page.locale.language_code),
        "successor_uuid": str(identity) if identity else None,
    }
