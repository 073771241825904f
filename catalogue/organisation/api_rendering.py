"""How every answer of the API is written as JSON: by a library that is ten times as quick as Python's own."""

import json
from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

_others = JSONEncoder().default  # moments, amounts and translations as the framework writes them
LINE_SEPARATORS = {"\u2028": b"\\u2028", "\u2029": b"\\u2029"}  # end a line in older JavaScript


def as_json(data: Any) -> bytes:
    """Return the data in UTF-8. A piece that is JSON already (`written`) goes in as it is."""
    told = orjson.dumps(data, default=_others, option=orjson.OPT_PASSTHROUGH_DATETIME)
    for sign, escaped in LINE_SEPARATORS.items():
        told = told.replace(sign.encode(), escaped)
    return told


def written(data: Any) -> orjson.Fragment:
    """Return the data written once, to go into as many answers as need it."""
    return orjson.Fragment(as_json(data))


class QuickJSON(JSONRenderer):
    """JSON as the framework's own renderer writes it."""

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return the answer's body; indented for who asks so (`Accept: application/json; indent=4`)."""
        if data is None:
            return b""
        told = as_json(data)
        if self.get_indent(accepted_media_type or "", dict(renderer_context or {})) is None:
            return told
        return bytes(super().render(json.loads(told), accepted_media_type, renderer_context))
