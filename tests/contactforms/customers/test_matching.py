"""How likely two rows are one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactforms.customers import names, places
from contactforms.customers.matching import HIGHEST, LIKELY, POSSIBLE, Person, Reason, compare
from contactforms.customers.places import Address

ALIKE = [
    ("Jan Jansens", "Jan Janssens"), ("Jan Janssen", "Jan Janssens"), ("Eva de Vries", "Eva Devries"),
    ("Eva De Vries", "Eva De Vriese"), ("Vries, Eva de", "Eva de Vries"), ("Peeters Jan", "Jan Peeters"),
    ("J. Peeters", "Jan Peeters"), ("Hélène Thüring", "Helene Thuring"), ("Marc Claeys", "Mark Claes"),
    ("Tom Van den Berghe", "Tom Vandenberghe"), ("Els D'hondt", "Els Dhondt"), ("Els D’hondt", "Els D'Hondt"),
    ("Marie-Claire De Wit", "Marieclaire De Wit"), ("dhr. Jan Peeters", "Jan Peeters"),
    ("Jan Willem Peeters", "Jan Peeters"), ("Peeters", "Jan Peeters"), ("Wout Dierickx", "Wout Dieriks"),
    ("Søren Kjær", "Soren Kjaer"), ("Sofie Declercq", "Sofie De Clerck"), ("Yılmaz Ayşe", "Ayse Yilmaz"),
    ("An Mertens", "Ann Mertens"), ("VZW De Brug", "De Brug"),
]  # fmt: skip

OTHERS = [
    ("Jan Peeters", "Els Peeters"), ("Jan Peeters", "Jan Janssens"), ("J. Peeters", "Els Peeters"),
    ("Jan Peeters", "Piet Claes"), ("Ann De Vries", "Bob De Vries"), ("Bakkerij Claes", "Garage Claes"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_names_that_may_be_one(a, b):
    assert (names.alike(a, b) or 0) >= 0.6
    assert names.alike(a, b) == names.alike(b, a)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_names_that_are_two(a, b):
    assert (names.alike(a, b) or 0) < 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [("Jan Jansens", "Janssens Jan"), ("Marc Claes", "Mark Claes"), ("Eva de Vries", "Devries Eva"), ("Yo", "yo")],
)
def test_the_database_finds_them_under_one_key(a, b):
    assert names.key_of(a) == names.key_of(b)


@pytest.mark.parametrize("name", ["", " ", "...", "'"])
def test_no_name_is_no_name(name):
    assert names.alike(name, "Jan") is None
    assert names.key_of(name) == ""


HOME = Address("Kapelstraat", "12", "3", "3500", "Hasselt")
ADDRESSES = [
    (Address("Kapelstr.", "12", "bus 3", "3500", "Hasselt"), 1.0),
    (Address("KAPEL STRAAT", "12 bus 3", "", "3500", ""), 1.0),
    (Address("Kapelstraat 12 bus 03", "", "", "", "hasselt"), 1.0),
    (Address("Kapelstraat", "12/3", "", "3500", "Hasselt"), 1.0),
    (Address("Kapelstraat", "12b3", "", "3500", "Hasselt"), 1.0),
    (Address("Kappelstraat", "12", "3", "3500", "Hasselt"), places.MISSPELT),
    (Address("Kapelstraat", "12", "", "3500", "Hasselt"), places.BOX_UNKNOWN),
    (Address("Kapelstraat", "12", "4", "3500", "Hasselt"), places.OTHER_BOX),
    (Address("Kapelstraat", "", "", "3500", "Hasselt"), places.NUMBER_UNKNOWN),
    (Address("Kapelstraat", "12a", "3", "3500", "Hasselt"), places.SAME_STREET),
    (Address("Kapelstraat", "12", "3", "3501", "Hasselt"), 1.0),
    (Address("Kapelstraat", "12", "3", "3600", "Genk"), 0.0),
    (Address("Dorpsstraat", "12", "3", "3500", "Hasselt"), 0.0),
    (Address("", "12", "3", "3500", "Hasselt"), None),
]


@pytest.mark.parametrize(("other", "alike"), ADDRESSES)
def test_addresses(other, alike):
    assert places.alike(HOME, other) == alike
    assert places.alike(other, HOME) == alike


@pytest.mark.parametrize(
    ("short", "whole"),
    [("St-Jansplein", "Sint-Jansplein"), ("Genkerstwg", "Genkersteenweg"), ("O.L.V. plein", "Onze-Lieve-Vrouwplein")],
)
def test_short_forms_of_streets(short, whole):
    assert places.alike(Address(short, "1"), Address(whole, "1")) == 1.0
    assert places.key_of(Address(short, "1", "", "3500")) == places.key_of(Address(whole, "1 bus 7", "", "3500"))


JAN = Person("Jan Janssens", "jan@voorbeeld.example", "0495 12 34 56", HOME)


def test_one_person_spelled_twice():
    other = Person("Jansens Jan", "Jan@Voorbeeld.example", "+32 495/12.34.56", Address("Kapelstr.", "12", "", "3500"))
    found = compare(JAN, other)
    assert found.score >= LIKELY
    assert found.reasons == (Reason.NAME_ALIKE, Reason.SAME_PHONE, Reason.SAME_EMAIL, Reason.SAME_ADDRESS)
    assert found.differences == ("name", "address")


@pytest.mark.parametrize(
    "shared",
    [
        {"email": JAN.email},
        {"phone": JAN.phone},
        {"email": JAN.email, "phone": JAN.phone, "address": HOME},
    ],
)
def test_a_family_that_shares_stays_two(shared):
    found = compare(JAN, Person("Els Janssens", **shared))
    assert 0 < found.score < POSSIBLE
    assert found.reasons[-1] == Reason.OTHER_NAME
    assert "name" in found.differences


def test_another_extension_is_a_colleague():
    office = Person(phone="011 23 95 00 toestel 12"), Person(phone="011 23 95 00 toestel 13")
    found = compare(*office)
    assert (found.reasons, found.differences) == ((Reason.SAME_LINE,), ("phone",))
    assert found.score < POSSIBLE


def test_only_a_number_is_enough_to_ask():
    assert compare(JAN, Person(phone="0495123456")).score == POSSIBLE


def test_a_slip_in_the_address_of_the_mail():
    found = compare(Person(email="jan@voorbeeld.example"), Person(email="jan@voorbeelt.example"))
    assert (found.reasons, found.differences) == ((Reason.EMAIL_ALIKE,), ("email",))


def test_nothing_shared_is_nothing():
    found = compare(JAN, Person("Piet Claes", "piet@elders.example", "0470 00 00 00", Address("Dorpsstraat", "1")))
    assert (found.score, found.reasons) == (0, ())
    assert compare(Person(), Person()).score == 0


WORDS = st.sampled_from(["Jan", "Els", "J.", "Janssens", "Jansens", "de", "Vries", "Peeters", "van", "Ø", "-", ""])
NAMES = st.one_of(st.lists(WORDS, max_size=4).map(" ".join), st.text(max_size=12))
EMAILS = st.sampled_from(["", "jan@a.example", "Jan@a.example", "jan@b.example", "els@a.example", "x"])
PHONES = st.sampled_from(["", "0495123456", "+32495123456", "011 23 95 00 tst 1", "011239500", "1700", "x"])
PARTS = st.sampled_from(["", "Kapelstraat", "Kapelstr.", "Dorpsstraat 3", "12", "12 bus 3", "3500", "Hasselt"])
PLACES = st.builds(Address, PARTS, PARTS, PARTS, PARTS, PARTS)
PERSONS = st.builds(Person, NAMES, EMAILS, PHONES, PLACES)


@given(PERSONS, PERSONS)
def test_the_order_does_not_matter_and_the_score_is_bounded(a, b):
    assert compare(a, b) == compare(b, a)
    assert 0 <= compare(a, b).score <= HIGHEST


@given(PERSONS, PERSONS)
def test_nobody_is_more_alike_than_oneself(a, b):
    assert compare(a, b).score <= compare(a, a).score
    assert compare(a, a).differences == ()


@given(PERSONS, PERSONS, PERSONS, st.sampled_from(["name", "email", "phone", "address"]))
def test_one_more_equal_field_never_lowers_the_score(a, b, third, field):
    """Where both had nothing, the same thing in both only adds."""
    from dataclasses import replace

    nothing = getattr(Person(), field)
    a, b = replace(a, **{field: nothing}), replace(b, **{field: nothing})
    same = {field: getattr(third, field)}
    assert compare(replace(a, **same), replace(b, **same)).score >= compare(a, b).score
