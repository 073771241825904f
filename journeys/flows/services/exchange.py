"""A flow as a file: exported whole, imported into the draft. `journeys.flows.schema` describes the form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from catalogue.organisation.services.actors import Actor
from journeys.flows.definition import DefinitionError, as_json
from journeys.flows.definition.files import read_exchanged
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


@transaction.atomic
def import_flow(page: FlowPage, data: Any, user: Actor = None) -> Revision:
    """Write a file into the draft of a flow and return its revision.

    Raise DefinitionError naming every fault, and change nothing, for a file that is not of the form. The draft may be
    unfinished: publishing it is refused then, as always. The page keeps its own identity, and its title when the file
    has none.
    """
    found = read_exchanged(data)
    draft = page.get_latest_revision_as_object()
    draft.title = found.title or draft.title
    draft.introduction = found.introduction
    draft.sensitive, draft.is_part = found.sensitive, found.is_part
    draft.definition = as_json(found.definition)
    try:
        revision: Revision = draft.save_revision(user=user if user is not None and user.pk else None, changed=True)
    except ValidationError as error:
        raise DefinitionError(error.messages) from error
    return revision
