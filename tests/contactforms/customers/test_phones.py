"""A phone number in any spelling is one number."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contactforms.customers.phones import is_number, line_of, normal, shown

MOBILE, LAND, FREE = "+32495123456", "+3211239500", "+3280012345"

SPELLINGS = [
    *((text, MOBILE) for text in (
        "0495123456", "0495/12.34.56", "0495 12 34 56", "0495-12-34-56", "0495 / 12 34 56", "(0495) 12 34 56",
        "+32 495 12 34 56", "+32495123456", "+32(0)495 12 34 56", "+32 (0) 495/12.34.56", "0032 495 12 34 56",
        "0032(0)495123456", "00 32 495 12 34 56", "32495123456", "+320495123456", "tel:+32-495-12-34-56",
        "bel 0495 12 34 56", "0495 12 34 56 (Jan)", "0495\u00a012\u00a034\u00a056", "\u202a+32 495 12 34 56\u202c",
        "０４９５１２３４５６", "gsm: 0495.12.34.56", "＋32 495 12 34 56",
    )),
    *((text, LAND) for text in ("011 23 95 00", "011/23.95.00", "+32 11 23 95 00", "0032 (0)11 23 95 00")),
    *((text, f"{LAND};ext=12") for text in (
        "011 23 95 00 toestel 12", "011/23.95.00 tst. 12", "+32 11 23 95 00 ext 12", "011 23 95 00 x12",
        "011 23 95 00 #12", "011239500;ext=12", "tel:+32-11-23-95-00;ext=12", "011 23 95 00 intern 12",
        "011 23 95 00 (12)", "011 23 95 00, toestel: 12", "011 23 95 00 TOESTEL 12",
    )),
    *((text, FREE) for text in ("0800 12 345", "0800/12.345", "+32 800 12 345", "0800-12345")),
    ("078 15 15 15", "+3278151515"),
    ("0900 10 000", "+3290010000"),
    ("1700", "1700"),
    ("17 00", "1700"),
    ("112", "112"),
    ("116 000", "116000"),
    ("+31 20 123 4567", "+31201234567"),
    ("0031 20 123 4567", "+31201234567"),
    ("+33 1 42 68 53 00", "+33142685300"),
    ("+49 30 901820", "+4930901820"),
    ("+1 212 555 0100 ext. 7", "+12125550100;ext=7"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), SPELLINGS)
def test_spellings(text, number):
    assert normal(text) == number


@pytest.mark.parametrize(
    "text",
    ["", None, "   ", "anonymous", "onbekend", "+32", "00", "toestel 12", "0", "+", "12", "99999999999999999999"],
)
def test_what_is_no_number(text):
    assert normal(text) == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (MOBILE, "0495 12 34 56"),
        (f"{LAND};ext=12", "011 23 95 00 ext. 12"),
        ("+31201234567", "+31 20 123 4567"),
        ("1700", "1700"),
        ("", ""),
    ],
)
def test_as_people_write_it(number, words):
    assert shown(number) == words
    assert normal(words) == number


def test_an_extension_is_another_phone_on_the_same_line():
    assert normal("011 23 95 00 tst 12") != normal("011 23 95 00 tst 13")
    assert line_of(normal("011 23 95 00 tst 12")) == normal("011 23 95 00")


@pytest.mark.parametrize(("number", "is_one"), [(MOBILE, True), ("1700", True), ("+32201234567", False)])
def test_what_may_be_kept_of_a_person(number, is_one):
    assert is_number(number) is is_one


@given(st.text(max_size=60))
@example("1700#12")
@example("(0)#1")
@example("+(12)")
@example("0495 12 34 56 (12)")
def test_any_text_at_all(text):
    number = normal(text)
    assert normal(number) == number
    assert number == "" or number[0] in "+123456789"
    assert isinstance(shown(number), str) and isinstance(is_number(number), bool)


DIGITS = st.sampled_from(["495123456", "11239500", "80012345", "78151515", "31231212", "92661234", "470998877"])
BETWEEN = st.sampled_from(["", " ", ".", "/", "-", " / ", "\u00a0"])
BEFORE = st.sampled_from(["0", "+32", "+32 ", "0032", "0032 ", "+32(0)", "+32 (0) ", "0032 (0)", "(0)"])
EXTENSION = st.sampled_from(["", " toestel 7", " tst.7", ";ext=7", " ext 7", " x7", " TOESTEL: 7"])


@given(DIGITS, BEFORE, EXTENSION, st.lists(BETWEEN, min_size=8, max_size=8))
def test_any_spelling_of_one_number_is_that_number(digits, before, extension, between):
    text = before + digits[0] + "".join(gap + digit for gap, digit in zip(between, digits[1:], strict=False))
    assert normal(text + extension) == f"+32{digits}" + (";ext=7" if extension else "")
