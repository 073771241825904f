"""Letters as the search compares them: lower case, without accents."""

import re
import unicodedata

# No dash, quote or € (U+2000 to U+20CF): a pattern passes over what is no accent far quicker than a loop
MAY_BE_ACCENT = re.compile("[\u0300-\u1fff\u20d0-\U0010ffff]")


def fold(text: str) -> str:
    """Return `text` in lower case without accents: “Één” → “een”. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())  # “𝙰” has a case only once it is “A”
    return MAY_BE_ACCENT.sub(_unless_accent, decomposed)


def _unless_accent(sign: re.Match[str]) -> str:
    return "" if unicodedata.combining(sign[0]) else sign[0]
