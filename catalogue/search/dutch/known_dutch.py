"""Is this a Dutch word? Then it is no typing error, also when no page holds it.

The words of OpenTaal (see the head of `data/opentaal-parts.txt` for the attribution) and their stems, as a Bloom
filter: 700 KB instead of the 20 MB that a set would take. One wrong “yes” in a thousand; never a wrong “no”.
Make it anew with `python -m catalogue.search.dutch.known_dutch WORDS`.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from catalogue.search.dutch.fold import fold
from catalogue.search.dutch.stemming import stem

FILE = Path(__file__).parent / "data" / "opentaal-known.bloom"
BITS = 5_600_000
HASHES = 9
STEM = "="  # stands before what is only a stem
SHORTEST_STEM = 4  # letters of a stem that an ending may follow
WHOLE_STEM = 6  # letters from which a stem by itself is a word too: “paspoort”, not “pasp”
ENDINGS = frozenset(
    ("", "s", "n", "e", "t", "d", "en", "es", "de", "te", "den", "ten", "er", "ers", "je", "jes", "st", "ste")
)


def is_dutch(word: str) -> bool:
    """Say whether OpenTaal knows this folded word, or its stem when only an ending was put behind it."""
    if _holds(word):
        return True
    shorter = stem(word)
    ending = word[len(shorter) :]
    whole = len(shorter) >= (SHORTEST_STEM if ending else WHOLE_STEM)
    return whole and word.startswith(shorter) and ending in ENDINGS and _holds(STEM + shorter)


def _holds(word: str) -> bool:
    stored = _stored()
    return all(stored[place >> 3] & (1 << (place & 7)) for place in _places(word))


@cache
def _stored() -> bytes:
    return FILE.read_bytes()


def _places(word: str) -> Iterator[int]:
    digest = blake2b(word.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    for i in range(HASHES):
        yield (first + i * second) % BITS


def make(words: Iterable[str]) -> bytes:
    """Return the filter of these words and their stems."""
    bits = bytearray(BITS // 8)
    for word in words:
        folded = fold(word.strip())
        for form in (folded, STEM + stem(folded)):
            for place in _places(form):
                bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


if __name__ == "__main__":
    FILE.write_bytes(make(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
