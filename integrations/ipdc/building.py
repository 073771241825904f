"""From a document to a snapshot."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from integrations.ipdc import snapshot as s
from integrations.ipdc.reading.canonical import Document, canonical_json, content_hash, storable
from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.vocabulary import TOMBSTONE_TYPES

_FRACTION = re.compile(r"(\.\d{6})\d+")
T = TypeVar("T")


def build(document: Document) -> s.Snapshot:
    """Read one document. Raises `Unreadable` when it does not say which product it is."""
    document = storable(document)
    iri = value(document, "isVersionOf") or value(document, "@id")
    if not iri or iri.startswith("_:"):
        raise Unreadable(_("a product without an identity (@id) cannot be kept apart from the others"))
    if len(iri) > 500:
        raise Unreadable(_("the identity (@id) of this product is longer than 500 characters"))
    return s.Snapshot(
        iri=iri,
        version_iri=value(document, "@id"),
        product_number=value(document, "productnummer"),
        name=texts(document, "naam"),
        description=texts(document, "beschrijving"),
        additional=texts(document, "verdereBeschrijving"),
        exceptions=texts(document, "uitzonderingen"),
        regulation=texts(document, "regelgevingTekst"),
        keywords=_keywords(document),
        conditions=_parts(document, "voorwaarden", _condition),
        procedures=_parts(document, "procedures", _procedure),
        costs=_parts(document, "kosten", _part),
        benefits=_parts(document, "financieleVoordelen", _part),
        legal=_parts(document, "regelgeving", _link),
        websites=_parts(document, "websites", _link),
        contacts=_parts(document, "contactgegevens", _contact),
        codes=_codes(document),
        concept=value(document, "linkedConcept"),
        created_by=next(iter(_list(document.get("aangemaaktDoor"))), ""),
        created=moment(value(document, "creatie")),
        modified=moment(value(document, "laatstGewijzigd")),
        generated=moment(value(document, "generatedAtTime")),
        starts=moment(value(document, "startDienstVerlening")),
        ends=moment(value(document, "eindeDienstVerlening")),
        archived=_archived(document),
        replaced_by=value(document, "vervangenDoor"),
        raw=canonical_json(document),
        hash=content_hash(document),
    )


def value(document: Document, key: str) -> str:
    """One plain value; the first when the source gives several, empty when it gives none."""
    found = next(iter(_list(document.get(key))), "")
    return str(found).strip() if isinstance(found, str | int | float) else ""


def texts(document: Document, key: str) -> dict[str, str]:
    """The text in each language; two texts in one language follow each other."""
    found = document.get(key)
    if not isinstance(found, dict):
        return {}
    return {tag: _joined(items) for tag, items in found.items()}


def moment(text: str) -> datetime | None:
    """A date and time in UTC; nothing when the source wrote something else."""
    try:
        found = datetime.fromisoformat(_FRACTION.sub(r"\1", text.strip()))
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)


def _joined(items: Any) -> str:
    parts = [str(item) for item in _list(items)]
    return parts[0] if len(parts) == 1 else "\n".join(parts)


def _list(found: Any) -> list[Any]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _keywords(document: Document) -> dict[str, tuple[str, ...]]:
    found = document.get("zoektermen")
    if not isinstance(found, dict):
        return {}
    return {tag: tuple(str(item).strip() for item in _list(items) if str(item).strip()) for tag, items in found.items()}


def _parts(document: Document, key: str, make: Callable[[Document], T]) -> tuple[T, ...]:
    return tuple(make(part) for part in _list(document.get(key)) if isinstance(part, dict))


def _part(part: Document) -> s.Part:
    return s.Part(texts(part, "naam"), texts(part, "beschrijving"), bool(part.get("@missing")))


def _condition(part: Document) -> s.Condition:
    plain = _part(part)
    return s.Condition(plain.name, plain.description, plain.missing, _parts(part, "bewijs", _part))


def _link(part: Document) -> s.Link:
    plain = _part(part)
    return s.Link(plain.name, plain.description, plain.missing, value(part, "url"))


def _procedure(part: Document) -> s.Procedure:
    plain = _part(part)
    return s.Procedure(plain.name, plain.description, plain.missing, _parts(part, "websites", _link))


def _contact(part: Document) -> s.ContactPoint:
    hours = value(part, "openingsuren") if "openingsuren" in part else None
    return s.ContactPoint(
        value(part, "email"),
        value(part, "telefoonnummer"),
        value(part, "url"),
        hours,
        _parts(part, "adres", _address),
        bool(part.get("@missing")),
    )


def _address(part: Document) -> s.Address:
    def one(key: str) -> str:
        found = texts(part, key)
        return (found.get("nl") or next(iter(found.values()), "")).strip()

    return s.Address(
        one("straatnaam"),
        value(part, "huisnummer"),
        value(part, "busnummer"),
        value(part, "postcode"),
        one("gemeentenaam"),
        one("land"),
    )


def _codes(document: Document) -> s.Codes:
    def many(key: str) -> tuple[str, ...]:
        return tuple(str(code) for code in _list(document.get(key)) if isinstance(code, str))

    return s.Codes(
        type=many("type"),
        themes=many("themas"),
        audiences=many("doelgroepen"),
        competent_levels=many("bevoegdBestuursniveaus"),
        executing_levels=many("uitvoerendBestuursniveaus"),
        competent_authorities=many("bevoegdeOverheden"),
        executing_authorities=many("uitvoerendeOverheden"),
        spatial=many("geografischToepassingsgebieden"),
        publication_channels=many("publicatiekanalen"),
        your_europe=many("yourEuropeCategorieen"),
        languages=many("talen"),
        tags=many("tags"),
    )


def _archived(document: Document) -> bool:
    tombstone = bool(set(_list(document.get("@type"))) & TOMBSTONE_TYPES)
    return tombstone or value(document, "gearchiveerd").lower() in {"true", "1"}
