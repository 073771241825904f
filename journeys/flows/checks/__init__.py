"""What keeps a flow from being published, each named by question and option."""

from journeys.flows.checks.conditions import condition_findings
from journeys.flows.checks.finding import Finding, FindingKind
from journeys.flows.checks.graph import Graph
from journeys.flows.checks.leading import leading_findings
from journeys.flows.checks.texts import text_findings
from journeys.flows.definition import Definition

__all__ = ["Finding", "FindingKind", "Graph", "findings"]


def findings(definition: Definition, graph: Graph | None = None) -> list[Finding]:
    """Return what is wrong with a flow by itself, in reading order; nothing means that every way ends.

    A part counts as a question whose answers are its options. What needs the database (tables, parts, products) is
    found by `journeys.flows.services.checking`. `graph` is that of the definition, for who has one.
    """
    graph = graph or Graph(definition)
    found = [*leading_findings(graph), *text_findings(definition), *condition_findings(graph)]
    keys = [*definition.question_of, *definition.outcome_of]
    place = {key: number for number, key in enumerate(keys)}
    return sorted(found, key=lambda finding: place.get(finding.node, -1))
