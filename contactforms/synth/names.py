"""Names and streets that are common in Flanders, put together at random, and the ways people misspell them."""

from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"


def _lines(name: str) -> tuple[str, ...]:
    return tuple((DATA / name).read_text(encoding="utf-8").splitlines())


FIRST, LAST, STREETS = _lines("first.txt"), _lines("last.txt"), _lines("streets.txt")
PLACES = (("3500", "Hasselt"), ("3501", "Wimmertingen"), ("3510", "Kermt"), ("3511", "Kuringen"), ("3512", "Stevoort"))

# What a hurried hand or ear makes of it.
SLIPS = (("ss", "s"), ("ck", "k"), ("ij", "y"), ("ae", "aa"), ("dt", "d"), ("x", "ks"), ("th", "t"), ("c", "k"),
         ("y", "ij"), ("oo", "o"), ("ll", "l"), ("s", "z"), ("De ", "de "), ("Van den ", "Vanden "))  # fmt: skip


def misspelt(name: str, random: Random) -> str:
    """Return the name with one slip: another spelling of a sound, two letters swapped, or a letter less."""
    fitting = [(right, wrong) for right, wrong in SLIPS if right in name]
    if fitting and random.random() < 0.6:
        right, wrong = random.choice(fitting)
        return name.replace(right, wrong, 1)
    at = random.randrange(1, len(name) - 1)
    if random.random() < 0.5:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :]
