"""How names of places are compared."""

from catalogue.search.dutch.fold import fold


def folded(name: str) -> str:
    """Return a name as it is compared: small letters, no accents, single spaces."""
    return " ".join(fold(name).split())[:120]
