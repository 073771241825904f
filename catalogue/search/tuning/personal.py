"""Which queries look like a person's data: those are not kept, rather one too many than one too few."""

import re

from catalogue.search.dutch.fold import fold
from catalogue.search.tuning.models import LONGEST_KEPT

MOST_DIGITS = 6  # in one run: a postal code or a product number passes, a phone number does not
RUN = re.compile(r"\+?\d(?:[\s./()\-–]{0,2}\d)*")
YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d\b(?![-–/.\d])")  # “2026-2027” is a school year
NAMED = r"(?:mijn|m'n|mn|haar|zijn|hun|onze)\s+(?:\w+\s+){0,2}?naam\s+is\b|naam\s*:|ik\s+heet\b|genaamd\b"
I_AM = re.compile(r"\b[Ii]k ben (?:[A-ZÀ-Þ][\w'’-]+ ){1,3}?[A-ZÀ-Þ][\w'’-]+")  # “ik ben Jan Janssens”
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[^\s@]\s?(?:@|\(at\)|\[at\])\s?[^\s@]+\.\w",  # an e-mail address
        r"\b[a-z]{2}\d{2}[ .\-]?(?:[a-z]{4}[ .\-]?)?(?:\d[ .\-]?){6}",  # IBAN
        r"\b[1-9][ \-.]?[a-z]{3}[ \-.]?\d{3}\b|\b[a-z]{3}-\d{3}\b",  # a number plate
        r"\b(?=[b-z]*\d)[2-9b-df-hj-np-tv-xz]{4}-[2-9b-df-hj-np-tv-xz]{4}\b",  # the reference of a question
        rf"\b(?:{NAMED})",
        r"\bgeboren\s+op\b|\b(?:my name is|i am called|je m'appelle|mon nom est)\b",
        r"\b(?:dhr|mevr|mw|mr|mrs)\.?\s+\w{2}|\b(?:meneer|mijnheer|mevrouw|monsieur|madame)\s+\w{2}",
        r"\b(?:rijksregister|insz)\w*\W+(?:\w+\W+){0,2}?\d",
    )
)


def looks_personal(query: str) -> bool:
    """Tell whether `query` (as typed) may hold a name, a way to reach someone or a number of a person."""
    without_years = YEARS.sub(" ", query)
    if any(sum(sign.isdigit() for sign in run[0]) > MOST_DIGITS for run in RUN.finditer(without_years)):
        return True
    return bool(I_AM.search(query)) or any(pattern.search(query) for pattern in PATTERNS)


def kept(query: str) -> str:
    """Return what is kept of `query`: folded, one space between words; nothing when it must not be kept."""
    if len(query) > LONGEST_KEPT:
        return ""
    readable = " ".join("".join(sign if sign.isprintable() else " " for sign in query).split())
    folded = " ".join(fold(readable).split())
    if len(folded) > LONGEST_KEPT or not any(sign.isalnum() for sign in folded):
        return ""
    return "" if looks_personal(readable) or looks_personal(folded) else folded
