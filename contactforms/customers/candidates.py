"""Which rows are worth comparing: the database finds them by phone, e-mail, address and the sound of the name."""

from collections.abc import Iterable, Iterator

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Lower

from contactforms.customers import names, phones, places
from contactforms.customers.matching import Person
from contactforms.customers.models import Customer, KnownName

PER_WAY = 25  # rows of each way to find someone, the newest first
PER_NAME = 4  # rows of each name that is nearly the same
NEAR_NAMES = 10
NEARLY_SAME_NAME = 0.6  # pg_trgm; lower finds half the city

OF_THESE_NAMES = """
SELECT customer.* FROM unnest(%s::text[]) WITH ORDINALITY AS near (key, place)
CROSS JOIN LATERAL (
    SELECT * FROM customers_customer
    WHERE name_key = near.key AND name_key <> '' AND erased_at IS NULL
    ORDER BY id DESC LIMIT %s
) AS customer
"""


def candidates(person: Person) -> list[Customer]:
    """Return the rows that share something with this person, each once, erased ones never."""
    found: dict[int, Customer] = {}
    for rows in _ways(person):
        found |= {row.pk: row for row in rows}
    return list(found.values())


def _ways(person: Person) -> Iterator[Iterable[Customer]]:
    known = Customer.objects.filter(erased_at=None).order_by("-pk")
    line = phones.line_of(phones.normal(person.phone))
    if line:
        yield known.filter(~Q(phone=""), Q(phone=line) | Q(phone__startswith=f"{line};"))[:PER_WAY]
    email = person.email.strip().lower()
    if email:
        yield known.alias(small=Lower("email")).filter(~Q(email=""), small=email)[:PER_WAY]
    door = places.key_of(person.address)
    if door:
        fits = Q(address_key__startswith=door) if door.endswith("|") else Q(address_key=door)
        yield known.filter(~Q(address_key=""), fits)[:PER_WAY]
    name = names.key_of(person.name)
    if name:
        yield known.filter(name_key=name)[:PER_WAY]
        near = _near_names(name)
        if near:
            yield Customer.objects.raw(OF_THESE_NAMES, [near, PER_NAME])


def _near_names(name: str) -> list[str]:
    """Return the names that occur and that are nearly this one, the nearest first."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(NEARLY_SAME_NAME)])
        known = KnownName.objects.filter(key__trigram_similar=name).exclude(key=name)
        near = known.alias(near=TrigramSimilarity("key", name)).order_by("-near", "key")
        return list(near.values_list("key", flat=True)[:NEAR_NAMES])
