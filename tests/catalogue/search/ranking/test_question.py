"""What someone typed, as groups of ways to find it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.stemming import stem
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.thesaurus import Lexicon, link, read, stems_of
from catalogue.search.dutch.vocabulary import Vocabulary
from catalogue.search.ranking.question import (
    LONGEST_QUERY,
    MOST_EXAMPLES,
    MOST_JOINED,
    MOST_PHRASES,
    MOST_WAYS,
    MOST_WORDS,
    Because,
    Question,
    Way,
    understand,
)
from catalogue.search.ranking.weights import Weights
from tests.catalogue.search.any_text import ANY_TEXT, DUTCH, MANY

PAGES = "paspoort rijbewijs huisvuilzak bibliotheek huwelijk recyclagepark leefloon kaart zak bus"
GOOD = "paspoort bibliotheken huwelijken kaarten mus kus bos taart zaak haak milieu"
TYPED = "huis vuil zak geen geld goed gedrag zegen stort bomma pas rijbwijs de niet nodig 9000 e-ID"
KNOWN = Vocabulary(dict.fromkeys(PAGES.split(), 5))
THESAURUS = Lexicon(
    read(
        [
            "containerpark, stort > recyclagepark",
            "bomma > oudere ~",
            "geen geld > leefloon",
            "goed gedrag zeden > uittreksel strafregister",
            "pas > paspoort | reispas",
        ]
    )
)
EDITORS = Lexicon(one for one in [link("stort", "milieustraat", layer="editors")] if one)
WEIGHTS = Weights()


def ask(text: str, **options: object) -> Question:
    return understand(text, KNOWN, (EDITORS, THESAURUS), WEIGHTS, **options)  # type: ignore[arg-type]


def ways(question: Question, *because: Because) -> list[Way]:
    return [way for group in question.groups for way in group.ways if not because or way.because in because]


def weight(question: Question, because: Because, *tokens: str) -> float:
    (found,) = {way.weight for way in ways(question, because) if way.tokens == tokens}
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("paspoort", ["paspoort"]),
        ("Hoe vraag ik een paspoort aan?", ["paspoort"]),
        ("paspoort PASPOORT paspoort", ["paspoort"]),
        ("e-ID", ["eid"]),
        ("wie zijn wij", ["wie", "zijn", "wij"]),  # nothing else was typed
        ("mag niet", ["mag", "niet"]),
        ("paspoort\x00bus\n", ["paspoort", "bus"]),
        ("", []),
        (" \t ", []),
        ("?!", []),
        ("\ud800", []),
    ],
)
def test_the_words_that_count(text: str, words: list[str]) -> None:
    question = ask(text)
    assert [one.word for one in question.words] == words
    assert bool(question) is bool(words)


def test_stop_words_of_editors_count_no_more() -> None:
    stop = STOP_WORDS | {"stad"}
    assert [one.word for one in ask("bus stad", stop_words=stop).words] == ["bus"]
    assert [one.word for one in ask("stad", stop_words=stop).words] == ["stad"]


def test_a_word_is_found_as_typed_and_by_its_parts() -> None:
    question = ask("rijbewijzen")
    assert weight(question, Because.TYPED, "rijbewijs") == 1
    assert weight(question, Because.PART, "bewijs") == WEIGHTS.part


@pytest.mark.parametrize(
    ("typed", "right"),
    [("paspoor", "paspoort"), ("rijbwijs", "rijbewijs"), ("biblioteek", "bibliotheek"), ("huwlijk", "huwelijk")],
)
def test_a_typing_error_is_corrected(typed: str, right: str) -> None:
    question = ask(f"{typed} stad")
    assert question.corrected == ((typed, right),)
    assert question.text == f"{right} stad"
    assert weight(question, Because.TYPED, stem(typed)) == 1
    assert weight(question, Because.CORRECTED, stem(right)) == WEIGHTS.correction


@pytest.mark.parametrize("word", GOOD.split())
def test_good_dutch_is_not_corrected(word: str) -> None:
    assert ask(word).corrected == ()


def test_nor_is_a_word_of_the_thesaurus() -> None:
    assert ask("bomma stort").corrected == ()


def test_what_was_typed_can_be_taken_as_it_is() -> None:
    question = ask("paspoor", correct=False)
    assert question.corrected == () and not ways(question, Because.CORRECTED, Because.ALIKE)


def test_kept_words_are_neither_corrected_nor_split() -> None:
    assert len(ask("rijbewijs").groups[0].ways) > 1
    for typed in ("paspoor", "rijbewijs"):
        question = ask(typed, kept=frozenset({typed}))
        assert question.corrected == ()
        assert [way.because for way in question.groups[0].ways] == [Because.TYPED]


def test_a_word_too_far_off_is_sought_by_what_resembles_it() -> None:
    question = ask("huwelijkxyzq")
    found = ways(question, Because.ALIKE)
    assert question.corrected == () and found
    assert all(0 < way.weight < WEIGHTS.alike for way in found)


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("huis vuil zak", ["huisvuilzak"]),
        ("huisvuil zak", ["huisvuilzak"]),
        ("vuil huis zak", []),
        ("leef loon", ["leefloon"]),
    ],
)
def test_a_word_written_apart(typed: str, joined: list[str]) -> None:
    question = ask(typed)
    assert [way.via for way in ways(question, Because.JOINED)] == joined
    for group in question.groups:
        if group.ways[0].because is Because.JOINED:
            assert group.places == tuple(range(len(typed.split())))
            assert group.ways[0].weight == WEIGHTS.joined


def test_the_thesaurus_counts_less_than_editors_and_a_weak_link_least() -> None:
    found = {way.tokens: way.weight for way in ways(ask("stort bomma"), Because.EDITORS, Because.THESAURUS)}
    assert found[stems_of("milieustraat")] == WEIGHTS.editors
    assert found[stems_of("recyclagepark")] == WEIGHTS.thesaurus
    assert 0 < found[stems_of("oudere")] < WEIGHTS.thesaurus / 2


def test_several_targets_are_ways_of_one_group() -> None:
    (group,) = [group for group in ask("pas").groups if group.ways[0].because is Because.THESAURUS]
    assert {way.tokens for way in group.ways} == {("paspoort",), ("reispas",)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("geen geld", True),
        ("ik heb geen geld meer", True),
        ("geld", False),
        ("geen", False),
        ("geen paspoort", False),
        ("wat doe ik zonder geld", False),
    ],
)
def test_a_saying_with_a_stop_word(typed: str, meant: bool) -> None:
    assert any(way.tokens == ("leefloon",) for way in ways(ask(typed), Because.THESAURUS)) is meant


@pytest.mark.parametrize("typed", ["goed gedrag en zeden", "bewijs goed gedrag en zegen", "attest gedrag zeden goed"])
def test_a_long_saying_even_with_a_letter_off(typed: str) -> None:
    assert any(way.tokens == stems_of("uittreksel strafregister") for way in ways(ask(typed), Because.THESAURUS))


def test_stop_words_alone_say_nothing() -> None:
    lexicon = Lexicon(one for one in [link("niet nodig", "bus")] if one)
    question = understand("niet nodig paspoort", KNOWN, (lexicon,), WEIGHTS)
    assert not ways(question, Because.THESAURUS)


def test_a_question_like_an_example_leads_to_its_product() -> None:
    question = ask("theater of sport in de gevangenis organiseren")
    found = ways(question, Because.EXAMPLE)
    assert 0 < len(found) <= MOST_EXAMPLES
    best = max(found, key=lambda way: way.weight)
    assert "gedetineerden" in best.via and WEIGHTS.examples / 2 < best.weight <= WEIGHTS.examples * 1.000001


def test_one_word_in_common_with_an_example_says_little() -> None:
    assert all(way.weight < WEIGHTS.examples / 4 for way in ways(ask("gevangenis"), Because.EXAMPLE))


def test_weights_can_be_set_otherwise_and_a_wrong_dial_is_an_error() -> None:
    question = understand("rijbewijs", KNOWN, (), WEIGHTS.changed(part=0.25))
    assert weight(question, Because.PART, "bewijs") == 0.25
    with pytest.raises(TypeError):
        WEIGHTS.changed(speed=1)


def test_a_long_question_is_cut() -> None:
    question = ask(" ".join(f"woord{number}x" for number in range(2_000)))
    assert len(question.raw) <= LONGEST_QUERY and len(question.words) == MOST_WORDS
    assert len(ask("x" * 10_000).raw) == LONGEST_QUERY


SENTENCES = st.lists(
    st.one_of(
        DUTCH,
        st.sampled_from(TYPED.split()),
    ),
    max_size=40,
).map(" ".join)


@MANY
@given(st.one_of(ANY_TEXT, SENTENCES), st.booleans())
def test_any_text_is_a_bounded_question(text: str, correct: bool) -> None:
    question = ask(text, correct=correct)
    assert question == ask(text, correct=correct)
    assert len(question.raw) <= LONGEST_QUERY and question.raw.isprintable()
    assert len(question.words) == len(set(question.words)) <= MOST_WORDS
    assert len(question.groups) <= MOST_WORDS * MOST_JOINED + MOST_PHRASES + 1
    for group in question.groups:
        assert 0 < len(group.ways) <= MOST_WAYS
        assert group.places and list(group.places) == sorted(set(group.places))
        assert 0 <= group.places[0] <= group.places[-1] < len(question.words)
        assert all(way.tokens and 0 < way.weight <= WEIGHTS.examples * 1.000001 for way in group.ways)
    assert bool(question) == bool(question.groups) == bool(question.tokens)
    assert len(question.corrected) <= len(question.words) * correct
    assert {wrong for wrong, _ in question.corrected} <= {one.word for one in question.words}
    assert {right for _, right in question.corrected} <= set(KNOWN._spellable)
    assert len(question.text) <= 20 * LONGEST_QUERY


@MANY
@given(st.one_of(ANY_TEXT, SENTENCES))
def test_the_raw_question_is_the_same_question(text: str) -> None:
    question = ask(text)
    assert ask(question.raw) == question
    for group in question.groups[: len(question.words)]:
        assert group.ways[0].because is Because.TYPED and group.ways[0].weight == 1
    assert all(question.tokens[one.stem] >= 1 for one in question.words)


@pytest.mark.parametrize("typed", ["waar is 't containerpark", "'s avonds containerpark"])
def test_a_short_article_does_not_count(typed: str) -> None:
    assert not {"t", "s"} & {one.word for one in ask(typed).words}


def test_a_new_compound_of_known_parts_is_not_corrected() -> None:
    assert understand("verbouwpremie", Vocabulary({"trouwpremie": 1}), (), WEIGHTS).corrected == ()
