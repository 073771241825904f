"""How alike two addresses are: Kapelstr. 12 bus 3 and Kapelstraat 12/3 are one."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from contactforms.customers.names import fold

NEARLY = 0.84  # street names that are more alike than this are one street, written twice
MISSPELT, BOX_UNKNOWN, OTHER_BOX, NUMBER_UNKNOWN, SAME_STREET = 0.98, 0.9, 0.6, 0.5, 0.3

_NUMBER_AT_THE_END = re.compile(r"^(?P<street>.*?\D)\s*,?\s(?P<number>\d+.*)$")
_NUMBER = re.compile(r"^(\d+)\s*([a-z]?)\s*(?:(?:bus|bte|box|b|/|-|,)\s*0*(\w+))?$")
_ENDINGS = (("str", "straat"), ("stwg", "steenweg"), ("stw", "steenweg"), ("ln", "laan"), ("pln", "plein"))
_BEGINNINGS = (("st ", "sint "), ("ste ", "sinte "), ("olv ", "onze lieve vrouw "), ("o l v ", "onze lieve vrouw "))


@dataclass(frozen=True, slots=True)
class Address:
    """Where someone lives or works; every part may be empty."""

    street: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    municipality: str = ""

    def __bool__(self) -> bool:
        """Enough to compare: without a street it is only a place."""
        return bool(fold(self.street))


@dataclass(frozen=True, slots=True)
class Spot:
    """An address in the form in which two are compared."""

    street: str
    number: str
    box: str
    postal_code: str
    municipality: str


def spot_of(address: Address) -> Spot:
    """Return the address without what differs between two ways to write it."""
    street, number = address.street.strip(), address.house_number.strip()
    at_the_end = _NUMBER_AT_THE_END.match(street) if not number else None
    if at_the_end:
        street, number = at_the_end["street"], at_the_end["number"]
    number = number.casefold().strip()
    parts = _NUMBER.match(number)
    box = _box(address.box)
    if parts:
        number, box = parts[1].lstrip("0") + parts[2], box or (parts[3] or "")
    else:
        number = fold(number).replace(" ", "")
    return Spot(_street(street), number, box, fold(address.postal_code), fold(address.municipality))


def key_of(address: Address) -> str:
    """Return what the database looks for: one door to the street, whatever the box; empty without a street.

    The place comes last, so that a street and a number alone find their doors in every place.
    """
    if not address:
        return ""
    spot = spot_of(address)
    return f"{spot.street}|{spot.number}|{spot.postal_code or spot.municipality}"[:200]


def alike(a: Address, b: Address) -> float | None:
    """Return from 0 to 1 how alike two addresses are; None when one of them has no street."""
    if not a or not b:
        return None
    one, other = spot_of(a), spot_of(b)
    if one == other:
        return 1.0
    if not _same_place(one, other) or not _same_street(one.street, other.street):
        return 0.0
    if one.number != other.number:
        return NUMBER_UNKNOWN if not one.number or not other.number else SAME_STREET
    if one.box != other.box:
        return BOX_UNKNOWN if not one.box or not other.box else OTHER_BOX
    return MISSPELT if one.street != other.street else 1.0


def _same_place(one: Spot, other: Spot) -> bool:
    """One of the two is enough: people write the code of the next village; unknown is no difference."""
    known = [
        (a, b) for a, b in ((one.postal_code, other.postal_code), (one.municipality, other.municipality)) if a and b
    ]
    return not known or any(a == b for a, b in known)


def _same_street(a: str, b: str) -> bool:
    return a == b or OSA.normalized_similarity(a, b) >= NEARLY


def _street(street: str) -> str:
    words = fold(street) + " "
    for short, whole in _BEGINNINGS:
        if words.startswith(short):
            words = whole + words[len(short) :]
    joined = words.replace(" ", "")
    for short, whole in _ENDINGS:
        if joined.endswith(short):
            return joined[: -len(short)] + whole
    return joined


def _box(box: str) -> str:
    return re.sub(r"^(bus|bte|box|b)?0*", "", fold(box).replace(" ", ""))
