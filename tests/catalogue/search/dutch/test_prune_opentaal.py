from pathlib import Path

import pytest

from catalogue.search.dutch.prune_opentaal import Hyphenation, Pruner, read_words

# What the real patterns say of these words, in short.
PATTERNS = ["s1k", "s1p", "s1d", "s1b", "t1p", "t1k", "t1b", "d1p", "1pi"]
SINGLE = ["plaats", "plaat", "stad", "nest", "dienst", "plan", "bestuur", "beeld", "kast", "papier", "pap"]
LASTS = ["dienst", "plan", "bestuur", "beeld"]
COMPOUNDS = [first + last for first in ("plaats", "stads", "nest") for last in LASTS]
WORDS = frozenset([*SINGLE, *COMPOUNDS, "standplaats", "nestplaats", "nestkast"])


@pytest.fixture(scope="module")
def pruner() -> Pruner:
    made = Pruner(WORDS, Hyphenation(PATTERNS))
    made.learn()
    return made


def test_where_a_word_may_be_broken() -> None:
    hyphenation = Hyphenation(["s1b", "1ver", "s2bo", ".o1v"])
    assert hyphenation("stadsbestuur") == {5}
    assert hyphenation("rijverbod") == {3}
    assert hyphenation("stadsbode") == frozenset()


def test_parts_are_counted_as_first_and_last_words(pruner: Pruner) -> None:
    lines = {line.split()[0]: line.split()[1:] for line in pruner.lines()}
    assert lines["stad"] == ["s2-"]  # four words
    assert lines["plaats"] == ["2-"]  # not “plaat” with an s
    assert lines["bestuur"] == ["-1"]  # three words
    assert "kast" not in lines  # in one word only
    assert "stadsbestuur" not in lines


def test_plain_words_only(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("café\n100-jarig\n'er\nNMBS\nbtw\nfiets\nop\ntwee woorden\n", encoding="utf-8")
    assert read_words(path) == {"cafe", "fiets"}
