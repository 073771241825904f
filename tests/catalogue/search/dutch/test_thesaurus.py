"""What people say, and what the pages say for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.thesaurus import FOLDER, WEAK, Lexicon, link, read, stems_of, thesaurus
from catalogue.search.dutch.words import words
from tests.catalogue.search.any_text import ANY_TEXT, MANY

FILES = sorted(FOLDER.glob("*.txt"))


def said(*lines: str) -> list[tuple[str, str, float]]:
    return [(one.said_text, one.meant_text, one.weight) for one in read(lines)]


def lines_of(file: Path) -> list[str]:
    return [text for line in file.read_text(encoding="utf-8").splitlines() if (text := line.split("#")[0].strip())]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("stort > recyclagepark", [("stort", "recyclagepark", 1)]),
        ("stort, milieupark > recyclagepark", [("stort", "recyclagepark", 1), ("milieupark", "recyclagepark", 1)]),
        ("pas > paspoort | reispas", [("pas", "paspoort", 1), ("pas", "reispas", 1)]),
        ("boot, schip > kade ~", [("boot", "kade", WEAK), ("schip", "kade", WEAK)]),
        ("bomma > oudere ~", [("bomma", "oudere", WEAK)]),
        ("bomma > oudere~", [("bomma", "oudere", WEAK)]),
        ("bomma > oudere ~  # van haar", [("bomma", "oudere", WEAK)]),
        ("boot = schip", [("boot", "schip", 1), ("schip", "boot", 1)]),
        ("boot = schip ~", [("boot", "schip", WEAK), ("schip", "boot", WEAK)]),
        ("# stort > recyclagepark", []),
        ("stort # > recyclagepark", []),
        ("", []),
        ("   ", []),
        ("stort", []),
        ("stort >", []),
        ("> recyclagepark", []),
        ("stort > stort", []),
        ("stort, , vuil > park", [("stort", "park", 1), ("vuil", "park", 1)]),
        ("paspoorten = paspoort", []),  # already one word
        ("~", []),
        (">>>", []),
    ],
)
def test_read(line: str, expected: list[tuple[str, str, float]]) -> None:
    assert said(line) == expected


def test_each_of_three_names_stands_for_each() -> None:
    names = ("boot", "schip", "vaartuig")
    found = said("boot = schip = vaartuig")
    assert len(found) == 6
    assert {one[:2] for one in found} == {(a, b) for a in names for b in names if a != b}


def test_each_saying_leads_to_each_target() -> None:
    found = said("boot, schip > haven | kade")
    assert [one[:2] for one in found] == [("boot", "haven"), ("boot", "kade"), ("schip", "haven"), ("schip", "kade")]


@pytest.mark.parametrize(
    ("expression", "stems"),
    [
        ("paspoort", ("paspoort",)),
        ("Internationaal paspoort", ("internationaal", "paspoort")),
        ("aangifte van een geboorte", ("aangifte", "geboren")),
        ("geen geld", ("niet", "geld")),  # one word would be left: the saying is kept whole
        ("weg kwijt", ("weg", "kwijt")),
        ("niks meer", ("niet", "meer")),
        ("geen", ("niet",)),
        ("ik wil", ("ik", "wil")),  # nothing else there
        ("bus bussen", ("bus",)),
        ("!?", ()),
        ("", ()),
    ],
)
def test_stems_of(expression: str, stems: tuple[str, ...]) -> None:
    assert stems_of(expression) == stems


@pytest.mark.parametrize(
    ("stems", "found"),
    [
        ({"niet", "geld"}, True),
        ({"geld"}, False),
        ({"niet"}, False),
        (set(), False),
    ],
)
def test_a_saying_of_stop_words_needs_all_of_it(stems: set[str], found: bool) -> None:
    assert bool(list(Lexicon(read(["geen geld > leefloon"])).links(stems))) is found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("goed gedrag zeden", True),
        ("zeden goed gedrag", True),
        ("bewijs goed gedrag en zeden", True),
        ("goed gedrag zegen", True),  # a letter off
        ("goed gedrog zeden", True),
        ("goes gedrag zeden", True),  # also in its first word
        ("goes zeden gedrag", True),
        ("goed gedrag", False),
        ("goed gedrag zwerven", False),
        ("gedrag zeden", False),
        ("geel gedrag zeden", False),
        ("goed gedrog zegen", False),  # two words off
    ],
)
def test_a_long_saying_may_have_one_letter_wrong(typed: str, found: bool) -> None:
    lexicon = Lexicon(read(["goed gedrag zeden > strafregister"]))
    assert bool(list(lexicon.links(set(stems_of(typed))))) is found


@pytest.mark.parametrize("typed", ["gele kart", "gela kaart"])
def test_a_short_saying_may_not(typed: str) -> None:
    assert not list(Lexicon(read(["gele kaart > vaccinatie"])).links(set(stems_of(typed))))


def test_who_said_it_first_counts() -> None:
    lexicon = Lexicon(read(["boot > haven", "boot > haven ~", "boten > haven"]))
    assert len(lexicon) == 1
    assert [one.weight for one in lexicon.links({"boot"})] == [1]


def test_a_link_needs_two_sides() -> None:
    assert link("", "haven") is None and link("boot", "?") is None and link("boot", "boten") is None
    found = link(" boot ", "haven", weight=0.5, layer="editors")
    assert found and (found.said_text, found.meant_text, found.weight, found.layer) == ("boot", "haven", 0.5, "editors")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_is_written_as_it_should_be(file: Path) -> None:
    lines = lines_of(file)
    assert lines
    for line in lines:
        text = line.removesuffix("~")
        assert text.count(">") == 1 or ("=" in text and ">" not in text), line
        assert "~" not in text, line
        left, sign, right = text.partition(">")
        assert "|" not in left, line
        assert "," not in (right if sign else left), line
        assert all(stems_of(side) for part in ("|", ",", "=") for side in text.replace(">", part).split(part)), line


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_line_is_lost(file: Path) -> None:
    """Every line gives a link, unless all that it says is one word already."""
    for line in lines_of(file):
        sides = {stems_of(side) for side in line.removesuffix("~").replace("=", "|").split("|")}
        assert list(read([line])) or len(sides) == 1, line


def test_the_thesaurus_is_there() -> None:
    assert sum(len(lines_of(file)) for file in FILES) >= 800
    assert len(thesaurus()) >= 10_000
    assert len([one for file in FILES for line in lines_of(file) for one in read([line])]) >= len(thesaurus())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("containerpark", "recyclagepark"),
        ("geen geld", "leefloon"),
        ("bewijs van goed zedelijk gedrag", "uittreksel strafregister"),
        ("pamper", "restafval"),
    ],
)
def test_what_people_say_leads_to_the_page(typed: str, meant: str) -> None:
    assert set(stems_of(meant)) <= {s for one in thesaurus().links(set(stems_of(typed))) for s in one.meant}


@MANY
@given(ANY_TEXT)
def test_any_expression_has_stems_each_once(text: str) -> None:
    found = stems_of(text)
    assert found == stems_of(text)
    assert len(set(found)) == len(found)
    assert bool(found) == any(words(text))


@MANY
@given(st.lists(st.one_of(ANY_TEXT, st.text("ab >=|,~#c", max_size=30)), max_size=5))
def test_any_lines_can_be_read(lines: list[str]) -> None:
    found = list(read(lines))
    lexicon = Lexicon(found)
    assert len(lexicon) <= len(found)
    for one in found:
        assert one.said and one.meant and one.said != one.meant and one.weight in (1, WEAK)
        assert any(one.meant == other.meant for other in lexicon.links(set(one.said)))


@MANY
@given(st.sets(st.sampled_from(sorted({stem for word in STOP_WORDS for stem in stems_of(word)})), max_size=8))
def test_what_is_linked_was_said(stems: set[str]) -> None:
    for one in thesaurus().links(stems):
        assert len(set(one.said) - stems) <= (1 if len(one.said) > 2 else 0)
