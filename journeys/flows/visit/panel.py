"""A screen of a flow without the site around it: for the portal, where a colleague clicks along with a caller.

It asks no right and knows no address of its own: who mounts it decides both. Nothing is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from catalogue.products.addresses import site_path
from journeys.flows.definition import Outcome
from journeys.flows.engine import to_query
from journeys.flows.engine.addresses import values_of
from journeys.flows.services.outcomes import Linked, linked
from journeys.flows.telling import ToldWay, told
from journeys.flows.visit.addresses import CHANGE, FROM, Addresses, answers_in
from journeys.flows.visit.kept import Given
from journeys.flows.visit.loading import LiveFlow, position_in
from journeys.flows.visit.screens import Screen, screen_of

TEMPLATE = "flows/panel.html"


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One product that an outcome names."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What `TEMPLATE` draws, as `panel` in its context. `answers` is the way so far as one value (`antwoorden`)."""

    title: str
    base: str
    method: str
    screen: Screen
    hidden: list[tuple[str, str]]
    all_hidden: list[tuple[str, str]]
    products: list[ProductLine]
    service: str
    told: ToldWay
    answers: str
    notice: str = ""
    htmx: tuple[tuple[str, str], ...] = ()


@sensitive_variables()
def panel_of(
    flow: LiveFlow,
    given: Given,
    *,
    base: str,
    keep: Sequence[tuple[str, str]] = (),
    sent_from: str = "",
    change: str = "",
    method: str = "get",
    htmx: Mapping[str, str] | None = None,
) -> Panel:
    """Return the panel at these answers.

    `base` is where its forms go, with `keep` as hidden fields; of a sensitive flow they are posted whatever `method`
    says. `sent_from` and `change` are what the forms sent (`sent_to`). `htmx` are attributes of the forms.
    """
    given = answers_in(given)
    if sent_from in flow.definition.question_of and not change:
        given.setdefault(sent_from, [])
    position = position_in(flow, given)
    asked = position.question.key if position.question else ""
    wrong = position.error if sent_from == asked and asked and not change else ""
    screen = screen_of(flow, position, change=change, values=given.get(asked) if wrong else None, error=wrong)
    shown = screen.question.key if screen.question else ""
    addresses = Addresses(base, tuple(keep))
    kept = {key: values for key, values in given.items() if key in flow.definition.question_of and key != shown}
    way = {step.question.key: values_of(step.answer) for step in position.way}
    stale = not wrong and not sent_from and bool(position.error or position.unused)
    outcome = screen.outcome
    found = linked([outcome]) if outcome else None
    return Panel(
        title=flow.page.title,
        base=base,
        method="post" if flow.page.sensitive else method,
        screen=screen,
        hidden=addresses.hidden(kept, **{FROM: shown}),
        all_hidden=addresses.hidden(way),
        products=_products(outcome, found) if outcome and found else [],
        service=_service(outcome, found) if outcome and found else "",
        told=told(flow, position),
        answers=to_query(position.way),
        notice=_("These questions have changed since they were answered.") if stale else "",
        htmx=tuple((htmx or {}).items()),
    )


@sensitive_variables()
def sent_to(request: HttpRequest) -> tuple[Given, str, str]:
    """Return (answers, `sent_from`, `change`) of what the panel's forms sent, for `panel_of`."""
    sent = request.POST if request.method == "POST" else request.GET
    given = {key: [value.replace("\x00", "") for value in sent.getlist(key)] for key in sent}
    return given, sent.get(FROM, ""), sent.get(CHANGE, "")


def _products(outcome: Outcome, found: Linked) -> list[ProductLine]:
    pages = [found.products[uuid] for uuid in outcome.products if uuid in found.products]
    return [ProductLine(page.title, site_path(page.url_path, page.locale.language_code)) for page in pages]


def _service(outcome: Outcome, found: Linked) -> str:
    service = found.services.get(outcome.service) if outcome.service else None
    return service.name if service else ""
