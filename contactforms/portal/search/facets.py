"""What a search can be narrowed to, with how many results each choice leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from catalogue.organisation.models import Department
from catalogue.products.models import Audience, Theme
from catalogue.search.results import Results
from contactforms.portal.search.asked import Asked
from contactforms.portal.search.rows import kind_in_words

MOST = 8  # choices of one kind


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
    """Return the facets that tell results apart, and those that were chosen (a query for each that holds rows)."""
    counts = results.facets
    departments = _facet(asked, "department", counts.departments, _names(Department))
    themes = _facet(asked, "theme", counts.themes, _names(Theme))
    audiences = _facet(asked, "audience", counts.audiences, _names(Audience))
    kinds = _facet(asked, "kind", counts.kinds, lambda kinds: {kind: kind_in_words(kind) for kind in kinds})
    named = (
        (_("Department"), departments),
        (_("Theme"), themes),
        (_("For whom"), audiences),
        (_("Kind"), kinds),
    )
    return [Facet(name, choices) for name, choices in named if len(choices) > 1 or any(c.chosen for c in choices)]


def _names(model: Any) -> Callable[[list[Any]], dict[Any, str]]:
    return lambda pks: {row.pk: row.name for row in model.objects.filter(pk__in=pks)} if pks else {}


def _facet(
    asked: Asked, field: str, counts: tuple[tuple[Any, int], ...], names: Callable[[list[Any]], dict[Any, str]]
) -> tuple[Choice, ...]:
    chosen = getattr(asked, field) or None
    shown = list(counts[:MOST])
    if chosen is not None and chosen not in dict(shown):
        shown.append((chosen, dict(counts).get(chosen, 0)))  # so that it can be taken away
    known = names([value for value, _count in shown])
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
