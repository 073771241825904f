"""What a question looks like by its form: tables of cases, and any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.shapes import LONGEST, Shape, What, shapes

CITY = {"3500": {"hasselt"}, "3511": {"kuringen", "stokrooie"}}


def first(query: str) -> Shape | None:
    return next(shapes(query, CITY), None)


def reading(query: str, what: What) -> Shape | None:
    return next((shape for shape in shapes(query, CITY) if shape.what == what), None)


@pytest.mark.parametrize(
    "query",
    [
        "011 23 90 00", "011/23.90.00", "011-23-90-00", "(011) 23 90 00", "011239000", "+32 11 23 90 00",
        "0032 11 23 90 00", "+32 (0)11 23 90 00", "32 11 23 90 00", "tel. 011 23 90 00", "011/23 90 00?",
        "van wie is 011 23 90 00", "011\u00a023\u00a090\u00a000",
    ],
)  # fmt: skip
def test_a_phone_number_in_any_spelling(query):
    shape = reading(query, What.PHONE)
    assert shape is not None
    assert (shape.value, shape.sure) == ("+3211239000", True)


@pytest.mark.parametrize(
    ("query", "value"),
    [("0495/12.34.56", "+32495123456"), ("0800 00 001", "+3280000001"), ("1700", "1700"), ("17 00", "1700"),
     ("bel 112", "112"), ("+31 6 12345678", "+31612345678")],
)  # fmt: skip
def test_mobile_free_short_and_foreign_numbers(query, value):
    assert reading(query, What.PHONE).value == value


@pytest.mark.parametrize(
    "query", ["rijbewijs", "01.02.03-123.45", "artikel 60", "22 34", "2024-11-22", "van 9.00 tot 12.00 uur", "€ 25,50"]
)
def test_what_is_no_phone_number(query):
    assert reading(query, What.PHONE) is None


@pytest.mark.parametrize(
    ("query", "value"),
    [("1001", "1001"), ("nr 1001", "1001"), ("Nr. 1001", "1001"), ("#1001", "1001"), ("# 1001", "1001"),
     ("product 1001", "1001"), ("productnummer: 1001", "1001"), ("n° 1001", "1001"), ("10 01", "10 01"),
     ("AB-12", "AB-12"), (" 1001 ", "1001")],
)  # fmt: skip
def test_a_product_number(query, value):
    assert reading(query, What.PRODUCT_NUMBER).value == value


@pytest.mark.parametrize("query", ["artikel 60", "rijbewijs b", "nummer", "#", "huisvuil 1001", "model 596.2"])
def test_words_are_no_product_number(query):
    assert reading(query, What.PRODUCT_NUMBER) is None


@pytest.mark.parametrize(
    "query", ["7K4M-9QXD", "7k4m-9qxd", "7K4M 9QXD", "7k4m9qxd", "#7K4M-9QXD", "vraag 7K4M-9QXD", "ref: 7K4M-9QXD"]
)
def test_the_reference_of_a_question(query):
    assert first(query) == Shape(What.REFERENCE, "7K4M-9QXD")


@pytest.mark.parametrize("query", ["7K4M-9QX", "AEIO-1234", "rijbewijs", "paspoort", "7K4M-9QXDD", "2345 6789"])
def test_what_is_no_reference(query):
    assert reading(query, What.REFERENCE) is None


@pytest.mark.parametrize(
    ("query", "value", "rest"),
    [("3500", "3500", ""), ("3511 Kuringen", "3511", ""), ("huisvuil 3511", "3511", "huisvuil"), ("B-3500", "3500", ""),
     ("3500 huisvuil", "3500", "huisvuil"), ("huisvuil 3500 Hasselt wanneer", "3500", "huisvuil wanneer"),
     ("2000 Antwerpen", "2000", ""), ("1800", "1800", "")],
)  # fmt: skip
def test_a_postal_code(query, value, rest):
    shape = reading(query, What.POSTAL_CODE)
    assert (shape.value, shape.rest) == (value, rest)


@pytest.mark.parametrize(
    "query", ["2026", "kalender 2026", "2000 euro weg", "0350", "35000", "huisvuil 1800", "3500,50"]
)
def test_years_and_amounts_are_no_postal_code(query):
    assert reading(query, What.POSTAL_CODE) is None


@pytest.mark.parametrize(
    ("query", "value", "rest"),
    [("Kiewitstraat 12", "Kiewitstraat 12", ""),
     ("huisvuil kiewitstraat 12 bus 3", "kiewitstraat 12 bus 3", "huisvuil"),
     ("Kempische Steenweg 5, 3500 Hasselt", "Kempische Steenweg 5", ""), ("Grote Markt 1", "Grote Markt 1", ""),
     ("sint-truidersteenweg 44a", "sint-truidersteenweg 44a", ""), ("Thonissenlaan 3/2", "Thonissenlaan 3/2", ""),
     ("koning albertstraat 3", "koning albertstraat 3", ""), ("molenweg 8 werken", "molenweg 8", "werken"),
     ("kiewitstraat", "kiewitstraat", "")],
)  # fmt: skip
def test_a_street(query, value, rest):
    shape = first(query)
    assert (shape.what, shape.value, shape.rest) == (What.STREET, value, rest)


@pytest.mark.parametrize("query", ["straat", "dorpsplein filmopname", "op weg 5", "ik park 2 uur", "uw straat 3"])
def test_what_is_no_street(query):
    assert reading(query, What.STREET) is None


def test_an_email_address_and_what_stands_around_it():
    assert first("wie is Afval@Hasselt.example ?") == Shape(What.EMAIL, "afval@hasselt.example", "wie is ?")


@given(st.text(max_size=600))
def test_any_text_has_a_bounded_number_of_readings(query):
    found = list(shapes(query, CITY))
    assert len(found) <= 8
    assert all(len(shape.value) + len(shape.rest) <= LONGEST * 3 for shape in found)


@given(st.text(alphabet="0123456789 +-/.()#@abnrtstalwe\x00", max_size=400))
def test_texts_that_look_like_things(query):
    assert list(shapes(query, CITY)) == list(shapes(query, CITY))
