"""The climb: exception, page, section, theme, front desk. The first active service answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.organisation.models import Channel, Service
from catalogue.products.models import Audience, CatalogueSection, PageException, ProductPage


class Reason(models.TextChoices):
    """Why this service answers."""

    EXCEPTION = "exception", _("an exception on this page for this audience or topic")
    PAGE = "page", _("the page names this service")
    SECTION = "section", _("the section above the page names this service")
    THEME = "theme", _("the theme of the page names this service")
    FRONT_DESK = "front_desk", _("nobody else is named, so the front desk answers")


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Where a question goes: never nowhere, always explained. `promise` is in working days."""

    service: Service
    channels: tuple[Channel, ...]
    promise: int
    because: Reason
    merged_from: Service | None = None

    @property
    def public_channels(self) -> tuple[Channel, ...]:
        """The channels that a visitor may see."""
        return tuple(channel for channel in self.channels if channel.public)


def responsible_for(page: Page, *, audience: Audience | None = None, topic: str = "") -> Responsibility:
    """Say who answers for `page`; the front desk exists by database constraint, so someone always does."""
    for reason, named in _claims(page, audience, topic):
        service = _active(named)
        if service is not None:
            return _answer(service, reason, page, named)
    raise AssertionError("the front desk is missing")  # the trigger on the table forbids it


def front_desk_responsibility() -> Responsibility:
    """Say who answers a question that was asked on no page."""
    service = Service.objects.front_desk()
    return Responsibility(service, _own_channels(service), service.promise, Reason.FRONT_DESK)


def _answer(service: Service, reason: Reason, page: Page, named: Service) -> Responsibility:
    merged = named if named.pk != service.pk else None
    return Responsibility(service, reachable_channels(page, service), service.promise, reason, merged)


def _claims(page: Page, audience: Audience | None, topic: str) -> Iterator[tuple[Reason, Service]]:
    """Yield who is named, the nearest first."""
    for exception in _exceptions(page, audience, topic):
        yield Reason.EXCEPTION, exception.service
    own = getattr(page, "responsible_service", None)
    if own is not None:
        yield Reason.PAGE, own
    if page.path:
        for section in _sections_above(page):
            if section.responsible_service is not None:
                yield Reason.SECTION, section.responsible_service
    theme = getattr(page, "theme", None)
    if theme is not None and theme.service is not None:
        yield Reason.THEME, theme.service
    yield Reason.FRONT_DESK, Service.objects.front_desk()


def _exceptions(page: Page, audience: Audience | None, topic: str) -> list[PageException]:
    """Return the page's exceptions that fit, the most specific first."""
    if audience is None and not topic:
        return []
    fitting = [
        item
        for item in page.exceptions.all()
        if (item.audience_id is None or (audience is not None and item.audience_id == audience.pk))
        and (not item.topic or item.topic.casefold() == topic.strip().casefold())
    ]
    return sorted(fitting, key=lambda item: -((item.audience_id is not None) + bool(item.topic)))


def _sections_above(page: Page) -> list[CatalogueSection]:
    """Return the sections above the page, the nearest first."""
    steps = range(page.steplen, len(page.path), page.steplen)
    paths = [page.path[:end] for end in steps]
    return list(
        CatalogueSection.objects.filter(path__in=paths)
        .select_related("responsible_service__department")
        .order_by("-path")
    )


def _active(service: Service) -> Service | None:
    """Return the service, or the successor it was merged into, or None when neither answers."""
    seen: set[int] = set()
    current: Service | None = service
    while current is not None and not current.active and current.pk not in seen:
        seen.add(current.pk)
        current = current.successor
    return current if current is not None and current.active else None


def standing_in_for(service: Service) -> Service:
    """Return the service itself, the successor it was merged into, or the front desk when neither answers."""
    return _active(service) or Service.objects.front_desk()


def reachable_channels(page: Page, service: Service) -> tuple[Channel, ...]:
    """Return the channels the page chose among the service's own, else all of the service's, in order."""
    own = _own_channels(service)
    if not isinstance(page, ProductPage):
        return own
    chosen = {channel.pk for channel in page.channels.all()}
    return tuple(channel for channel in own if channel.pk in chosen) or own


def _own_channels(service: Service) -> tuple[Channel, ...]:
    return tuple(sorted((c for c in service.channels.all() if c.active), key=lambda c: (c.order, c.pk)))
