"""What is stored of a text, and looked for of a question."""

import pytest
from hypothesis import given

from catalogue.search.dutch.analysis import Term, term, terms
from catalogue.search.dutch.stemming import stem
from catalogue.search.dutch.words import LONGEST, words
from tests.catalogue.search.any_text import ANY_TEXT, MANY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paspoort", [Term("paspoort", "paspoort")]),
        ("Rijbewijzen", [Term("rijbewijzen", "rijbewijs", ("rij", "bewijs"))]),
        ("huisvuilophaling", [Term("huisvuilophaling", "huisvuilophal", ("huis", "vuil", "ophaal"))]),
        ("e-ID", [Term("eid", "eid", ("id",))]),
        ("Kids-ID", [Term("kidsid", "kidsid", ("kid", "id"))]),
        ("foto's", [Term("foto", "foto")]),
        ("1.500", [Term("1500", "1500", ("500",))]),
        ("de bus", [Term("de", "de"), Term("bus", "bus")]),
        ("bus bus", [Term("bus", "bus"), Term("bus", "bus")]),
        ("jan@stad.be", [Term("jan@stad.be", "jan@stad.be")]),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[Term]) -> None:
    found = list(terms(text))
    assert [(t.word, t.inside) for t in found] == [(t.word, t.inside) for t in expected]
    assert [t.stem for t in found] == [stem(t.word) for t in expected]


@pytest.mark.parametrize("word", ["paspoort", "rijbewijs", "eid", "huisvuilophaling", "1500", "velo"])
def test_one_word_is_the_same_alone_and_in_a_text(word: str) -> None:
    assert [term(word)] == list(terms(word))


def test_a_part_that_is_written_apart_is_split_further() -> None:
    (found,) = terms("identiteitskaart-aanvraag")
    assert {"identiteit", "kaart", "aanvraag"} <= set(found.inside)


@MANY
@given(ANY_TEXT)
def test_any_text_has_terms_one_for_each_word(text: str) -> None:
    found = list(terms(text))
    assert found == list(terms(text))
    assert [t.word for t in found] == [word.text for word in words(text)]
    for one in found:
        assert one.stem == stem(one.word)
        assert one.stem not in one.inside
        assert len(set(one.inside)) == len(one.inside) <= LONGEST
        assert all(len(piece) > 1 for piece in one.inside)
