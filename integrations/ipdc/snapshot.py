"""One product exactly as its source says it, at one moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Texts = Mapping[str, str]  # language tag in lower case → text


@dataclass(frozen=True, slots=True)
class Part:
    """A titled text: a cost, a benefit, a piece of evidence."""

    name: Texts
    description: Texts
    missing: bool = False  # the source points to it but does not contain it


@dataclass(frozen=True, slots=True)
class Condition(Part):
    """What somebody must meet, and what proves it."""

    evidence: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Part):
    """A website or a legal source."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Procedure(Part):
    """How to go about it, and where it starts online."""

    websites: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, with the holes the source leaves."""

    street: str = ""
    number: str = ""
    box: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """How the source says to reach somebody."""

    email: str = ""
    phone: str = ""
    url: str = ""
    opening_hours: str | None = None  # None: not said; "" or " ": said, but empty
    addresses: tuple[Address, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """What the source took from the code lists, short codes in a fixed order."""

    type: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    competent_levels: tuple[str, ...] = ()
    executing_levels: tuple[str, ...] = ()
    competent_authorities: tuple[str, ...] = ()
    executing_authorities: tuple[str, ...] = ()
    spatial: tuple[str, ...] = ()
    publication_channels: tuple[str, ...] = ()
    your_europe: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of one product; `raw` keeps all of it, `hash` tells whether anything changed."""

    iri: str
    version_iri: str
    product_number: str
    name: Texts
    description: Texts
    additional: Texts
    exceptions: Texts
    regulation: Texts
    keywords: Mapping[str, tuple[str, ...]]
    conditions: tuple[Condition, ...]
    procedures: tuple[Procedure, ...]
    costs: tuple[Part, ...]
    benefits: tuple[Part, ...]
    legal: tuple[Link, ...]
    websites: tuple[Link, ...]
    contacts: tuple[ContactPoint, ...]
    codes: Codes
    concept: str
    created_by: str
    created: datetime | None
    modified: datetime | None
    generated: datetime | None
    starts: datetime | None
    ends: datetime | None
    archived: bool
    replaced_by: str
    raw: str
    hash: str

    @property
    def document(self) -> dict[str, Any]:
        """The whole source as data."""
        found: dict[str, Any] = json.loads(self.raw)
        return found

    @property
    def moment(self) -> datetime | None:
        """When this version came to be: decides which of two snapshots is the newer."""
        return self.generated or self.modified
