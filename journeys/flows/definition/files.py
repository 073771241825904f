"""What a file of a flow holds: its definition, and what the page says about it."""

from dataclasses import dataclass
from typing import Any

from journeys.flows.definition.exchange import LONGEST_TITLE
from journeys.flows.definition.nodes import Definition
from journeys.flows.definition.problems import DefinitionError
from journeys.flows.definition.reading import _Reader

FIELDS = {"$schema", "uuid", "title", "introduction", "sensitive", "is_part", "flow"}
LONGEST_INTRODUCTION = 600


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What a file of a flow holds. Parts, tables, products … are named by their identifiers, never copied."""

    title: str
    introduction: str
    sensitive: bool
    is_part: bool
    definition: Definition


def read_exchanged(data: Any) -> Exchanged:
    """Return what is in `data`, which may come from anywhere; raise DefinitionError naming every fault.

    Questions and outcomes without anything around them will do as well.
    """
    reader = _Reader()
    bare = isinstance(data, dict) and "questions" in data and "flow" not in data
    row = reader.row("file", {"flow": data} if bare else data, FIELDS)
    found = Exchanged(
        title=reader.text("title", row.get("title", ""), LONGEST_TITLE).strip(),
        introduction=reader.text("introduction", row.get("introduction", ""), LONGEST_INTRODUCTION),
        sensitive=reader.boolean("sensitive", row.get("sensitive", False)),
        is_part=reader.boolean("is_part", row.get("is_part", False)),
        definition=reader.definition(row.get("flow", {})),
    )
    if reader.faults:
        raise DefinitionError(reader.faults)
    return found
