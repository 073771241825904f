"""What a start page and the list of flows say: how many questions, what to have at hand, who helps."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from catalogue.products.addresses import site_path
from cms.site.contact import ContactCard, contact_of_page
from journeys.flows.definition import Kind
from journeys.flows.models import FlowPage
from journeys.flows.visit.addresses import BEGIN, journey_in
from journeys.flows.visit.length import Length, length_from
from journeys.flows.visit.loading import LiveFlow, flow_of

LOOKED_UP = {Kind.NUMBER, Kind.DATE, Kind.PLACE}  # what people may have to look up before they can answer
AT_HAND = 6


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page; `begin` is empty when there is nothing to begin (a draft without questions)."""

    begin: str
    length: Length
    at_hand: list[str]
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
    flow = flow_of(page)
    keep = [*journey_in(request.GET), (BEGIN, "1")]
    begin = f"{site_path(page.url_path, page.locale.language_code)}vraag/?{urlencode(keep)}" if page.url_path else ""
    return StartView(
        begin=begin if flow else "",
        length=_length(flow),
        at_hand=[q.title for q in flow.definition.questions if q.kind in LOOKED_UP][:AT_HAND] if flow else [],
        contact=contact_of_page(request, page),
    )


def flows_below(section: Page) -> list[FlowRow]:
    """Return the flows of a section that visitors may begin, by title."""
    pages = FlowPage.objects.live().public().child_of(section).filter(is_part=False).order_by("title")
    language = get_language() or "nl"
    return [_row(page, language) for page in pages]


def _row(page: FlowPage, language: str) -> FlowRow:
    return FlowRow(page.title, site_path(page.url_path, language), page.introduction, _length(flow_of(page)))


def _length(flow: LiveFlow | None) -> Length:
    return length_from(flow.definition, flow.definition.start) if flow else Length(0, 0)
