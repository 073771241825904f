"""A vector of meaning as PostgreSQL reads it."""

from functools import lru_cache


@lru_cache(maxsize=64)  # the same question asks for candidates and for their likeness
def as_text(meaning: tuple[float, ...]) -> str:
    """Return the text form of a vector, as precise as likenesses need."""
    return "[" + ",".join([f"{number:.5f}" for number in meaning]) + "]"
