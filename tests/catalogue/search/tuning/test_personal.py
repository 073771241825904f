"""What is kept of what people type, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.tuning.models import LONGEST_KEPT
from catalogue.search.tuning.personal import kept, looks_personal

PERSONAL = [
    "jan.janssens@post.example", "mijn mail is jan @ post.example", "jan(at)post.example",
    "0470 12 34 56", "011/23.90.00", "+32 470 12 34 56", "bel mij op 0470123456", "(011) 23 90 00",
    "85.07.30-033.28", "85073003328", "rijksregisternummer 850730", "592-1234567-12",
    "BE68 5390 0754 7034", "be68539007547034", "GB29 NWBK 6016 1331 9268 19", "NL91ABNA0417164300",
    "mijn naam is haas", "Mijn naam is Jan Janssens en ik wil een paspoort", "mijn volledige naam is jan",
    "naam: jan janssens", "ik heet jan", "ik ben Jan Janssens", "Ik ben An De Smet", "mevrouw janssens",
    "dhr. peeters", "my name is john", "geboren op 3 mei 1985", "geboren 03/05/1985",
    "1-ABC-234", "1abc234", "abc-123", "7K4M-9QXD", "vraag 7k4m-9qxd",
]  # fmt: skip
HARMLESS = {
    "paspoort": "paspoort",
    "  Kosten   RIJBEWIJS ": "kosten rijbewijs",
    "Één café": "een cafe",
    "recyclagepark 3500 hasselt": "recyclagepark 3500 hasselt",
    "product 1001": "product 1001",
    "schooltoelage 2026-2027": "schooltoelage 2026-2027",
    "schooltoelage 2026/27": "schooltoelage 2026/27",
    "ik ben mijn identiteitskaart kwijt wat moet ik nu doen": "ik ben mijn identiteitskaart kwijt wat moet ik nu doen",
    "naam wijzigen": "naam wijzigen",
    "naam van mijn kind veranderen": "naam van mijn kind veranderen",
    "lijn 101": "lijn 101",
    "e-ID": "e-id",
    "kids-id": "kids-id",
    "50% korting": "50% korting",
    "nul\0teken": "nul teken",
    "kapot\ud800": "kapot",
}
NOTHING_TO_LEARN = ["", "   ", "!!!", "😀", "\0\x01", "\u202e", "a" * (LONGEST_KEPT + 1), "paspoort " * 14]


@pytest.mark.parametrize("query", PERSONAL)
def test_what_looks_like_a_persons_data_is_not_kept(query: str):
    assert looks_personal(query)
    assert kept(query) == ""
    assert kept(f"paspoort {query}") == ""


@pytest.mark.parametrize(("query", "expected"), HARMLESS.items())
def test_what_is_harmless_is_kept_folded(query: str, expected: str):
    assert kept(query) == expected
    assert kept(expected) == expected


@pytest.mark.parametrize("query", NOTHING_TO_LEARN)
def test_what_teaches_nothing_is_not_kept(query: str):
    assert kept(query) == ""


@given(st.text(max_size=400))
def test_any_text_is_kept_bounded_and_once_kept_stays(query: str):
    found = kept(query)
    assert len(found) <= LONGEST_KEPT
    assert "\0" not in found
    assert kept(found) in {found, ""}
    found.encode()
