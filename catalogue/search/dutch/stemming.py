"""The stem of a Dutch word: “vergunningen” and “vergunning” are one.

Snowball's `dutch` is the algorithm of Kraaij and Pohlmann. Where it goes wrong for words of this trade,
`data/stems.txt` says better.
"""

from functools import cache, lru_cache
from pathlib import Path
from threading import local
from typing import Any

import snowballstemmer

OVERRIDES = Path(__file__).parent / "data" / "stems.txt"
SHORTEST = 4  # letters; shorter words are left alone
_local = local()  # PyStemmer, which snowballstemmer uses where it is there (50 times as quick), wants one a thread


@cache
def _overrides() -> dict[str, str]:
    lines = (line.split("#")[0].split() for line in OVERRIDES.read_text(encoding="utf-8").splitlines())
    return {form: stem for stem, *forms in (line for line in lines if line) for form in (stem, *forms)}


def _stemmer() -> Any:
    if not hasattr(_local, "stemmer"):
        _local.stemmer = snowballstemmer.stemmer("dutch")
    return _local.stemmer


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; stemming a stem changes nothing."""
    better = _overrides().get(word)
    if better is not None:
        return better
    if len(word) < SHORTEST or not word.isalpha():
        return word
    for _round in range(12):  # Snowball is not idempotent by itself: “aanvragingen” → “aanvraging” → “aanvraag”
        shorter = _overrides().get(word) or _stemmer().stemWord(word) or word
        if shorter == word or len(shorter) < 2:
            break
        word = shorter
    return word
