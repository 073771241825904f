"""A flow as a file. `journeys.flows.schema` describes the form, `definition.files` reads it; the builder keeps it."""

from typing import Any

from journeys.flows.definition import as_json
from journeys.flows.models import FlowPage
from journeys.flows.schema import schema_address


def export_flow(page: FlowPage) -> dict[str, Any]:
    """Return a flow, or a draft of it, as it is in memory; raise DefinitionError when it is not of the form."""
    return {
        "$schema": schema_address(),
        "uuid": str(page.uuid),
        "title": page.title,
        "introduction": page.introduction,
        "sensitive": page.sensitive,
        "is_part": page.is_part,
        "flow": as_json(page.flow),
    }
