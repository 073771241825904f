"""Which rows are worth comparing: the database finds them by phone, e-mail, address and the sound of the name."""

from collections.abc import Iterator

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from contactforms.customers import names, phones, places
from contactforms.customers.matching import Person
from contactforms.customers.models import Customer

PER_WAY = 40  # rows of each way to find someone, the newest first
NEARLY_SAME_NAME = 0.6  # pg_trgm; lower finds half the city


def candidates(person: Person) -> list[Customer]:
    """Return the rows that share something with this person, each once, erased ones never."""
    found: dict[int, Customer] = {}
    for rows in _ways(person):
        found |= {row.pk: row for row in rows}
    return list(found.values())


def _ways(person: Person) -> Iterator[QuerySet[Customer] | list[Customer]]:
    known = Customer.objects.filter(erased_at=None).order_by("-pk")
    line = phones.line_of(phones.normal(person.phone))
    if line:
        yield known.filter(~Q(phone=""), Q(phone=line) | Q(phone__startswith=f"{line};"))[:PER_WAY]
    email = person.email.strip().lower()
    if email:
        yield known.alias(small=Lower("email")).filter(~Q(email=""), small=email)[:PER_WAY]
    door = places.key_of(person.address)
    if door:
        yield known.filter(address_key=door)[:PER_WAY]
    name = names.key_of(person.name)
    if name:
        yield known.filter(name_key=name)[:PER_WAY]
        yield _nearly_named(known, name)


def _nearly_named(known: QuerySet[Customer], name: str) -> list[Customer]:
    """Return rows with nearly this name, the nearest first."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(NEARLY_SAME_NAME)])
        near = known.filter(name_key__trigram_similar=name).alias(near=TrigramSimilarity("name_key", name))
        return list(near.order_by("-near", "-pk")[:PER_WAY])
