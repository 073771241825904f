"""Questions as people ask them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.dutch.examples import FOLDER, ExampleBank, examples, read
from catalogue.search.dutch.thesaurus import stems_of
from tests.catalogue.search.any_text import ANY_TEXT, MANY

FILES = sorted(FOLDER.glob("*.txt"))
STEMS = "boom kap ziek straat hond vind feest geef onbekend"
BANK = ExampleBank(
    read(
        [
            "Dienst bomen : boom laten kappen | een zieke boom in mijn straat",
            "Dienst honden : hond gevonden op straat | hond aanmelden",
            "Straatfeest : een feest geven in mijn straat",
        ]
    )
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reispas : pas kwijt | nieuwe pas", [("Reispas", "pas kwijt"), ("Reispas", "nieuwe pas")]),
        ("Reispas: pas", [("Reispas", "pas")]),
        ("Reispas : om 10:30 afspraak", [("Reispas", "om 10:30 afspraak")]),
        ("Reispas : pas | | ?", [("Reispas", "pas")]),
        ("Reispas : pas # weg", [("Reispas", "pas")]),
        ("# Reispas : pas", []),
        ("Reispas", []),
        ("Reispas :", []),
        (" : pas", []),
        ("", []),
    ],
)
def test_read(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.title, one.text) for one in read([line])] == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_line_and_no_question_is_lost(file: Path) -> None:
    lines = [text for line in file.read_text(encoding="utf-8").splitlines() if (text := line.split("#")[0].strip())]
    assert lines
    for line in lines:
        assert len(list(read([line]))) == line.partition(":")[2].count("|") + 1, line


def test_the_examples_are_there() -> None:
    assert len(examples()) >= 5_000
    assert len({one.title for one in examples()._examples}) >= 800


@pytest.mark.parametrize(
    ("asked", "title"),
    [("zieke boom", "Dienst bomen"), ("hond gevonden", "Dienst honden"), ("feest in de straat", "Straatfeest")],
)
def test_the_likest_example_comes_first(asked: str, title: str) -> None:
    assert BANK.alike(stems_of(asked), 0.1, 5)[0][0].title == title


def test_an_example_itself_is_wholly_alike() -> None:
    for example in examples()._examples[::50]:
        found = examples().alike(example.stems, 0.3, 8)
        assert found[0][1] == pytest.approx(1)
        assert example.meant in [one.meant for one, value in found if value > 0.999]


def test_what_is_common_says_less_than_what_is_rare() -> None:
    found = {one.title: value for one, value in BANK.alike(stems_of("straat feest"), 0.0, 5)}
    assert found["Straatfeest"] > found["Dienst honden"]


def test_each_title_comes_once_and_no_more_than_asked_for() -> None:
    found = BANK.alike(stems_of("hond boom straat"), 0.0, 9)
    assert len(found) == len({one.title for one, _ in found}) == 3
    assert len(BANK.alike(stems_of("hond boom straat"), 0.0, 2)) == 2


def test_nothing_resembles_nothing() -> None:
    assert not BANK.alike([], 0.0, 5)
    assert not BANK.alike(["onbekend"], 0.0, 5)
    assert not ExampleBank([]).alike(["boom"], 0.0, 5)


@MANY
@given(st.lists(st.sampled_from(STEMS.split()), max_size=12))
def test_likeness_is_a_share_and_goes_down(stems: list[str]) -> None:
    values = [value for _, value in BANK.alike(stems, 0.2, 5)]
    assert values == sorted(values, reverse=True)
    assert all(0.2 <= value <= 1.000001 for value in values)
    again = [value for _, value in BANK.alike([*reversed(stems), *stems], 0.2, 5)]
    assert again == pytest.approx(values)  # neither order nor repetition counts


@MANY
@given(st.lists(st.one_of(ANY_TEXT, st.text("ab :|#", max_size=20)), max_size=4))
def test_any_lines_can_be_read(lines: list[str]) -> None:
    for one in read(lines):
        assert one.stems and one.meant and one.text == one.text.strip()
