"""The steps of a journey as plain data, read from what is stored: no query, and a page that is gone keeps its place."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from journeys.pages.choices import How, Side, Unit, Who
from journeys.pages.keys import free_key, key_from


@dataclass(frozen=True, slots=True)
class Offset:
    """When a step is due, counted from the day the visitor gives."""

    number: int
    unit: Unit
    side: Side


@dataclass(frozen=True, slots=True)
class StepLink:
    """Where a step is done: a page by its primary key (None: an outside service by its address)."""

    how: How
    title: str = ""
    page: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `audiences` empty is for everyone."""

    key: str
    number: int
    title: str
    why: str = ""
    when: str = ""
    offset: Offset | None = None
    who: Who = Who.YOU
    who_name: str = ""
    cost: str = ""
    time: str = ""
    note: str = ""
    audiences: tuple[UUID, ...] = ()
    links: tuple[StepLink, ...] = ()

    def is_for(self, audience: UUID | None) -> bool:
        """Tell whether a visitor of this audience sees the step; None is a visitor who did not say."""
        return audience is None or not self.audiences or audience in self.audiences


def read_steps(stored: Iterable[Any]) -> tuple[Step, ...]:
    """Return the steps in a stream's stored form (`get_prep_value`), with keys that differ."""
    taken: set[str] = set()
    steps = [row["value"] for row in stored if row.get("type") == "step"]
    return tuple(_step(value, number, taken) for number, value in enumerate(steps, start=1))


def _step(value: dict[str, Any], number: int, taken: set[str]) -> Step:
    title = value.get("title") or ""
    return Step(
        key=free_key(value.get("key") or key_from(title), taken),
        number=number,
        title=title,
        why=value.get("why") or "",
        when=value.get("when") or "",
        offset=_offset(value),
        who=Who(value["who"]) if value.get("who") in Who.values else Who.YOU,
        who_name=value.get("who_name") or "",
        cost=value.get("cost") or "",
        time=value.get("time") or "",
        note=value.get("note") or "",
        audiences=tuple(_uuids(value.get("audiences") or ())),
        links=tuple(_link(row) for row in value.get("links") or () if row.get("value")),
    )


def _offset(value: dict[str, Any]) -> Offset | None:
    number = value.get("number")
    if not isinstance(number, int):
        return None
    unit = Unit(value["unit"]) if value.get("unit") in Unit.values else Unit.WORKING_DAYS
    return Offset(number, unit, Side(value["side"]) if value.get("side") in Side.values else Side.AFTER)


def _link(row: dict[str, Any]) -> StepLink:
    value = row["value"]
    how = How(value["how"]) if value.get("how") in How.values else How.AND
    if row.get("type") == "outside":
        return StepLink(how, title=value.get("title") or "", url=value.get("url") or "")
    return StepLink(how, title=value.get("title") or "", page=value.get("page") or 0)


def _uuids(texts: Iterable[str]) -> Iterator[UUID]:
    for text in texts:
        try:
            yield uuid.UUID(str(text))
        except ValueError:
            continue
