"""From a screen to a page: the template, what it gets, and the headers of pages that nobody finds or keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from journeys.flows.engine import Answered
from journeys.flows.telling import telling_query
from journeys.flows.visit.addresses import CHANGE, FROM, JOURNEY, SINCE, STEP, Addresses
from journeys.flows.visit.screens import Screen

ASKED, ENDED = "flows/question.html", "flows/outcome.html"
HELD = "_op"  # the button that begins again, in a form


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the links and the form of one screen lead. `back` is empty at the first question."""

    back: str
    change: tuple[str, ...]
    hidden: list[tuple[str, str]]


def by_address(screen: Screen, addresses: Addresses, given: Mapping[str, Sequence[str]], since: str) -> Ways:
    """Return the ways of a screen whose answers stand in its address; `given` is all that was, fitting now or not."""
    here = screen.question or screen.outcome
    came = here.key if here else ""
    way = screen.position.way

    def again(step: Answered) -> str:
        return addresses.of(way, **{CHANGE: step.question.key, FROM: came, SINCE: since})

    change = tuple(again(step) for step in way[: len(screen.earlier)])
    known = screen.flow.definition.question_of
    kept = {key: values for key, values in given.items() if key in known and key != came}
    hidden = addresses.hidden(kept, **{FROM: came, SINCE: since})
    return Ways(change[-1] if change else "", change, hidden)


def by_session(screen: Screen, addresses: Addresses) -> Ways:
    """Return the ways of a screen whose answers stand nowhere: only the number of the question does."""
    change = tuple(addresses.of(**{STEP: str(number)}) for number in range(1, len(screen.earlier) + 1))
    hidden = [(FROM, screen.question.key)] if screen.question else []
    return Ways(change[-1] if change else "", change, hidden)


def show(
    request: HttpRequest, screen: Screen, addresses: Addresses, ways: Ways, *, notice: str = "", status: int = 200
) -> HttpResponse:
    """Return the page of a screen."""
    page = screen.flow.page
    earlier = [replace(one, change=address) for one, address in zip(screen.earlier, ways.change, strict=True)]
    start = addresses.base.removesuffix("vraag/")
    journey = [pair for pair in addresses.keep if pair[0] == JOURNEY]
    context: dict[str, Any] = {
        "page": page,
        "screen": screen,
        "earlier": earlier,
        "ways": ways,
        "action": addresses.of() if page.sensitive else addresses.base,
        "start": Addresses(start, addresses.keep).of(),
        "leave": f"{start}verlaat/",
        "suggest": f"{start}plaatsen/",
        "carried": f"?{urlencode(journey)}" if journey else "",
        "share": request.build_absolute_uri(Addresses(addresses.base).of(screen.position.way)),
        "notice": notice,
        "told": telling_query(screen.flow, screen.position),
    }
    response = TemplateResponse(request, ASKED if screen.question else ENDED, context, status=status)
    return guarded(response, sensitive=page.sensitive)


def moved(address: str, *, sensitive: bool) -> HttpResponse:
    """Send the visitor on to an address of ours."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return guarded(response, sensitive=sensitive)


def guarded(response: HttpResponse, *, sensitive: bool) -> HttpResponse:
    """Keep a page out of indexes and shared caches; out of the browser's too when it is sensitive."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    if sensitive:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response
