"""Shows a field's value as lines of plain text, and marks where two values differ."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from catalogue.products.models import Audience, ProductPage, Theme
from integrations.ipdc.cleaning import plain_text

_BLOCK_END = re.compile(r"</(?:p|li|h3|h4)>|<br\s*/?>")
Line = tuple[str, bool]  # the text, and whether the other side lacks it


def field_label(field: str) -> str:
    """The name of the field on the page's form."""
    return str(ProductPage._meta.get_field(field).verbose_name)


def compared(field: str, ours: Any, theirs: Any) -> tuple[list[Line], list[Line]]:
    """Both values as lines; a line that only one side has is marked."""
    left, right = list(lines(field, ours)), list(lines(field, theirs))
    marked_left, marked_right = [(line, True) for line in left], [(line, True) for line in right]
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            marked_left[block.a + step] = (left[block.a + step], False)
            marked_right[block.b + step] = (right[block.b + step], False)
    return marked_left, marked_right


def lines(field: str, value: Any) -> Iterator[str]:
    """A value line by line, without mark-up."""
    if field in {"theme", "more_themes", "audiences"}:
        model = Audience if field == "audiences" else Theme
        keys = value if isinstance(value, list) else [value]
        yield from model.objects.filter(pk__in=[key for key in keys if key]).values_list("name", flat=True)
    else:
        yield from _texts(value)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key != "type":
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value not in (None, ""):
        plain = (plain_text(part) for part in _BLOCK_END.split(str(value)))
        yield from (line for line in plain if line)
