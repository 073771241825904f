"""Nothing is left of a person who is erased."""

import pytest
from django.db import IntegrityError, connection, transaction

from cms.accounts.roles import Role
from contactforms.customers.models import Customer, KnownName
from contactforms.customers.services import Refused, change, erase, merge, register
from tests.factories import make_user

TRACES = ("zeldzame", "naamwaarde", "seldsame", "namwarde", "zeldzaam", "009876", "vreemdestraat", "0207494678")


@pytest.fixture
def actor(db):
    return make_user(Role.AGENT)


@pytest.fixture
def person(actor):
    return register(
        name="Zeldzame Naamwaarde", email="zeldzaam@privadres.example", phone="011 00 98 76", street="Vreemdestraat",
        house_number="7", postal_code="3500", municipality="Hasselt", kind="business",
        company_number="BE 0207.494.678", preferred_channel="phone", actor=actor,
    )  # fmt: skip


def everything() -> str:
    """All that the tables of customers hold."""
    tables = [name for name in connection.introspection.table_names() if name.startswith("customers_")]
    with connection.cursor() as cursor:
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.append(str(cursor.fetchall()))
    return "".join(rows).lower()


def test_every_row_of_the_person_in_every_table(person, actor):
    again = register(name="Naamwaarde Zeldzame", email="zeldzaam@privadres.example", actor=actor)
    change(person, actor, house_number="9")
    merge(person, again, actor)
    other = register(name="Iemand Anders", email="iemand@voorbeeld.example", actor=actor)
    assert all(trace in everything() for trace in TRACES), "or this test sees nothing"
    assert erase(again, actor) == 2
    assert [trace for trace in TRACES if trace in everything()] == []
    other.refresh_from_db()
    assert other.name == "Iemand Anders"
    assert list(KnownName.objects.values_list("key", flat=True)) == [other.name_key]


def test_what_stays_says_who_did_it_and_when(person, actor):
    erase(person, actor)
    person.refresh_from_db()
    assert person.erased_at is not None
    [left] = person.history.all()
    assert (left.history_user, left.history_change_reason, left.name) == (actor, "erased", "")
    assert erase(person, actor) == 0
    assert person.history.count() == 1


def test_the_erased_are_not_filled_again(person, actor):
    erase(person, None)
    assert person.history.get().history_user is None
    with pytest.raises(Refused):
        change(person, actor, name="Terug")
    with pytest.raises(Refused):
        merge(person, register(email="x@voorbeeld.example"), actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.filter(pk=person.pk).update(name="Terug")


def test_a_name_that_others_have_stays_known(person, actor):
    register(name="Zeldzame Naamwaarde", email="ander@voorbeeld.example")
    erase(person, actor)
    assert KnownName.objects.count() == 1
    Customer.objects.filter(email="ander@voorbeeld.example").delete()
    assert not KnownName.objects.exists()
