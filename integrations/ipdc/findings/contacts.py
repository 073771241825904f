"""Can a citizen reach somebody with what the source gives?"""

import re
from collections.abc import Callable, Iterator

from integrations.ipdc.cleaning.links import is_mail, is_placeholder
from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw, quote
from integrations.ipdc.snapshot import Snapshot

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_OSM = re.compile(rf"24/7|(?:{_DAY}(?:\s*[-,]\s*{_DAY})*\s+)?(?:\d\d?:\d\d\s*-\s*\d\d?:\d\d|off|closed)\b.*")


def looks_like_osm(text: str) -> bool:
    """A first look at the notation; the product's own check replaces it in a run."""
    return bool(_OSM.match(text))


def hours(snapshot: Snapshot, valid: Callable[[str], bool]) -> Iterator[Raw]:
    """Opening hours in free text, empty or `#N/A`."""
    for index, contact in enumerate(snapshot.contacts, 1):
        text = contact.opening_hours
        if text is None:
            continue
        path = f"contactgegevens[{index}].openingsuren"
        if is_placeholder(text):
            yield Raw(path, Code.EMPTY_HOURS, {"text": quote(text)})
        elif not (looks_like_osm(text) and valid(text)):
            yield Raw(path, Code.FREE_HOURS, {"text": quote(text)})


def reach(snapshot: Snapshot) -> Iterator[Raw]:
    """An e-mail address without @, a phone number without enough digits."""
    for index, contact in enumerate(snapshot.contacts, 1):
        if contact.email and not is_mail(contact.email):
            yield Raw(f"contactgegevens[{index}].email", Code.ODD_CONTACT, {"text": quote(contact.email)})
        digits = re.sub(r"\D", "", contact.phone)
        if contact.phone and (not 3 <= len(digits) <= 15 or re.search(r"[a-z]{3}", contact.phone, re.I)):
            path = f"contactgegevens[{index}].telefoonnummer"
            yield Raw(path, Code.ODD_CONTACT, {"text": quote(contact.phone)})
