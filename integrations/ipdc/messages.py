"""A sentence that is put into the reader's language only when somebody reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable template and what fills it; `str()` gives the sentence."""

    template: Any
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.template) % self.values if self.values else str(self.template)
