"""By what the results can be narrowed: links with counts, and links that undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.products.models.classification import Classification
from catalogue.search.results import Results
from cms.site.search.asked import Asked, audiences, themes

MOST = 10  # choices of one facet
KIND_NAMES: dict[str, str | Promise] = {
    "product": gettext_lazy("Product"),
    "service": gettext_lazy("Service"),
    "journey": gettext_lazy("Journey"),
    "flow": gettext_lazy("Help with choosing"),
    "infopage": gettext_lazy("Information"),
    "cataloguesection": gettext_lazy("Overview"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow, how many results are left, and the address that does it."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one facet."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, and the address that undoes it."""

    title: str
    name: str
    address: str


def facets(request: HttpRequest, asked: Asked, results: Results) -> list[Facet]:
    """Return what can still be chosen: facets with at least two choices, the most results first."""
    counted = results.facets
    found = [
        Facet(_("Kind"), _kinds(asked, counted.kinds)),
        Facet(_("Theme"), _rows(asked, "theme", themes(request), counted.themes)),
        Facet(_("For whom"), _rows(asked, "audience", audiences(request), counted.audiences)),
    ]
    return [facet for facet in found if len(facet.choices) > 1]


def chosen(asked: Asked) -> list[Chosen]:
    """Return what narrows the results now."""
    found = []
    if asked.kind:
        found.append(Chosen(_("Kind"), str(KIND_NAMES[asked.kind]), asked.address(kind="")))
    if asked.theme:
        found.append(Chosen(_("Theme"), asked.theme.name, asked.address(theme=None)))
    if asked.audience:
        found.append(Chosen(_("For whom"), asked.audience.name, asked.address(audience=None)))
    return found


def _kinds(asked: Asked, counts: Iterable[tuple[str, int]]) -> tuple[Choice, ...]:
    if asked.kind:
        return ()
    return tuple(Choice(str(KIND_NAMES[k]), n, asked.address(kind=k)) for k, n in counts if k in KIND_NAMES)


def _rows(
    asked: Asked, name: str, rows: Sequence[Classification], counts: Iterable[tuple[int, int]]
) -> tuple[Choice, ...]:
    if getattr(asked, name) is not None:
        return ()
    known: dict[int, Any] = {row.pk: row for row in rows}
    found = [(known[pk], count) for pk, count in counts if pk in known]
    return tuple(Choice(row.name, count, asked.address(**{name: row})) for row, count in found[:MOST])
