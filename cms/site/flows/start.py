"""What a start page and the list of flows say: how many questions, what to have at hand, who helps."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.products.addresses import site_path
from cms.site.contact import ContactCard, contact_of_page
from journeys.flows.definition import Definition, Kind
from journeys.flows.models import FlowPage
from journeys.flows.services.loading import as_written, whole
from journeys.flows.services.starting import startable
from journeys.flows.visit.addresses import BEGIN, carried_in
from journeys.flows.visit.length import Length, length_from
from journeys.flows.visit.loading import begun_flow

LOOKED_UP = {Kind.NUMBER, Kind.DATE, Kind.PLACE}  # what people may have to look up before they can answer
AT_HAND = 6


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page; `begin` is empty when there is nothing to begin (a draft without questions)."""

    begin: str
    length: Length
    at_hand: list[str]
    leave: str
    contact: ContactCard


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One flow in the list."""

    title: str
    path: str
    introduction: str
    length: Length


def start_view(request: HttpRequest, page: FlowPage) -> StartView:
    """Return what a start page shows."""
    flow = _definition(request, page)
    keep = [*carried_in(request.GET), (BEGIN, "1")]
    if getattr(request, "is_preview", False) and page.pk:  # the draft is gone on with where it is tried
        path = reverse("flow_try", args=[page.pk])
    else:
        path = site_path(page.url_path, page.locale.language_code) if page.url_path else "/"
    return StartView(
        begin=f"{path}vraag/?{urlencode(keep)}" if flow.start in flow.question_of else "",
        length=length_from(flow, flow.start),
        at_hand=[q.title for q in flow.questions if q.kind in LOOKED_UP][:AT_HAND],
        leave=f"{path}verlaat/",
        contact=contact_of_page(request, page),
    )


def flows_below(section: Page) -> list[FlowRow]:
    """Return the flows of a section that visitors may begin, by title."""
    language = get_language() or "nl"
    pages = startable().child_of(section)
    return [FlowRow(p.title, site_path(p.url_path, language), p.introduction, _about(p)) for p in pages]


def _about(page: FlowPage) -> Length:
    """Return the length as written; parts, which a list need not read, count as one question."""
    definition = as_written(page.definition)
    return length_from(definition, definition.start)


def _definition(request: HttpRequest, page: FlowPage) -> Definition:
    """Return what is asked: live, or in a preview as it stands in the draft."""
    if getattr(request, "is_preview", False) or not page.live:
        return whole(page.uuid, as_written(page.definition)).definition
    flow = begun_flow(page)
    return flow.definition if flow else Definition()
