"""The climb: exception, page, section, theme, front desk. The first active service answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.organisation.models import Channel, Service
from catalogue.products.models import Audience, PageException
from catalogue.responsibility.climb import Climb


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


def responsible_for(
    page: Page, *, audience: Audience | None = None, topic: str = "", climb: Climb | None = None
) -> Responsibility:
    """Say who answers for `page`; the front desk exists by database constraint, so someone always does.

    For many pages give a `LoadedClimb`: the same rules, no query a page.
    """
    climb = climb or Climb()
    for reason, named in _claims(page, audience, topic, climb):
        service = answering(named)
        if service is not None:
            merged = named if named.pk != service.pk else None
            return Responsibility(service, reachable_channels(page, service, climb), service.promise, reason, merged)
    raise AssertionError("the front desk is missing")  # the trigger on the table forbids it


def front_desk_responsibility() -> Responsibility:
    """Say who answers a question that was asked on no page."""
    service = Service.objects.front_desk()
    return Responsibility(service, _own_channels(service), service.promise, Reason.FRONT_DESK)


def _claims(page: Page, audience: Audience | None, topic: str, climb: Climb) -> Iterator[tuple[Reason, Service]]:
    """Yield who is named, the nearest first."""
    for exception in _exceptions(page, audience, topic):
        yield Reason.EXCEPTION, exception.service
    own = climb.own(page)
    if own is not None:
        yield Reason.PAGE, own
    for service in climb.sections(page) if page.path else ():
        yield Reason.SECTION, service
    of_theme = climb.theme(page)
    if of_theme is not None:
        yield Reason.THEME, of_theme
    yield Reason.FRONT_DESK, climb.front_desk()


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


def answering(service: Service) -> Service | None:
    """Return the service, or the successor it was merged into, or None when neither answers."""
    seen: set[int] = set()
    current: Service | None = service
    while current is not None and not current.active and current.pk not in seen:
        seen.add(current.pk)
        current = current.successor
    return current if current is not None and current.active else None


def standing_in_for(service: Service) -> Service:
    """Return the service itself, the successor it was merged into, or the front desk when neither answers."""
    return answering(service) or Service.objects.front_desk()


def reachable_channels(page: Page, service: Service, climb: Climb | None = None) -> tuple[Channel, ...]:
    """Return the channels the page chose among the service's own, else all of the service's, in order."""
    own = _own_channels(service)
    chosen = (climb or Climb()).chosen_channels(page)
    return tuple(channel for channel in own if channel.pk in chosen) or own


def _own_channels(service: Service) -> tuple[Channel, ...]:
    return tuple(sorted((c for c in service.channels.all() if c.active), key=lambda c: (c.order, c.pk)))
