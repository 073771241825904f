"""How likely two rows are one person: a score with its reasons. Pure; it proposes, and never merges.

Evidence adds up per field. A name that is clearly another one turns what is shared into a weak hint: families
and offices share a phone, an e-mail address, a house.
"""

from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import OSA

from contactforms.customers import names, phones, places
from contactforms.customers.places import Address

HIGHEST = 100
POINTS = {"name": 40, "phone": 40, "email": 40, "address": 20}
SAME_LINE = 0.4  # another extension of the same office
EMAIL_ALIKE, EMAIL_NEARLY = 0.9, 0.4  # a slip of the pen, and what it counts for
NAME_ALIKE = 0.6
OTHER_NAME = 0.25  # what anything shared still counts for when the names clearly differ

LIKELY, POSSIBLE = 75, 40
LEAST = 10  # a shared number or address under another name is shown as a hint; what is less is a stranger


class Reason(TextChoices):
    """Why two rows look like one person, or why not quite."""

    SAME_NAME = "same_name", _("same name")
    NAME_ALIKE = "name_alike", _("name is alike")
    SAME_PHONE = "same_phone", _("same phone number")
    SAME_LINE = "same_line", _("same phone number, other extension")
    SAME_EMAIL = "same_email", _("same e-mail address")
    EMAIL_ALIKE = "email_alike", _("e-mail address is alike")
    SAME_ADDRESS = "same_address", _("same address")
    SAME_HOUSE = "same_house", _("same house, other box")
    SAME_STREET = "same_street", _("same street")
    OTHER_NAME = "other_name", _("but clearly another name: perhaps family or a colleague")


NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared; every field may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: Address = NOWHERE


@dataclass(frozen=True, slots=True)
class Likeness:
    """0 to 100, why, and the fields that both have and that are not the same."""

    score: int
    reasons: tuple[Reason, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """How alike one field is, from 0 to 1, and what to say of it."""

    name: str
    alike: float
    reason: Reason | None


def compare(a: Person, b: Person) -> Likeness:
    """Return how likely these are one person. The order does not matter; nobody is more alike than oneself."""
    return compare_normal(with_normal_phone(a), with_normal_phone(b))


def with_normal_phone(person: Person) -> Person:
    """Return the person with their number in its normal form, as it is kept."""
    return replace(person, phone=phones.normal(person.phone))


def compare_normal(a: Person, b: Person) -> Likeness:
    """Compare two whose phone numbers are in their normal form already: rows of the database."""
    fields = [field for field in (_name(a, b), _phone(a, b), _email(a, b), _address(a, b)) if field is not None]
    reasons = [field.reason for field in fields if field.reason is not None]
    trust = 1.0
    if any(field.name == "name" and field.reason is None for field in fields):
        trust = OTHER_NAME
        reasons += [Reason.OTHER_NAME] if reasons else []
    points = sum(POINTS[field.name] * field.alike for field in fields if field.reason is not None)
    return Likeness(
        min(HIGHEST, round(points * trust)),
        tuple(reasons),
        tuple(field.name for field in fields if field.alike < 1),
    )


def _name(a: Person, b: Person) -> _Field | None:
    alike = names.alike(a.name, b.name)
    if alike is None:
        return None
    if alike == 1:
        return _Field("name", alike, Reason.SAME_NAME)
    return _Field("name", alike, Reason.NAME_ALIKE if alike >= NAME_ALIKE else None)


def _phone(a: Person, b: Person) -> _Field | None:
    one, other = a.phone, b.phone
    if not one or not other:
        return None
    if one == other:
        return _Field("phone", 1, Reason.SAME_PHONE)
    if phones.line_of(one) == phones.line_of(other):
        return _Field("phone", SAME_LINE, Reason.SAME_LINE)
    return _Field("phone", 0, None)


def _email(a: Person, b: Person) -> _Field | None:
    one, other = a.email.strip().lower(), b.email.strip().lower()
    if not one or not other:
        return None
    if one == other:
        return _Field("email", 1, Reason.SAME_EMAIL)
    if OSA.normalized_similarity(one, other) >= EMAIL_ALIKE:
        return _Field("email", EMAIL_NEARLY, Reason.EMAIL_ALIKE)
    return _Field("email", 0, None)


def _address(a: Person, b: Person) -> _Field | None:
    alike = places.alike(a.address, b.address)
    if alike is None:
        return None
    if alike > places.OTHER_BOX:
        return _Field("address", alike, Reason.SAME_ADDRESS)
    if alike == places.OTHER_BOX:
        return _Field("address", alike, Reason.SAME_HOUSE)
    return _Field("address", alike, Reason.SAME_STREET if alike else None)
