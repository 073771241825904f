"""Addresses within a flow: the answers so far, and what goes along with them.

What is ours among the parameters begins with an underscore, which no key of a question does.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from journeys.flows.engine import Answered, to_query
from journeys.flows.visit.kept import Given

BEGIN = "_begin"  # someone pressed the start button
FROM = "_van"  # the question this was sent from, or gone back from; it is counted and leaves the address
CHANGE = "_wijzig"  # the question to ask again
SINCE = "_sinds"  # when the flow was begun (`since`)
STEP = "stap"  # of a sensitive flow, whose answers stand nowhere: the how manieth question
JOURNEY = "reis"  # the journey and step someone came from: ours to carry, not to read (`journeys.pages.following`)

ASKING = "_terug"  # the page (its uuid) whose contact form someone came from, and is led back to with the answers

JOURNEY_VALUE = re.compile(r"[a-z0-9-]{1,255}\.[a-z0-9-]{1,80}")
# What other sites hang on an address; a visitor need not hear of it.
FOREIGN = {"fbclid", "gclid", "msclkid"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the questions of one flow stand: `base` and the parameters that every link and form keeps."""

    base: str
    keep: tuple[tuple[str, str], ...] = ()

    def of(self, way: Iterable[Answered] = (), /, **ours: str) -> str:
        """Return the address of a way; `ours` are parameters by the names above, the empty ones left out."""
        own = urlencode([(name, value) for name, value in (*ours.items(), *self.keep) if value])
        query = "&".join(part for part in (to_query(way), own) if part)
        return f"{self.base}?{query}" if query else self.base

    def hidden(self, given: Mapping[str, Iterable[str]], **ours: str) -> list[tuple[str, str]]:
        """Return the hidden fields of a form that sends these answers along."""
        answers = [(key, value) for key, values in given.items() for value in values]
        return [*answers, *((name, value) for name, value in (*ours.items(), *self.keep) if value)]


def carried_in(parameters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return where someone came from (a journey, a contact form), as what `Addresses` keeps."""
    journey, page = parameters.get(JOURNEY, ""), asked_from(parameters)
    found = [(JOURNEY, journey)] if JOURNEY_VALUE.fullmatch(journey) else []
    return (*found, (ASKING, str(page))) if page else tuple(found)


def asked_from(parameters: Mapping[str, str]) -> UUID | None:
    """Return the page whose contact form someone came from."""
    try:
        return UUID(parameters.get(ASKING, ""))
    except ValueError:
        return None


def answers_in(given: Given) -> Given:
    """Return what may be answers among the parameters of an address."""
    return {
        key: values
        for key, values in given.items()
        if "_" not in key and key not in FOREIGN and not (key == JOURNEY and JOURNEY_VALUE.fullmatch(values[0]))
    }
