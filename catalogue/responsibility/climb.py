"""Who is named on the way up: asked of the database for one page, or loaded once for many."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.products.models import CatalogueSection, ProductPage


def with_claims(products: QuerySet[ProductPage]) -> QuerySet[ProductPage]:
    """Return these products as `LoadedClimb` asks them: with the service of their theme and the channels they chose."""
    chosen = ProductPage.channels.through.objects.filter(productpage=OuterRef("pk")).values("channel")
    return products.annotate(theme_service_id=F("theme__service_id"), chosen_channel_ids=ArraySubquery(chosen))


class Climb:
    """The claims on one page, each read when the climb gets there."""

    def own(self, page: Page) -> Service | None:
        """Return the service that the page itself names."""
        return getattr(page, "responsible_service", None)

    def sections(self, page: Page) -> Iterable[Service]:
        """Return the services that the sections above the page name, the nearest first."""
        steps = range(page.steplen, len(page.path), page.steplen)
        above = CatalogueSection.objects.filter(path__in=[page.path[:end] for end in steps])
        named = above.exclude(responsible_service=None).select_related("responsible_service__department")
        return [section.responsible_service for section in named.order_by("-path") if section.responsible_service]

    def theme(self, page: Page) -> Service | None:
        """Return the service of the page's main theme."""
        theme = getattr(page, "theme", None)
        return theme.service if theme is not None else None

    def front_desk(self) -> Service:
        """Return the front desk."""
        return Service.objects.front_desk()

    def chosen_channels(self, page: Page) -> set[int]:
        """Return the channels that the page chose, as primary keys."""
        channels = getattr(page, "channels", None)
        return {channel.pk for channel in channels.all()} if channels is not None else set()


@dataclass(frozen=True, slots=True)
class LoadedClimb(Climb):
    """The same claims for any number of pages from two queries.

    The pages come annotated (`with_claims`): `theme_service_id`, and `chosen_channel_ids` (primary keys).
    """

    services: dict[int, Service]
    named_by_sections: tuple[tuple[str, Service], ...]

    @classmethod
    def load(cls) -> "LoadedClimb":
        """Read every service with its department and channels, and which sections name it."""
        sections = CatalogueSection.objects.filter(responsible_service=OuterRef("pk"))
        rows: Any = (
            Service.objects.select_related("department")
            .prefetch_related("channels")
            .annotate(section_paths=ArraySubquery(sections.values("path")))
        )
        services = {row.pk: row for row in rows}
        for service in services.values():
            service.successor = services.get(service.successor_id)
        paths = [(path, service) for service in services.values() for path in service.section_paths]
        return cls(services, tuple(sorted(paths, key=lambda pair: pair[0], reverse=True)))

    def own(self, page: Page) -> Service | None:
        """Return the service that the page itself names."""
        return self.services.get(getattr(page, "responsible_service_id", None) or 0)

    def sections(self, page: Page) -> Iterable[Service]:
        """Return the services that the sections above the page name, the nearest first."""
        return [s for path, s in self.named_by_sections if page.path.startswith(path) and page.path != path]

    def theme(self, page: Page) -> Service | None:
        """Return the service of the page's main theme."""
        return self.services.get(getattr(page, "theme_service_id", None) or 0)

    def front_desk(self) -> Service:
        """Return the front desk."""
        return next(service for service in self.services.values() if service.is_front_desk)

    def chosen_channels(self, page: Page) -> set[int]:
        """Return the channels that the page chose, as primary keys."""
        return set(getattr(page, "chosen_channel_ids", ()))
