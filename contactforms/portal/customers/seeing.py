"""Which customers an account sees: it sees a row in full, or it sees nothing of it, not even that it is there.

The suggestions of the call screen, the search, the customer's page and any API read people through here; each
person shown is a row in the read log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.http import Http404

from catalogue.organisation.models import Service
from contactforms.customers.clusters import rows_of, rows_with
from contactforms.customers.matching import HIGHEST, LIKELY, POSSIBLE, Person
from contactforms.customers.models import Customer
from contactforms.customers.places import Address
from contactforms.customers.suggestions import NOWHERE, Suggestion, one_of_each, ranked
from contactforms.portal.customers.known import services_of
from contactforms.privacy.masking import Level, PersonalData
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import level_for_person, reveal_people


@dataclass(frozen=True, slots=True)
class SeenSuggestion:
    """A person who may be the one, as this account sees them. `customer` is the row that looks alike."""

    customer: Customer
    person: PersonalData
    score: int
    reasons: tuple[str, ...]
    differences: tuple[str, ...]

    @property
    def strength(self) -> str:
        """`likely`, `possible` or `weak`."""
        return "likely" if self.score >= LIKELY else "possible" if self.score >= POSSIBLE else "weak"


@dataclass(frozen=True, slots=True)
class Alike:
    """The people most like someone whom an account may see, the likeliest first; nobody is shown yet."""

    actor: AbstractUser
    suggestions: list[Suggestion]
    known: dict[int, list[Service]]

    def shown(self, purpose: Purpose, place: Place, *, start: int = 0, limit: int = 5) -> list[SeenSuggestion]:
        """Return so many of them with their data; each is logged."""
        found = self.suggestions[start : start + limit]
        pairs = [(suggestion.customer, self.known[suggestion.customer.pk]) for suggestion in found]
        people = reveal_people(pairs, self.actor, purpose, place)
        return [
            SeenSuggestion(s.customer, person, s.score, tuple(str(r.label) for r in s.reasons), s.differences)
            for s, person in zip(found, people, strict=True)
        ]


def alike(actor: AbstractUser, person: Person, exclude: Customer | None = None) -> Alike:
    """Return whoever is like this person, of those whom `actor` may see."""
    found = ranked(person, exclude)
    known = services_of(suggestion.customer for suggestion in found)
    visible = (s for s in found if level_for_person(actor, known[s.customer.pk]) == Level.FULL)
    return Alike(actor, one_of_each(visible), known)


def with_number(actor: AbstractUser, uuid: UUID) -> Alike:
    """Return the one customer with this identifier, when `actor` may see them and they were not erased."""
    try:
        found = find_known(actor, uuid)
    except Http404:
        return Alike(actor, [], {})
    rows = [row for row in found.rows[:1] if row.erased_at is None]
    return Alike(actor, [Suggestion(row, HIGHEST, (), ()) for row in rows], found.known)


def suggestions_seen(
    actor: AbstractUser,
    place: Place,
    *,
    phone: str = "",
    email: str = "",
    name: str = "",
    address: Address = NOWHERE,
    exclude: Customer | None = None,
    limit: int = 5,
) -> list[SeenSuggestion]:
    """Return the people most like this one whom `actor` may see, and log that they were shown at `place`."""
    found = alike(actor, Person(name, email, phone, address), exclude)
    return found.shown(Purpose.RECOGNISE, place, limit=limit)


def how_many_alike(actor: AbstractUser, rows: list[Customer]) -> int:
    """Return how many people look like the person of these rows, of those whom `actor` may see (at most 5)."""
    return len(alike(actor, rows[0].as_person, rows[0]).suggestions[:5]) if rows else 0


@dataclass(frozen=True, slots=True)
class Found:
    """A person's rows that an account may see, the one that stands for them first, with the services of each."""

    rows: list[Customer]
    known: dict[int, list[Service]]

    def shown(self, actor: AbstractUser, purpose: Purpose, place: Place) -> list[PersonalData]:
        """Return the data of the rows as `actor` sees it; each is logged."""
        return reveal_people([(row, self.known[row.pk]) for row in self.rows], actor, purpose, place)


def rows_seen(actor: AbstractUser, customer: Customer) -> list[Customer]:
    """Return the rows of this person that `actor` may see, the one that stands for them first if it is among them."""
    return _found(actor, rows_of(customer)).rows


def find(actor: AbstractUser, uuid: UUID) -> list[Customer]:
    """Return the visible rows of the person with this identifier; raise Http404 where nothing may be seen."""
    return find_known(actor, uuid).rows


def find_known(actor: AbstractUser, uuid: UUID) -> Found:
    """Return the same with their services: who shows them need not ask again."""
    found = _found(actor, rows_with(uuid))
    if uuid not in {row.uuid for row in found.rows}:
        raise Http404
    return found


def _found(actor: AbstractUser, rows_of_one: Iterable[Customer]) -> Found:
    rows = sorted(rows_of_one, key=lambda row: (row.merged_into_id is not None, row.pk))
    known = services_of(rows)
    return Found([row for row in rows if level_for_person(actor, known[row.pk]) == Level.FULL], known)


def shown(actor: AbstractUser, rows: list[Customer], purpose: Purpose, place: Place) -> list[PersonalData]:
    """Return the data of these rows as `actor` sees it; each is logged."""
    return Found(rows, services_of(rows)).shown(actor, purpose, place)


def shown_in_full(
    actor: AbstractUser, rows: list[Customer], purpose: Purpose, place: Place
) -> list[tuple[Customer, PersonalData]]:
    """Return those of these rows whom `actor` may see, with their data; each is logged."""
    known = services_of(rows)
    visible = [row for row in rows if level_for_person(actor, known[row.pk]) == Level.FULL]
    people = reveal_people([(row, known[row.pk]) for row in visible], actor, purpose, place)
    return list(zip(visible, people, strict=True))
