"""Who this may be: people we know already, the likeliest first, with the reasons. It proposes and never merges."""

from collections.abc import Iterable
from dataclasses import dataclass

from contactforms.customers.candidates import candidates
from contactforms.customers.clusters import rows_of
from contactforms.customers.matching import LEAST, Person, Reason, compare_normal, with_normal_phone
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
    return one_of_each(ranked(Person(name, email, phone, address), exclude))[:limit]


def ranked(person: Person, exclude: Customer | None = None) -> list[Suggestion]:
    """Return all rows that may be this person, the likeliest first; of one customer there may be several."""
    person, left_out = with_normal_phone(person), _left_out(exclude)
    found = []
    for row in candidates(person):
        if row.head_id not in left_out:
            likeness = compare_normal(person, row.as_person)
            if likeness.score >= LEAST:
                found.append(Suggestion(row, likeness.score, likeness.reasons, likeness.differences))
    return sorted(found, key=lambda suggestion: (-suggestion.score, -suggestion.customer.pk))


def one_of_each(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Keep the first row of each customer."""
    first: dict[int, Suggestion] = {}
    for suggestion in suggestions:
        first.setdefault(suggestion.customer.head_id, suggestion)
    return list(first.values())


def _left_out(exclude: Customer | None) -> set[int]:
    """Return the heads that are not proposed."""
    if exclude is None:
        return set()
    return {exclude.head_id} | apart_from(rows_of(exclude).values_list("pk", flat=True))
