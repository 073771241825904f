"""What keeps a flow from being published: by itself, and in what it refers to."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journeys.flows.checks import Finding, Graph, findings
from journeys.flows.definition import Definition, DefinitionError
from journeys.flows.models import FlowPage
from journeys.flows.services.linked import linked_findings
from journeys.flows.services.users import users_broken_by

MOST_NAMED = 20  # findings in one refusal


def all_findings(page: FlowPage, flow: Definition, graph: Graph | None = None) -> list[Finding]:
    """Return everything that is wrong with `flow`, the definition of this page or of a draft of it."""
    return [*findings(flow, graph), *linked_findings(page, flow)]


def missing_in_flow(page: FlowPage) -> dict[str, str]:
    """Return what keeps this flow, as it is in memory, from being published: one entry a finding."""
    try:
        flow = page.flow
    except DefinitionError as error:
        return _numbered(error.messages)
    wrong = all_findings(page, flow)
    if wrong:
        return _numbered(finding.message for finding in wrong)
    return _numbered(users_broken_by(page, flow))


def _numbered(messages: Iterable[str]) -> dict[str, str]:
    named = list(messages)
    if (more := len(named) - MOST_NAMED) > 0:
        named = named[:MOST_NAMED]
        named.append(ngettext("And %(number)d more.", "And %(number)d more.", more) % {"number": more})
    if named:
        named.insert(0, _("These questions are not ready yet."))
    return {f"definition_{number}" if number else "definition": message for number, message in enumerate(named)}
