"""Who this may be."""

import pytest

from cms.accounts.roles import Role
from contactforms.customers.matching import Reason
from contactforms.customers.places import Address
from contactforms.customers.services import erase, merge, not_the_same, register
from contactforms.customers.suggestions import suggestions_for
from tests.factories import make_user


@pytest.fixture
def actor(db):
    return make_user(Role.AGENT)


@pytest.fixture
def jan(db):
    return register(
        name="Jan Janssens", email="jan@voorbeeld.example", phone="0495 12 34 56", street="Kapelstraat",
        house_number="12", box="3", postal_code="3500", municipality="Hasselt",
    )  # fmt: skip


def found(**asked):
    return [suggestion.customer for suggestion in suggestions_for(**asked)]


@pytest.mark.parametrize(
    "asked",
    [
        {"phone": "+32 (0)495/12.34.56"},
        {"phone": "0495 12 34 56 toestel 3"},
        {"email": "JAN@voorbeeld.example"},
        {"name": "Jansens Jan"},
        {"name": "Jan Jansen"},
        {"address": Address("Kapelstr.", "12", "", "3500")},
        {"address": Address("Kapelstraat", "12")},
        {"name": "Iemand Anders", "phone": "0495123456"},
    ],
)
def test_one_thing_in_common_is_enough_to_be_found(jan, asked):
    register(name="Piet Claes", email="piet@elders.example", phone="0470 99 88 77")
    assert found(**asked) == [jan]


def test_nothing_in_common_is_nobody(jan):
    assert suggestions_for(phone="0470 00 00 00", email="x@y.example", name="Piet Claes") == []
    assert suggestions_for() == []
    assert suggestions_for(phone="anoniem", name="...", email=" ") == []


def test_the_likeliest_first_with_reasons_and_differences(jan):
    els = register(name="Els Janssens", email="jan@voorbeeld.example")
    first, second = suggestions_for(name="Jan Jansens", email="jan@voorbeeld.example")
    assert (first.customer, first.score, first.differences) == (jan, 79, ("name",))
    assert (second.customer, second.differences) == (els, ("name",))
    assert second.reasons == (Reason.SAME_EMAIL, Reason.OTHER_NAME)
    assert second.score < 40


def test_never_more_than_asked_for(db):
    for number in range(7):
        register(name=f"Wie {number}", phone="011 23 95 00")
    assert len(suggestions_for(phone="011 23 95 00")) == 5
    assert len(suggestions_for(phone="011 23 95 00", limit=2)) == 2


def test_a_merged_customer_is_proposed_once(jan, actor):
    again = register(name="Jan Janssens", email="jan@voorbeeld.example")
    merge(jan, again, actor)
    [only] = suggestions_for(name="Jan Janssens", email="jan@voorbeeld.example")
    assert only.customer.head_id == jan.pk


def test_not_one_s_own_rows_and_nobody_who_was_told_apart(jan, actor):
    again, other, others = (register(name="Jan Janssens", email="jan@voorbeeld.example") for _ in range(3))
    merge(jan, again, actor)
    merge(other, others, actor)
    again.refresh_from_db()
    asked = {"name": "Jan Janssens", "exclude": again}
    assert [row.head_id for row in found(**asked)] == [other.pk]
    not_the_same(jan, others, actor)
    assert found(**asked) == []


def test_the_erased_are_gone(jan, actor):
    erase(jan, actor)
    assert suggestions_for(phone="0495 12 34 56", name="Jan Janssens", email="jan@voorbeeld.example") == []


def test_it_costs_as_many_questions_however_many_there_are(jan, django_assert_num_queries):
    asked = {
        "phone": "0495 12 34 56", "email": "jan@voorbeeld.example", "name": "Jan Janssens", "address": jan.address,
    }  # fmt: skip
    for _ in range(20):
        register(name="Jan Janssens", email="jan@voorbeeld.example", phone="0495 12 34 56")
    register(name="Jan Jansen", email="jan@voorbeeld.example")
    # Phone, e-mail, address, same sound, near names (savepoint, threshold, names, savepoint), their rows.
    with django_assert_num_queries(9):
        assert len(suggestions_for(**asked)) == 5


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"name": "Piet Claes", "phone": "0495 12 34 56"}, True),  # a family's telephone
        ({"name": "Piet Claes", "email": "jan@voorbeeld.example"}, True),
        ({"name": "Piet Claes", "address": Address("Kapelstraat", "12", "3", "3500", "Hasselt")}, False),
        ({"name": "Piet Claes", "email": "jam@voorbeeld.example"}, False),
        ({"name": "Piet Claes", "phone": "0495 12 34 56 toestel 4"}, False),
    ],
)
def test_strangers_are_not_shown(jan, asked, shown):
    assert found(**asked) == ([jan] if shown else [])
