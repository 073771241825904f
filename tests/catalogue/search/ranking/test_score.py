"""How well one page answers a question."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.analysis import term
from catalogue.search.ranking.page_words import FIELDS, PageWords, page_words
from catalogue.search.ranking.question import Because, Group, Question, Way
from catalogue.search.ranking.score import AGENT, Ranker
from catalogue.search.ranking.statistics import Statistics
from catalogue.search.ranking.weights import Weights
from tests.catalogue.search.any_text import MANY

WORDS = ("bus", "gras", "kat", "dak", "stad")
STATISTICS = Statistics(1_000, {"bus": 20, "gras": 5, "kat": 60, "dak": 1, "stad": 900}, (3.0, 3.0, 10.0, 60.0, 5.0))
WEIGHTS = Weights()


def asked(*words: str, more: tuple[Group, ...] = ()) -> Question:
    groups = tuple(Group((i,), (Way((word,), 1.0, Because.TYPED, word),)) for i, word in enumerate(words))
    return Question(" ".join(words), tuple(term(word) for word in words), groups + more)


def ranker(*words: str, more: tuple[Group, ...] = (), agent: bool = False) -> Ranker:
    return Ranker(asked(*words, more=more), STATISTICS, WEIGHTS, agent=agent)


TEXTS = st.lists(st.sampled_from([*WORDS, "boom", "vis"]), max_size=12).map(" ".join)
PAGES = st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS)).map(page_words)
TOKENS = st.lists(st.sampled_from([*WORDS, "boom"]), min_size=1, max_size=3, unique=True).map(tuple)
MORE = st.lists(
    st.builds(
        Way,
        TOKENS,
        st.floats(0.05, 1.4),
        st.sampled_from([Because.PART, Because.THESAURUS, Because.EXAMPLE]),
        st.just(""),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True))
    places = st.lists(st.integers(0, len(words) - 1), min_size=1, unique=True).map(lambda found: tuple(sorted(found)))
    more = draw(st.lists(st.builds(Group, places, MORE.map(tuple)), max_size=3))
    return asked(*words, more=tuple(more))


def test_a_page_without_the_words_has_no_points() -> None:
    score = ranker("bus").score(page_words({"title": "Gras", "body": "kat en dak"}))
    assert (score.total, score.words, score.title) == (0, 0, 0)
    assert ranker("bus").parts(page_words({"title": "Gras"})) == []


def test_a_question_of_nothing_gives_no_points() -> None:
    empty = Ranker(Question("", (), ()), STATISTICS, WEIGHTS)
    assert empty.score(page_words({"title": "Bus"})).total == 0
    assert empty.covers(page_words({"title": "Bus"})) == 0


def test_title_before_keywords_before_summary_before_body() -> None:
    one_field = {"title": "boom vis", "keywords": "boom vis", "summary": "boom vis", "body": "boom vis"}
    totals = [
        ranker("bus").score(page_words({**one_field, field: "boom vis bus"})).total
        for field in ("title", "keywords", "summary", "body")
    ]
    assert totals == sorted(totals, reverse=True) and len(set(totals)) == 4


@MANY
@given(PAGES, st.sampled_from([1, 2, 3]), st.integers(1, 30))
def test_more_occurrences_never_lower_the_points(page: PageWords, place: int, more: int) -> None:
    """The word said again makes the text longer too."""
    row, lengths = list(page.counts.get("bus", (0,) * len(FIELDS))), list(page.lengths)
    row[place] += 2 * more
    lengths[place] += more
    after = PageWords({**page.counts, "bus": tuple(row)}, tuple(lengths), page.title)
    assert ranker("bus").score(after).total >= ranker("bus").score(page).total - 1e-9


def test_each_repetition_helps_less() -> None:
    points = [ranker("bus").score(page_words({"body": "bus " * times})).words for times in range(1, 12)]
    gains = [after - before for before, after in pairwise(points)]
    assert all(gain > 0 for gain in gains) and gains == sorted(gains, reverse=True)


def test_a_rarer_word_weighs_more() -> None:
    both = ranker("gras", "kat")
    assert both.score(page_words({"body": "gras boom"})).total > both.score(page_words({"body": "kat boom"})).total
    both = ranker("dak", "stad")
    assert both.score(page_words({"body": "dak"})).total > 5 * both.score(page_words({"title": "Over stad"})).words


def test_all_the_words_are_better_than_one() -> None:
    both = ranker("bus", "kat")
    assert both.score(page_words({"body": "bus kat"})).total > both.score(page_words({"body": "bus bus"})).total
    assert both.score(page_words({"body": "bus kat"})).all_words == pytest.approx(WEIGHTS.all_words)
    assert both.score(page_words({"body": "bus bus"})).all_words < WEIGHTS.all_words / 2


def test_a_long_text_is_held_against_a_page() -> None:
    short, long = page_words({"body": "bus"}), page_words({"body": "bus " + "boom " * 300})
    assert ranker("bus").score(short).total > ranker("bus").score(long).total > 0


def test_the_note_counts_for_colleagues_only() -> None:
    page = page_words({"title": "Gras", "agent": "bus"})
    assert ranker("bus").score(page).total == 0
    assert ranker("bus", agent=True).score(page).words > 0
    (part,) = ranker("bus", agent=True).parts(page)
    assert part.fields[AGENT] == pytest.approx(part.points)


@MANY
@given(questions(), PAGES)
def test_the_note_changes_nothing_for_the_public(question: Question, page: PageWords) -> None:
    without = PageWords(
        {t: (*row[:AGENT], 0) for t, row in page.counts.items()}, (*page.lengths[:AGENT], 0), page.title
    )
    public = Ranker(question, STATISTICS, WEIGHTS)
    assert public.score(page) == public.score(without)
    assert all(part.fields[AGENT] == 0 for part in public.parts(page))


def test_nor_in_how_much_is_explained() -> None:
    page = page_words({"title": "Gras", "agent": "bus"})
    assert ranker("gras", "bus").covers(page) == ranker("gras", "bus").covers(page_words({"title": "Gras"}))


@MANY
@given(questions(), PAGES, st.booleans(), st.floats(-1, 1), st.floats(-1, 2), st.booleans(), st.booleans())
def test_the_total_is_its_parts(
    question: Question, page: PageWords, agent: bool, meaning: float, used: float, exact: bool, titled: bool
) -> None:
    one = Ranker(question, STATISTICS, WEIGHTS, agent=agent)
    score = one.score(page, meaning=meaning, popularity=used, exact=exact, titled=titled)
    assert score == one.score(page, meaning=meaning, popularity=used, exact=exact, titled=titled)
    pieces = (score.words, score.title, score.meaning, score.popularity, score.number)
    assert score.total == pytest.approx(sum(pieces)) and min(*pieces, score.all_words) >= 0
    parts = one.parts(page)
    assert score.words - score.all_words == pytest.approx(sum(part.points for part in parts))
    for part in parts:
        assert part.points == pytest.approx(sum(part.fields)) and min(part.fields) >= 0
        assert part.way in part.group.ways and part.group in question.groups


@MANY
@given(questions(), PAGES)
def test_a_page_covers_between_nothing_and_everything(question: Question, page: PageWords) -> None:
    assert 0 <= Ranker(question, STATISTICS, WEIGHTS).covers(page) <= 1 + 1e-9


def test_covers() -> None:
    both = ranker("gras", "stad")
    assert both.covers(page_words({"body": "boom"})) == 0
    assert both.covers(page_words({"body": "gras stad"})) == pytest.approx(1)
    assert both.covers(page_words({"body": "gras"})) > 0.9 > 0.1 > both.covers(page_words({"body": "stad"}))


def test_a_word_that_is_meant_covers_what_was_typed() -> None:
    meant = Group((0,), (Way(("gras",), 0.8, Because.THESAURUS, "bus → gras"),))
    assert ranker("bus", more=(meant,)).covers(page_words({"body": "gras"})) == pytest.approx(0.8)


@MANY
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True),
    st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS)),
)
def test_the_very_title_comes_first(words: list[str], other: dict[str, str]) -> None:
    one = ranker(*words)
    very = one.score(page_words({"title": " ".join(words)}))
    longer = one.score(page_words({**other, "title": f"{' '.join(words)} boom"}))
    assert very.total > longer.total


def test_a_title_that_begins_with_the_word_comes_first() -> None:
    begins, ends = page_words({"title": "Bus boom"}), page_words({"title": "Boom bus"})
    assert ranker("bus").score(begins).total > ranker("bus").score(ends).total


def test_the_name_of_a_service_earns_no_bonus() -> None:
    page = page_words({"title": "Bus"})
    service, titled = ranker("bus").score(page, titled=False), ranker("bus").score(page)
    assert service.title == 0 < titled.title
    assert service.words == titled.words and service.total < titled.total


def test_the_very_number_beats_all() -> None:
    found, number = page_words({"title": "Bus"}), page_words({"title": "Gras"})
    assert ranker("bus").score(number, exact=True).total > ranker("bus").score(found, meaning=1, popularity=1).total


@pytest.mark.parametrize(("popularity", "points"), [(-1, 0), (0, 0), (0.5, 0.5), (1, 1), (7, 1)])
def test_use_is_bounded(popularity: float, points: float) -> None:
    score = ranker("bus").score(page_words({"body": "bus"}), popularity=popularity)
    assert score.popularity == pytest.approx(points * WEIGHTS.popularity)


def test_what_is_less_certain_weighs_less() -> None:
    def points(because: Because, weight: float) -> float:
        more = Group((0,), (Way(("gras",), weight, because, ""),))
        return ranker("bus", more=(more,)).score(page_words({"body": "gras"})).words

    assert points(Because.EDITORS, 1.0) > points(Because.THESAURUS, 0.8) > points(Because.THESAURUS, 0.3) > 0


def test_several_ways_of_one_word_count_once_and_a_little() -> None:
    def points(*tokens: str) -> float:
        group = Group((0,), tuple(Way((token,), 1.0, Because.TYPED, "") for token in tokens))
        equally_rare = Statistics(1_000, dict.fromkeys(tokens, 20), STATISTICS.mean_lengths)
        score = Ranker(Question("bus", (term("bus"),), (group,)), equally_rare, WEIGHTS).score(page)
        return score.words - score.all_words

    page = page_words({"body": "bus gras kat"})
    once = points("bus")
    assert points("bus", "gras") == points("bus", "gras", "kat") == pytest.approx(once * (1 + WEIGHTS.other_ways))


def test_of_a_saying_of_two_words_half_is_less_than_half() -> None:
    more = (Group((0,), (Way(("gras", "kat"), 1.0, Because.THESAURUS, ""),)),)
    one = ranker("bus", more=more)
    both, half = one.score(page_words({"body": "gras kat"})).words, one.score(page_words({"body": "gras boom"})).words
    assert 0 < half < both / 2
