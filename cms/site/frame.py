"""What stands around every page: the site, the city's look, where the catalogue begins."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Site

from catalogue.organisation.remembering import remembered
from catalogue.products.addresses import site_path
from catalogue.products.models import CatalogueSection
from cms.site.models import CitySettings


@dataclass(frozen=True, slots=True)
class Frame:
    """The site a request is for, with its root page and settings; paths are public ones."""

    site: Site
    city: CitySettings
    catalogue_path: str

    def url_path_of(self, path: str) -> str:
        """Return the path Wagtail keeps for a public path."""
        return f"{self.site.root_page.url_path.rstrip('/')}{path}"


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of this request: one query, kept until the content changes."""
    frame: Frame | None = getattr(request, "_frame", None)
    if frame is None:
        frame = remembered(request, f"frame:{request.get_host()}:{get_language()}", lambda: _load(request))
        request._frame = frame  # type: ignore[attr-defined]
        request._wagtail_site = frame.site  # type: ignore[attr-defined]  # Wagtail looks here first
    return frame


def _load(request: HttpRequest) -> Frame:
    sections = CatalogueSection.objects.filter(live=True, path__startswith=OuterRef("site__root_page__path"))
    rows = list(
        CitySettings.objects.select_related("site__root_page", "logo", "hero").annotate(
            catalogue=Subquery(sections.order_by("path").values("url_path")[:1])
        )
    )
    host = request.get_host().partition(":")[0]
    fitting = [row for row in rows if row.site.hostname == host] or [row for row in rows if row.site.is_default_site]
    if len(fitting) == 1:
        city = fitting[0]
        return Frame(city.site, city, _path(city.catalogue))
    site = Site.find_for_request(request)  # several ports on one host, or a city without settings yet
    section = CatalogueSection.objects.filter(live=True).descendant_of(site.root_page).order_by("path").first()
    return Frame(site, CitySettings.for_site(site), _path(section.url_path if section else None))


def _path(url_path: str | None) -> str:
    return site_path(url_path, get_language() or "nl") if url_path else "/"
