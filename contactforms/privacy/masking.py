"""How a person's data looks to who may not see it: enough to recognise, too little to use."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

DOTS = "…"


class Level(StrEnum):
    """How much of a person's data someone sees."""

    FULL = "full"
    MASKED = "masked"
    HIDDEN = "hidden"


class Subject(Protocol):
    """A person whose data is kept: a customer."""

    uuid: Any
    name: Any
    email: Any
    phone: Any


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What someone may see of a person; empty texts where there is nothing (to see)."""

    name: str
    email: str
    phone: str
    level: Level
    address: str = ""

    @property
    def masked(self) -> bool:
        """Not shown in full."""
        return self.level != Level.FULL

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the fields that have something to see."""
        return tuple(name for name in ("name", "email", "phone", "address") if getattr(self, name))


def mask_name(name: str) -> str:
    """Return the initials: `Jan Peeters` becomes `J… P…`."""
    return " ".join(f"{word[0]}{DOTS}" for word in name.split())


def mask_email(email: str) -> str:
    """Return the first letter and nothing of the domain, which may be a name too: `j…@…`."""
    return f"{email[0]}{DOTS}@{DOTS}" if email else ""


def mask_phone(phone: str) -> str:
    """Return the last two digits: `…45`."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"{DOTS}{digits[-2:]}" if len(digits) > 4 else DOTS if digits else ""


def seen_at(level: Level, subject: Subject | None) -> PersonalData:
    """Return the subject as it looks at this level; nobody and hidden look the same."""
    if subject is None or level == Level.HIDDEN:
        return PersonalData("", "", "", level)
    name, email, phone = subject.name, subject.email, _written(subject.phone)
    if level == Level.FULL:
        return PersonalData(name, email, phone, level, getattr(subject, "address_line", ""))
    return PersonalData(mask_name(name), mask_email(email), mask_phone(phone), level)


def _written(phone: Any) -> str:
    """Return a phone number as people in Belgium write it."""
    if not phone:
        return ""
    national = getattr(phone, "as_national", None)
    return str(national if national and getattr(phone, "country_code", None) == 32 else phone)
