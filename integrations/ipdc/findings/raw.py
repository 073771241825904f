"""What a rule yields: a finding that does not know its product yet."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from integrations.ipdc.findings.model import Code

LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Raw:
    """Field, kind, and what fills its sentence."""

    field: str
    code: Code
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


def quote(text: str) -> str:
    """A text short enough to stand in a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
