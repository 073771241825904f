"""Our row has the last word: an engine may still have known the document as it was a moment ago."""

from collections.abc import Iterable

from catalogue.search.engines.base import Wanted
from catalogue.search.engines.loading import Candidate


def admitted(candidates: Iterable[Candidate], wanted: Wanted) -> list[Candidate]:
    """Return the candidates that may be shown."""
    return [one for one in candidates if is_admitted(one, wanted)]


def is_admitted(one: Candidate, wanted: Wanted) -> bool:
    """Tell whether a document may be shown: open to who asks, and as narrow as was asked."""
    asked = wanted.filters
    return (
        (wanted.agent or not one.closed)
        and asked.theme in (None, *one.themes)
        and asked.audience in (None, *one.audiences)
        and asked.department in (None, one.department)
        and asked.kind in (None, one.kind)
        and asked.language in (None, one.language)
    )
