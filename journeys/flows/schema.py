"""The JSON Schema of a flow as a file (`journeys.flows.services.exchange`), made from the rules of the code."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from journeys.flows.definition import Kind, OutcomeKind, TestKind
from journeys.flows.definition.exchange import LONGEST_TEXT, LONGEST_TITLE, MOST_NODES, MOST_OPTIONS
from journeys.flows.definition.nodes import KEY


def schema_address() -> str:
    """Return where the schema is served."""
    return f"{settings.CITY_BASE_URL.rstrip('/')}{reverse('api:flow-file-schema')}"


def _text(longest: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": longest}


def _row(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(of: Any, most: int) -> dict[str, Any]:
    return {"type": "array", "items": of, "maxItems": most}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12). A goal (`to`) may be left out: a draft need not be finished."""
    key = {"type": "string", "pattern": f"^{KEY.pattern}$"}
    goal = {"type": "string", "pattern": f"^({KEY.pattern})?$"}
    uuid = {"type": "string", "format": "uuid"}
    number = {"type": ["string", "number"], "description": "A decimal number."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_address(),
        "title": "Guided questions",
        **_row(
            ("flow",),
            **{"$schema": {"type": "string"}},
            uuid={**uuid, "description": "Of the page it was exported from; an import keeps its own."},
            title=_text(LONGEST_TITLE),
            introduction=_text(600),
            sensitive={"type": "boolean"},
            is_part={"type": "boolean", "description": "Only a part of other flows."},
            flow=_ref("flow"),
        ),
        "$defs": {
            "flow": _row(
                (),
                start={**goal, "description": "The key of the first question."},
                questions=_list(_ref("question"), MOST_NODES),
                outcomes=_list(_ref("outcome"), MOST_NODES),
            ),
            "question": _row(
                ("key", "kind"),
                key=key,
                kind={"enum": list(Kind.values)},
                title=_text(LONGEST_TITLE),
                help={**_text(LONGEST_TEXT), "description": "Rich text."},
                options=_list(_ref("option"), MOST_OPTIONS),
                rules=_list(_ref("rule"), MOST_OPTIONS),
                to={**goal, "description": "Where it leads when no rule and no option says so."},
                number=_row(
                    (),
                    unit=_text(20),
                    minimum=number,
                    maximum=number,
                    decimals={"type": "integer", "minimum": 0, "maximum": 4},
                ),
                table={**_text(60), "description": "The short name of a table of places (kind place)."},
                part={**uuid, "description": "Another flow (kind part); its outcomes' keys are the answers."},
                needed={"type": "boolean", "description": "Whether one of several choices must be chosen."},
            ),
            "option": _row(("key",), key=key, label=_text(LONGEST_TITLE), hint=_text(LONGEST_TITLE), to=goal),
            "rule": _row(("when",), when=_ref("condition"), to=goal),
            "condition": {
                "oneOf": [
                    _row(("all",), all=_list(_ref("condition"), MOST_OPTIONS)),
                    _row(("any",), any=_list(_ref("condition"), MOST_OPTIONS)),
                    _row(
                        ("question", "test"),
                        question=key,
                        test={"enum": list(TestKind.values)},
                        value={
                            "anyOf": [
                                _list({"type": ["string", "number"]}, MOST_OPTIONS),
                                {"type": ["string", "number"]},
                            ]
                        },
                    ),
                ]
            },
            "outcome": _row(
                ("key", "kind"),
                key=key,
                kind={"enum": list(OutcomeKind.values)},
                title=_text(LONGEST_TITLE),
                text={**_text(LONGEST_TEXT), "description": "Rich text."},
                products=_list(uuid, MOST_OPTIONS),
                journey=uuid,
                service=uuid,
            ),
        },
    }
