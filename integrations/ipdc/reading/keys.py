"""JSON-LD written with the standard's own keys, read as it stands: no context is ever fetched."""

import math
from collections.abc import Iterator
from typing import Any

from integrations.ipdc.reading.canonical import Document, order_of, short_code
from integrations.ipdc.vocabulary import BY_KEY, INSTANCE_TYPES, TOMBSTONE_TYPES, Shape, Term

# A type written as a whole address means that the keys are too: that is for `rdf`.
_PRODUCTS = {name for name in INSTANCE_TYPES | TOMBSTONE_TYPES if "://" not in name}


def types_of(node: Any) -> set[str]:
    """The types of a JSON node; empty for anything that is not one."""
    if not isinstance(node, dict):
        return set()
    types = node.get("@type", node.get("type", ()))
    return {str(item) for item in (types if isinstance(types, list) else [types]) if item}


def is_product(node: Any) -> bool:
    """Whether this node is a product of a city (not a concept, not a feed), in the standard's own words."""
    return bool(types_of(node) & _PRODUCTS)


def nodes_of(data: Any) -> Iterator[dict[str, Any]]:
    """The nodes a document lists: itself, its graph or its members."""
    if isinstance(data, list):
        for item in data:
            yield from nodes_of(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "member", "members"):
            yield from nodes_of(data.get(key))


def document(node: dict[str, Any]) -> Document:
    """One node in the form every format ends in; keys we do not know are kept as they are."""
    result: Document = {}
    for key, value in node.items():
        term = BY_KEY.get(key)
        if key in {"@id", "id"}:
            result["@id"] = str(value)
        elif key == "@type":
            result["@type"] = sorted(types_of(node))
        elif key != "@context" and value is not None:
            result[key] = value if term is None else _known(term, value)
    return result


def _known(term: Term, value: Any) -> Any:
    if term.shape is Shape.TEXT:
        return _texts(value)
    if term.shape is Shape.CODES:
        return sorted({short_code(term, _plain(item)) for item in _list(value)} - {""})
    if term.shape is Shape.VALUE:
        return _plain(value) if not isinstance(value, list) else [_plain(item) for item in value]
    parts = [
        document(item) if isinstance(item, dict) else {"@id": str(item), "@missing": True} for item in _list(value)
    ]
    return sorted(parts, key=order_of)


def _texts(value: Any) -> dict[str, list[str]]:
    if isinstance(value, dict) and "@value" not in value:
        pairs = [(language, item) for language, items in value.items() for item in _list(items)]
    else:
        pairs = [(item.get("@language", "und") if isinstance(item, dict) else "und", item) for item in _list(value)]
    texts: dict[str, list[str]] = {}
    for language, item in pairs:
        if item is not None:
            texts.setdefault(str(language).lower(), []).append(_plain(item))
    return {language: texts[language] for language in sorted(texts)}


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        found = value.get("@value", value.get("@id", value.get("id", "")))
        return _plain(found)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
