"""Who this may be: people we know already, the likeliest first, with the reasons. It proposes and never merges."""

from dataclasses import dataclass

from contactforms.customers.candidates import candidates
from contactforms.customers.clusters import rows_of
from contactforms.customers.matching import Person, Reason, compare
from contactforms.customers.models import Customer
from contactforms.customers.places import Address
from contactforms.customers.services.telling_apart import apart_from

NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row that may be the person; `differences` are the fields that both have and that are not the same.

    The row is the one that looks alike; `customer.head_id` is the customer to whom it belongs by now. Show it
    through `contactforms.portal.customers.seeing` only: it decides whose eyes may see this row at all.
    """

    customer: Customer
    score: int
    reasons: tuple[Reason, ...]
    differences: tuple[str, ...]


def suggestions_for(
    *,
    phone: str = "",
    email: str = "",
    name: str = "",
    address: Address = NOWHERE,
    exclude: Customer | None = None,
    limit: int = 5,
) -> list[Suggestion]:
    """Return the rows most like this person, at most one of each customer, the likeliest first.

    With `exclude` none of that customer's own rows, and none that somebody told apart from them.
    """
    person = Person(name, email, phone, address)
    left_out = _left_out(exclude)
    best: dict[int, Suggestion] = {}
    for row in candidates(person):
        if row.head_id in left_out:
            continue
        found = compare(person, row.as_person)
        suggestion = Suggestion(row, found.score, found.reasons, found.differences)
        if found.score and _rank(suggestion) > _rank(best.get(row.head_id)):
            best[row.head_id] = suggestion
    return sorted(best.values(), key=_rank, reverse=True)[:limit]


def _left_out(exclude: Customer | None) -> set[int]:
    """Return the heads that are not proposed."""
    if exclude is None:
        return set()
    return {exclude.head_id} | apart_from(rows_of(exclude).values_list("pk", flat=True))


def _rank(suggestion: Suggestion | None) -> tuple[int, int]:
    return (suggestion.score, suggestion.customer.pk) if suggestion else (0, 0)
