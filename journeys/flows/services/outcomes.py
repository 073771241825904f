"""What an outcome refers to, as it is today."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from catalogue.organisation.models import Service
from catalogue.products.closed import is_closed
from catalogue.products.models import ProductPage
from catalogue.responsibility.rules import answering
from journeys.flows.definition import Outcome


def living_services(uuids: Iterable[UUID | None]) -> dict[UUID, Service]:
    """Return uuid → the active service, or the one that it was merged into; what is gone is left out."""
    wanted = {uuid for uuid in uuids if uuid}
    if not wanted:
        return {}
    named = Service.objects.filter(uuid__in=wanted).select_related("successor")
    return {row.uuid: service for row in named if (service := answering(row)) is not None}


@dataclass(frozen=True, slots=True)
class Linked:
    """What outcomes refer to, by uuid: only what is published and open now."""

    products: dict[UUID, ProductPage]
    journeys: dict[UUID, Any]
    services: dict[UUID, Service]


def linked(outcomes: Iterable[Outcome]) -> Linked:
    """Return what these outcomes refer to: three queries at most, however many outcomes."""
    rows = list(outcomes)
    journeys: Any = apps.get_model("journeys", "JourneyPage")  # a layer above the flows, hence by name
    return Linked(
        _open_pages(ProductPage, {uuid for outcome in rows for uuid in outcome.products}),
        _open_pages(journeys, {outcome.journey for outcome in rows if outcome.journey}),
        living_services(outcome.service for outcome in rows),
    )


def _open_pages(model: Any, uuids: set[UUID]) -> dict[UUID, Any]:
    if not uuids:
        return {}
    pages = model._default_manager.filter(live=True, alias_of=None, uuid__in=uuids).exclude(is_closed("path"))
    return {page.uuid: page for page in pages.select_related("locale")}
