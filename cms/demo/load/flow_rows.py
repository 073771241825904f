"""A flow of a data file as the JSON of a definition: slugs become uuids, CommonMark becomes rich text."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cms.demo.load.products import html
from journeys.flows.definition import as_json, from_json


@dataclass(frozen=True, slots=True)
class Names:
    """Slug → uuid of what flows name."""

    products: dict[str, UUID]
    services: dict[str, UUID]
    journeys: dict[str, UUID]
    flows: dict[str, UUID]


def parts_of(row: dict[str, Any]) -> set[str]:
    """Return the slugs of the flows that this one asks as a part."""
    return {question["part"] for question in row["definition"]["questions"] if "part" in question}


def definition_of(row: dict[str, Any], names: Names) -> dict[str, Any]:
    """Return the JSON of a data row; raise KeyError for an unknown slug, DefinitionError for another form."""
    written = row["definition"]
    data = {
        "start": written["start"],
        "questions": [_question(question, names) for question in written["questions"]],
        "outcomes": [_outcome(outcome, names) for outcome in written["outcomes"]],
    }
    return as_json(from_json(data))


def _question(question: dict[str, Any], names: Names) -> dict[str, Any]:
    found = {**question, "help": html(question.get("help"))}
    if "part" in question:
        found["part"] = str(names.flows[question["part"]])
    return found


def _outcome(outcome: dict[str, Any], names: Names) -> dict[str, Any]:
    found = {**outcome, "text": html(outcome["text"])}
    found["products"] = [str(names.products[slug]) for slug in outcome.get("products", [])]
    if "service" in outcome:
        found["service"] = str(names.services[outcome["service"]])
    if "journey" in outcome:
        found["journey"] = str(names.journeys[outcome["journey"]])
    return found
