"""What a search can be narrowed to, with how many results each choice leaves."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.utils.translation import gettext as _

from catalogue.organisation.models import Department
from catalogue.products.models import Audience, Theme
from catalogue.search.results import Results
from contactforms.portal.search.asked import Asked
from contactforms.portal.search.rows import kind_in_words

MOST = 8  # choices of one kind
MODELS: dict[str, Any] = {"department": Department, "theme": Theme, "audience": Audience}
Counts = list[tuple[Any, int]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `query_string` is the search with it, or without it when it is chosen."""

    name: str
    count: int
    chosen: bool
    query_string: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a search."""

    name: str
    choices: tuple[Choice, ...]


def facets_of(asked: Asked, results: Results) -> list[Facet]:
    """Return the facets that tell results apart, and those that were chosen (1 query)."""
    counts = results.facets
    shown = {
        "department": _shown(asked, "department", counts.departments),
        "theme": _shown(asked, "theme", counts.themes),
        "audience": _shown(asked, "audience", counts.audiences),
        "kind": _shown(asked, "kind", counts.kinds),
    }
    names = _names(shown) | {"kind": {kind: kind_in_words(kind) for kind, _count in shown["kind"]}}
    departments, themes, audiences, kinds = (_facet(asked, field, shown[field], names[field]) for field in shown)
    named = (
        (_("Department"), departments),
        (_("Theme"), themes),
        (_("For whom"), audiences),
        (_("Kind"), kinds),
    )
    return [Facet(name, choices) for name, choices in named if len(choices) > 1 or any(c.chosen for c in choices)]


def _shown(asked: Asked, field: str, counts: tuple[tuple[Any, int], ...]) -> Counts:
    """Return the choices to show: the most frequent, and the one that was chosen, so that it can be taken away."""
    chosen = getattr(asked, field) or None
    shown = list(counts[:MOST])
    if chosen is not None and chosen not in dict(shown):
        shown.append((chosen, dict(counts).get(chosen, 0)))
    return shown


def _names(shown: dict[str, Counts]) -> dict[str, dict[Any, str]]:
    """Return what the rows of each facet are called."""
    names: dict[str, dict[Any, str]] = {field: {} for field in MODELS}
    wanted = {field: [value for value, _count in shown[field]] for field in MODELS}
    asked = [
        model.objects.filter(pk__in=wanted[field]).order_by().values_list(Value(field), "pk", "name")
        for field, model in MODELS.items()
        if wanted[field]
    ]
    for field, pk, name in asked[0].union(*asked[1:], all=True) if asked else ():
        names[field][pk] = name
    return names


def _facet(asked: Asked, field: str, shown: Counts, known: dict[Any, str]) -> tuple[Choice, ...]:
    chosen = getattr(asked, field) or None
    nothing = getattr(Asked(), field)
    return tuple(
        Choice(
            known[value],
            count,
            value == chosen,
            asked.but(**{field: nothing if value == chosen else value}).query_string,
        )
        for value, count in shown
        if value in known
    )
