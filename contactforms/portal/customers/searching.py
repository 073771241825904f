"""Find a customer by whatever someone says: a number, an e-mail address, a name, an address."""

import re
from typing import Any

from contactforms.customers import phones
from contactforms.customers.places import Address

LONGEST = 200
_ADDRESS = re.compile(
    r"^(?P<street>\D+?)[\s,]+(?P<house_number>\d{1,5}\s?[a-z]?(?:\s*(?:/|bus|bte|box)\s*\w+)?)\b"
    r"(?:[\s,]+(?P<postal_code>[1-9]\d{3}))?(?:[\s,]+(?P<municipality>\D+))?$",
    re.IGNORECASE,
)


def read(words: str) -> dict[str, Any]:
    """Return by what to look (`suggestions_for`), as far as it can be told from the words; empty for no words."""
    words = " ".join(words[:LONGEST].split())
    if not words:
        return {}
    if "@" in words:
        return {"email": words}
    digits = sum(character.isdigit() for character in words)
    if phones.normal(words) and digits * 2 >= len(words.replace(" ", "")):
        return {"phone": words}
    address = _ADDRESS.match(words)
    if address:
        return {"address": Address(**{name: (part or "").strip() for name, part in address.groupdict().items()})}
    return {"name": words}
