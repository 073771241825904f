"""Breadcrumbs: the pages above this one, the home page first."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.products.addresses import site_path
from cms.site.frame import frame_of


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way here."""

    title: str
    url: str


def from_home(*steps: tuple[str, str]) -> list[Crumb]:
    """Return the way from home over these (title, address) steps."""
    return [Crumb(_("Home"), reverse("wagtail_serve", args=[""])), *(Crumb(title, url) for title, url in steps)]


def above(request: HttpRequest, page: Page) -> list[Crumb]:
    """Return the live pages above `page`, from the site's root down."""
    ancestors = getattr(page, "ancestors_read", None)  # `product.loading` has read them already
    if ancestors is None:
        root = frame_of(request).site.root_page
        ancestors = page.get_ancestors().descendant_of(root).live().select_related("locale") if page.path else []
    return from_home(*((a.title, site_path(a.url_path, a.locale.language_code)) for a in ancestors))
