"""Tokens as PostgreSQL keeps them. Tokens hold letters, digits and the signs of an e-mail address only."""

from collections.abc import Iterable

MAX_BYTES = 500_000  # half of PostgreSQL's own limit for one vector


def tsvector(tokens: Iterable[str]) -> str:
    """Return PostgreSQL's text form of a vector without positions, cut where it would be too long."""
    room, kept = MAX_BYTES, []
    for token in sorted(set(tokens)):
        room -= len(token.encode()) + 8
        if room < 0:
            break
        kept.append(quoted(token))
    return " ".join(kept)


def quoted(token: str) -> str:
    """Return the token between quotes, however hostile."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
