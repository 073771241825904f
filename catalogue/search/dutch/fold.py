"""Letters as the search compares them: lower case, without accents."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` in lower case without accents: “Één” → “een”. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())  # “𝙰” has a case only once it is “A”
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
