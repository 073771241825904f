"""Which questions are asked and what is kept: tables of cases, and what must hold for any questions and answers."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactforms.topics.asking import as_sent, consider, remaining
from contactforms.topics.definitions import (
    WITH_OPTIONS,
    Answer,
    FileRef,
    Given,
    Kind,
    Option,
    TopicQuestion,
    answers_from,
)
from contactforms.topics.values import MAX_FILES, MAX_LONG, MAX_SHORT

WHICH = TopicQuestion(
    "which", "Welke fractie?", Kind.CHOICE, required=True, options=(Option("rest", "Restafval"), Option("gft", "Gft"))
)
BAG = TopicQuestion(
    "bag",
    "Welke zak?",
    Kind.CHOICE,
    required=True,
    options=(Option("small", "Klein"), Option("large", "Groot")),
    only_if=(Given("which", "rest"),),
)
COLOUR = TopicQuestion("colour", "Welke kleur?", Kind.TEXT, required=True, only_if=(Given("bag", "large"),))
DAY = TopicQuestion("day", "Welke dag?", Kind.DATE)
WASTE = (WHICH, BAG, COLOUR, DAY)


@pytest.mark.parametrize(
    ("sent", "shown", "kept", "wrong"),
    [
        ({}, "which day", "", "which"),
        ({"which": ""}, "which day", "", "which"),
        ({"which": "gft"}, "which day", "which", ""),
        ({"which": "rest"}, "which bag day", "which", "bag"),
        ({"which": "rest", "bag": "small"}, "which bag day", "which bag", ""),
        ({"which": "rest", "bag": "large"}, "which bag colour day", "which bag", "colour"),
        ({"which": "rest", "bag": "large", "colour": "rood"}, "which bag colour day", "which bag colour", ""),
        # What was filled in before the answer above it changed is not kept, however deep it hangs.
        ({"which": "gft", "bag": "large", "colour": "rood"}, "which day", "which", ""),
        ({"bag": "large", "colour": "rood"}, "which day", "", "which"),
        # A wrong answer shows nothing below it, and one that is hidden is no error.
        ({"which": "glas", "bag": "small"}, "which day", "", "which"),
        ({"which": "gft", "bag": "reuze"}, "which day", "which", ""),
        ({"which": "gft", "day": "31/02/2026"}, "which day", "which", "day"),
        ({"which": "gft", "day": "1/3/2026"}, "which day", "which day", ""),
        ({"which": "gft", "iets": "anders"}, "which day", "which", ""),
    ],
)
def test_what_is_shown_kept_and_wrong(sent, shown, kept, wrong):
    outcome = consider(WASTE, sent)
    assert " ".join(question.key for question in outcome.shown) == shown
    assert " ".join(answer.key for answer in outcome.answers) == kept
    assert " ".join(outcome.errors) == wrong


def test_without_insisting_nothing_is_missing():
    outcome = consider(WASTE, {"which": "rest"}, insist=False)
    assert outcome.errors == {}
    assert [question.key for question in outcome.unanswered] == ["bag", "day"]


@pytest.mark.parametrize(
    ("answered", "left"),
    [
        ({}, "which bag colour day"),
        ({"which": "gft"}, "day"),
        ({"which": "rest"}, "bag colour day"),
        ({"which": "rest", "bag": "small", "day": "2026-11-26"}, ""),
        ({"which": "rest", "bag": "large"}, "colour day"),
    ],
)
def test_what_may_still_be_asked(answered, left):
    given_before = consider(WASTE, answered, insist=False).answers
    assert " ".join(question.key for question in remaining(WASTE, given_before)) == left


def test_one_of_several_conditions_is_enough():
    either = TopicQuestion("e", "E?", Kind.TEXT, only_if=(Given("which", "gft"), Given("bag", "large")))
    for sent, shown in (
        ({"which": "gft"}, True),
        ({"which": "rest", "bag": "large"}, True),
        ({"which": "rest"}, False),
    ):
        assert (either in consider((WHICH, BAG, either), sent).shown) is shown


@pytest.mark.parametrize("missing", [Given("nowhere", "x"), Given("which", "gone"), Given("late", "yes")])
def test_a_condition_on_what_is_not_there_shows_nothing(missing):
    odd = TopicQuestion("odd", "?", Kind.TEXT, required=True, only_if=(missing,))
    late = TopicQuestion("late", "Later?", Kind.CHOICE, options=(Option("yes", "Ja"), Option("no", "Nee")))
    outcome = consider((WHICH, odd, late), {"which": "gft", "late": "yes", "odd": "x"})
    assert odd not in outcome.shown
    assert "odd" not in {answer.key for answer in outcome.answers}


TEXT = TopicQuestion("q", "Q?", Kind.TEXT)
LONG = TopicQuestion("q", "Q?", Kind.TEXT, long=True)
SEVERAL = TopicQuestion("q", "Q?", Kind.CHOICES, options=(Option("a", "A"), Option("b", "B"), Option("c", "C")))
PLACE = TopicQuestion("q", "Q?", Kind.PLACE)
PHOTO = TopicQuestion("q", "Q?", Kind.PHOTO)
FILES = {f"token{n}": FileRef(f"uuid{n}", f"foto{n}.jpg") for n in range(MAX_FILES + 1)}


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        (TEXT, "  Voor \n de   deur ", "Voor de deur"),
        (TEXT, "   ", None),
        (TEXT, "a\0b\x07c\ud800", "abc"),
        (TEXT, "gezin 👨‍👩‍👧", "gezin 👨‍👩‍👧"),
        (LONG, " één\r\ntwee ", "één\ntwee"),
        (SEVERAL, ["c", "a", "c", ""], (Option("a", "A"), Option("c", "C"))),
        (SEVERAL, "b", (Option("b", "B"),)),
        (SEVERAL, [], None),
        (DAY, "2026-02-28", "2026-02-28"),
        (DAY, "28/2/2026", "2026-02-28"),
        (DAY, "28-02-2026", "2026-02-28"),
        (DAY, " 28. 2. 2026 ", "2026-02-28"),
        (DAY, date(2024, 2, 29), "2024-02-29"),
        (DAY, "", None),
        (PLACE, " Demerstraat  1 ", {"text": "Demerstraat 1"}),
        (PLACE, {"text": "Plein", "lat": 50.93, "lon": 5.3378123456}, {"text": "Plein", "lat": 50.93, "lon": 5.337812}),
        (PLACE, {"lat": 50, "lon": 5}, {"text": "", "lat": 50.0, "lon": 5.0}),
        (PLACE, {"text": ""}, None),
        (PHOTO, ["token1", "token1", ""], (FILES["token1"],)),
        (PHOTO, "token2", (FILES["token2"],)),
        (PHOTO, [], None),
    ],
)
def test_values(question, raw, value):
    outcome = consider((question,), {question.key: raw}, FILES)
    assert outcome.errors == {}
    assert [answer.value for answer in outcome.answers] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("question", "raw", "words"),
    [
        (TEXT, 5, "tekst"),
        (TEXT, "x" * (MAX_SHORT + 1), str(MAX_SHORT)),
        (LONG, "x" * (MAX_LONG + 1), str(MAX_LONG)),
        (WHICH, "Restafval", "Kies"),
        (WHICH, ["rest"], "Kies"),
        (WHICH, {}, "Kies"),
        (SEVERAL, ["a", "z"], "Kies"),
        (SEVERAL, [["a"]], "Kies"),
        (DAY, "morgen", "datum"),
        (DAY, "29/2/2026", "bestaat niet"),
        (DAY, "1/1/0001", "bestaat niet"),
        (DAY, "٣/٣/٢٠٢٦", "datum"),
        (DAY, 20260101, "tekst"),
        (PLACE, {"text": "x", "lat": 91, "lon": 5}, "graden"),
        (PLACE, {"text": "x", "lat": 50}, "graden"),
        (PLACE, {"text": "x", "lat": True, "lon": 5}, "graden"),
        (PLACE, {"text": "x", "lat": float("nan"), "lon": 5}, "graden"),
        (PLACE, {"text": "x", "lat": 10**400, "lon": 5}, "graden"),
        (PHOTO, ["van-een-ander"], "Kies het opnieuw"),
        (PHOTO, [{}], "Kies het opnieuw"),
        (PHOTO, list(FILES), str(MAX_FILES)),
    ],
)
def test_what_is_no_answer(question, raw, words):
    outcome = consider((question,), {question.key: raw}, FILES)
    assert words in outcome.errors[question.key]
    assert outcome.answers == ()


# --- Any questions, any answers --------------------------------------------------------------------------------

OPTIONS = tuple(Option(f"o{n}", f"Antwoord {n}") for n in range(3))
ANYTHING = st.sampled_from(
    [
        None, True, 0, -7, 10**400, 1.5, float("nan"), float("inf"), b"o0", "o7", "\ud800", "\0", "x" * 5000, object(),
        [], [[]], [None], ["o0", {}], {}, {"text": None}, {"text": "x", "lat": "50", "lon": []}, {"lat": 1},
        ("o1",), {"o0"},
        date(2026, 11, 26), "0000-00-00", "99/99/9999", "2026-02-30",
    ]
)  # fmt: skip
LIKELY = (
    st.sampled_from(["o0", "o1", "o2", "", "2026-11-26", "1/2/2026", "Een straat", "token1"])
    | st.lists(st.sampled_from(["o0", "o1", "o2", "token0", "token1"]), max_size=3)
    | st.fixed_dictionaries(
        {"text": st.sampled_from(["", "Plein"]), "lat": st.floats(-90, 90), "lon": st.floats(-180, 180)}
    )
)
CONDITIONS = st.builds(Given, st.integers(0, 7).map("q{}".format), st.sampled_from(["o0", "o1", "o9"]))


@st.composite
def question_lists(draw: st.DrawFn) -> tuple[TopicQuestion, ...]:
    """Also with conditions that point nowhere, to themselves or to what comes later."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from([Kind.CHOICE, Kind.CHOICE, *Kind]))
        found.append(
            TopicQuestion(
                f"q{number}",
                f"Vraag {number}?",
                kind,
                required=draw(st.booleans()),
                long=draw(st.booleans()),
                options=OPTIONS if kind in WITH_OPTIONS else (),
                only_if=tuple(draw(st.lists(CONDITIONS, max_size=2))),
            )
        )
    return tuple(found)


SENT = st.dictionaries(st.integers(0, 7).map("q{}".format), LIKELY | ANYTHING, max_size=8)


@settings(max_examples=150)
@given(question_lists(), SENT)
def test_whatever_comes_in(questions: tuple[TopicQuestion, ...], sent: dict[str, Any]):
    outcome = consider(questions, sent, FILES)
    order = [question.key for question in questions]
    shown, kept = [q.key for q in outcome.shown], [answer.key for answer in outcome.answers]
    # Everything in the order of the questions.
    assert shown == [key for key in order if key in shown]
    assert kept == [key for key in order if key in kept]
    # What is hidden is not required, wrong or kept; what is shown is one of three.
    assert set(kept) | set(outcome.errors) <= set(shown)
    assert not set(kept) & set(outcome.errors)
    assert {q.key for q in outcome.shown if q.required} <= set(kept) | set(outcome.errors)
    # A question is shown because of answers that are kept, above it.
    answers = {answer.key: answer for answer in outcome.answers}
    for question in outcome.shown:
        above = order[: order.index(question.key)]
        assert not question.only_if or any(
            given_.question in above and given_.question in answers and given_.option in answers[given_.question].chosen
            for given_ in question.only_if
        )


@settings(max_examples=150)
@given(question_lists(), SENT)
def test_cleaning_again_changes_nothing(questions: tuple[TopicQuestion, ...], sent: dict[str, Any]):
    once = consider(questions, sent, FILES, insist=False)
    again = consider(questions, as_sent(once.answers), insist=False)
    assert again.errors == {}
    assert again.answers == once.answers
    by_key = {q.key for q in again.shown}
    assert {answer.key for answer in once.answers} <= by_key


@settings(max_examples=150)
@given(question_lists(), SENT, SENT)
def test_changing_answers_never_leaves_what_could_not_be(questions, first: dict[str, Any], change: dict[str, Any]):
    """What remains after a change is what answering anew in one go would give."""
    before = as_sent(consider(questions, first, FILES, insist=False).answers)
    after = consider(questions, before | change, FILES, insist=False)
    assert consider(questions, as_sent(after.answers), insist=False).answers == after.answers


@settings(max_examples=150)
@given(question_lists(), SENT)
def test_what_remains_is_what_more_answers_could_show(questions, sent: dict[str, Any]):
    outcome = consider(questions, sent, FILES, insist=False)
    left = [question.key for question in remaining(questions, outcome.answers)]
    assert {q.key for q in outcome.unanswered} <= set(left)
    assert not set(left) & {answer.key for answer in outcome.answers}
    assert left == [question.key for question in questions if question.key in left]


@settings(max_examples=100)
@given(question_lists(), SENT)
def test_answers_are_kept_as_data_with_their_words(questions, sent: dict[str, Any]):
    answers = consider(questions, sent, FILES, insist=False).answers
    rows = [answer.as_json() for answer in answers]
    assert all(set(row) == {"key", "label", "kind", "value"} for row in rows)
    read = answers_from(rows)
    assert [answer.as_json() for answer in read] == rows
    assert {type(answer) for answer in read} <= {Answer}
