"""What is wrong with a draft, as the builder shows it: findings with where to mend them, and the marks of the boxes."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from journeys.flows.builder.diagram import Mark
from journeys.flows.builder.drafts import Draft
from journeys.flows.checks import Finding, FindingKind, Graph
from journeys.flows.services.checking import all_findings

SIGNS = {
    FindingKind.UNREACHABLE: ("unreachable", "◌"),
    FindingKind.DEAD_END: ("dead", "■"),
    FindingKind.NO_GOAL: ("dead", "■"),
    FindingKind.UNKNOWN_GOAL: ("dead", "■"),
    FindingKind.LOOP: ("loop", "↻"),
    FindingKind.NEVER_ENDS: ("endless", "∞"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the address of the form where it is mended."""

    message: str
    kind: str
    sign: str
    url: str
    node: str


@dataclass
class Assessment:
    """All findings of a draft, and the marks of its nodes."""

    found: list[Found] = field(default_factory=list)
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)


def assess(draft: Draft) -> Assessment:
    """Look at a draft."""
    graph = Graph(draft.definition)
    findings = all_findings(draft.page, draft.definition, graph)
    marks: dict[str, dict[str, Mark]] = defaultdict(dict)
    for finding in findings:
        if finding.node:
            mark = mark_of(finding.kind)
            marks[finding.node][mark.name] = mark
    loop = mark_of(FindingKind.LOOP)
    for circle in graph.circles:
        for key in circle:
            marks[key][loop.name] = loop
    found = [
        Found(
            finding.message, str(finding.kind.label), mark_of(finding.kind).sign, url_of(draft, finding), finding.node
        )
        for finding in findings
    ]
    return Assessment(found, {key: tuple(there.values()) for key, there in marks.items()})


def mark_of(kind: FindingKind) -> Mark:
    """Return the mark for a kind of finding; what needs a look and has no shape of its own gets an exclamation."""
    name, sign = SIGNS.get(kind, ("look", "!"))
    return Mark(name, sign, str(kind.label) if kind in SIGNS else _("look at this"))


def url_of(draft: Draft, finding: Finding) -> str:
    """Return where a finding is mended, at the very field where that is known."""
    if not finding.node or draft.definition.node(finding.node) is None:
        return reverse("flow_builder", args=[draft.page.pk]) + "#questions"
    address = node_url(draft, finding.node)
    question = draft.definition.question_of.get(finding.node)
    if question and finding.option:
        marks = [number for number, option in enumerate(question.options) if option.key == finding.option]
        return f"{address}#option-{marks[0]}" if marks else address
    return f"{address}#rule-{finding.rule}" if finding.rule is not None else address


def node_url(draft: Draft, key: str) -> str:
    """Return the address of the form of a question or outcome."""
    name = "flow_question" if key in draft.definition.question_of else "flow_outcome"
    return reverse(name, args=[draft.page.pk, key])
