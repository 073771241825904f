"""One way to write a document, so that the same content always has the same fingerprint."""

import hashlib
import json
import re
from typing import Any

from integrations.ipdc.vocabulary import BOOKKEEPING, MU_UUID, Term

Document = dict[str, Any]
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def short_code(term: Term, code: str) -> str:
    """`…/Doelgroep/Burger` becomes `Burger`; a code of another list keeps its whole IRI."""
    return code.removeprefix(term.base).strip() if term.base else code.strip()


def order_of(part: Document) -> float:
    """The place the source gives a part; without one it comes last."""
    value = part.get("order")
    try:
        return float(value[0] if isinstance(value, list) else value)  # type: ignore[arg-type]
    except (TypeError, ValueError, IndexError):
        return float("inf")


def part_key(part: Document) -> tuple[float, str]:
    """Sorts parts by the source's order, then by content: never by a random identifier."""
    return order_of(part), json.dumps(content(part, top=False), sort_keys=True, ensure_ascii=False)


def storable(value: Any) -> Any:
    """`value` without the characters that no database keeps: NUL and halves of a pair."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [storable(item) for item in value]
    return value


def canonical_json(document: Document) -> str:
    """The whole document, nothing left out, keys sorted."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(document: Document) -> str:
    """SHA-256 of what the document says.

    Identifiers of parts, the version and the delivery dates are left out and lists are sorted, so
    two exports of the same content agree whatever the order, blank nodes or file format.
    """
    text = json.dumps(content(document, top=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def content(value: Any, *, top: bool) -> Any:
    """`value` without identifiers, lists sorted."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return value if not str(value["@id"]).startswith("_:") else {}
        left_out = BOOKKEEPING if top else {"@id"}
        return {
            key: content(item, top=False)
            for key, item in value.items()
            if key not in left_out and key not in {MU_UUID, "@type", "@context"}
        }
    if isinstance(value, list):
        return sorted((content(item, top=False) for item in value), key=_as_json)
    return value


def _as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
