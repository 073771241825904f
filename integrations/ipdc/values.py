"""Reads and writes a page's fields as plain values that can be kept and compared."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from catalogue.products.models import ProductPage
from integrations.ipdc.mapping import FIELDS, Lookup

STREAMS = frozenset({"conditions", "procedure", "costs", "benefits", "legal", "links"})
RICH = frozenset({"body", "exceptions_text"})
DAYS = frozenset({"valid_from", "valid_until"})
_KEY = re.compile(r'\s+data-block-key="[^"]*"')
_SAME = (
    (re.compile(r"<(/?)strong>"), r"<\1b>"),
    (re.compile(r"<(/?)em>"), r"<\1i>"),
    (re.compile(r"<br\s*/?>"), "<br/>"),
)


def read(page: ProductPage, field: str) -> Any:
    """One field's value, without what editing alone changes (block identifiers)."""
    if field in STREAMS:
        stream = getattr(page, field)
        return normal(stream.stream_block.get_prep_value(stream))
    if field == "theme":
        return page.theme_id
    if field in {"more_themes", "audiences"}:
        return sorted(item.pk for item in getattr(page, field).all())
    return normal(getattr(page, field))


def read_all(page: ProductPage) -> dict[str, Any]:
    """Every field that the source may fill."""
    return {field: read(page, field) for field in FIELDS}


def write(page: ProductPage, field: str, value: Any, lookup: Lookup) -> None:
    """Put a value into the page in memory; saving is the caller's."""
    if field in STREAMS:
        setattr(page, field, json.dumps(value))
    elif field == "theme":
        page.theme_id = value if value in lookup.themes else None
    elif field == "more_themes":
        page.more_themes = [lookup.themes[pk] for pk in value if pk in lookup.themes]
    elif field == "audiences":
        page.audiences = [lookup.audiences[pk] for pk in value if pk in lookup.audiences]
    elif field in DAYS:
        setattr(page, field, date.fromisoformat(value) if value else None)
    else:
        setattr(page, field, value)


def normal(value: Any) -> Any:
    """The same value for the same content, whether the importer or an editor's screen wrote it."""
    if isinstance(value, dict):
        left_out = {"id"} if {"type", "value"} <= value.keys() else set()
        items = {key: normal(item) for key, item in value.items() if key not in left_out}
        return {key: item for key, item in items.items() if item not in (None, "", [])}
    if isinstance(value, list | tuple):
        return [normal(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _html(value) if "<" in value else value
    return value


def _html(text: str) -> str:
    text = _KEY.sub("", text)
    for pattern, same in _SAME:
        text = pattern.sub(same, text)
    return text.strip()
