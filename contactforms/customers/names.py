"""How alike two names are, however they are spelled: Jansens and Janssens, de Vries and Devries, J. Peeters."""

import re
import unicodedata
from itertools import permutations

from rapidfuzz.distance import OSA

MOST_WORDS = 5  # of a name: more are titles, or two names in one field
CLEARLY_OTHER = 0.6  # words less alike than this are two words
INITIAL = 0.85  # how alike J. and Jan are
SOUNDS_THE_SAME = 0.97
CLASH = 0.45  # the most that two names with a clearly different word are alike

# Words that belong to the next one: Van den Berghe, De Vries, D'hondt, Ter Elst.
PARTICLES = frozenset((
    "van", "vander", "vanden", "de", "der", "den", "des", "du", "d", "la", "le", "les", "ter", "ten", "te", "het", "t",
    "op", "el", "al", "ben", "ibn", "von", "y",
))  # fmt: skip
TITLES = frozenset((
    "dhr", "mevr", "mevrouw", "mr", "mw", "heer", "meneer", "juffrouw", "mej", "dr", "ir", "ing", "prof", "fam",
    "familie", "bvba", "bv", "vzw", "nv",
))  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

# Spellings that sound the same in Flemish names, in this order, then double letters become one.
_SOUNDS = (
    ("sch", "sg"), ("ckx", "ks"), ("cx", "ks"), ("x", "ks"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"),
    ("gh", "g"), ("ch", "g"), ("ij", "i"), ("y", "i"), ("ae", "a"), ("uw", "u"), ("z", "s"), ("c", "k"), ("qu", "k"),
)  # fmt: skip


def fold(text: str) -> str:
    """Return the text in small letters without accents; whatever is no letter or digit becomes a space."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’`´.]", " ", plain.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name: accents gone, titles gone, particles joined to what follows.

    `Vries, Jan de` is read as `Jan de Vries`.
    """
    family, comma, given = name.partition(",")
    words, waiting = [], ""
    for word in fold(f"{given} {family}" if comma else name).split():
        if word in PARTICLES:
            waiting += word
        elif word not in TITLES or waiting:
            words.append(waiting + word)
            waiting = ""
    if waiting:
        words.append(waiting)
    return tuple(words or fold(name).split())[:MOST_WORDS]


def sound_of(word: str) -> str:
    """Return the word as it sounds: `janssens` and `jansens`, `marc` and `mark` are one."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def key_of(name: str) -> str:
    """Return what the database looks for: the sounds of the words, in an order that does not matter."""
    return " ".join(sorted(sound_of(word) for word in words_of(name)))[:240]


def _alike_words(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    sound_a, sound_b = sound_of(a), sound_of(b)
    if sound_a == sound_b:
        return SOUNDS_THE_SAME
    spelled: float = OSA.normalized_similarity(a, b)
    sounding: float = OSA.normalized_similarity(sound_a, sound_b)
    return max(spelled, sounding * SOUNDS_THE_SAME)


def alike(a: str, b: str) -> float | None:
    """Return from 0 to 1 how alike two names are; None when one of them is empty.

    Words are compared in the order that fits best. One word that is clearly another makes two people of
    them (at most 0.45): Jan Peeters and Els Peeters. A part of the name is less than the whole.
    """
    first, second = words_of(a), words_of(b)
    if not first or not second:
        return None
    if "".join(first) == "".join(second):
        return 1.0  # Marie-Claire and Marieclaire
    if len(first) > len(second):
        first, second = second, first
    total, worst = max(_pairings(first, second))
    mean = total / len(first)
    if worst < CLEARLY_OTHER:
        return min(mean, CLASH)
    return mean * (1 - 0.5 * (len(second) - len(first)) / len(second))


def _pairings(few: tuple[str, ...], many: tuple[str, ...]) -> list[tuple[float, float]]:
    """Return, of each way to lay the few words beside the many, how alike they are in all and at worst."""
    likeness = [[_alike_words(a, b) for b in many] for a in few]
    found = []
    for places in permutations(range(len(many)), len(few)):
        row = sorted(likeness[index][place] for index, place in enumerate(places))
        found.append((sum(row), row[0]))
    return found
