"""Where questions lead: nowhere, to what is not there, in circles, or past an outcome."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from journeys.flows.checks.finding import Finding, FindingKind, at
from journeys.flows.checks.graph import ONE_OF, Graph, Way
from journeys.flows.definition import Question


def leading_findings(graph: Graph) -> Iterator[Finding]:
    """Yield what is wrong with the ways of a flow."""
    flow = graph.definition
    if flow.start not in flow.question_of:
        yield Finding(FindingKind.NO_START, _("Choose the first question."))
    circling = {key for circle in graph.circles for key in circle}
    for question in flow.questions:
        yield from _goals(graph, question)
        if question.key not in graph.reached:
            if flow.start in flow.question_of:
                said = _("Nobody gets to this question. Let an answer lead to it, or remove it.")
                yield at(FindingKind.UNREACHABLE, question, said)
        elif question.key not in graph.ending and graph.goals[question.key] and question.key not in circling:
            yield at(FindingKind.NEVER_ENDS, question, _("From here no outcome can be reached."))
    for outcome in flow.outcomes:
        if outcome.key not in graph.reached and flow.start in flow.question_of:
            said = _("Nobody gets to this outcome. Let an answer lead to it, or remove it.")
            yield at(FindingKind.UNREACHABLE, outcome, said)
    yield from _circles(graph)


def _goals(graph: Graph, question: Question) -> Iterator[Finding]:
    ways = graph.ways[question.key]
    if not any(way.goal for way in ways):
        yield at(FindingKind.DEAD_END, question, _("This question leads nowhere. Choose what comes next."))
        return
    for way in ways:
        if not way.goal:
            yield at(FindingKind.NO_GOAL, question, _no_goal(question, way), option=way.option or "", rule=way.rule)
        elif graph.definition.node(way.goal) is None:
            said = _("“%(goal)s” is not there. Choose another question or outcome.") % {"goal": way.goal}
            yield at(FindingKind.UNKNOWN_GOAL, question, said, option=way.option or "", rule=way.rule)
    if question.kind not in ONE_OF:
        for option in question.options:
            if option.to:
                said = _("Where several answers may be chosen, one cannot lead somewhere. Use a condition.")
                yield at(FindingKind.UNKNOWN_GOAL, question, said, option=option)


def _no_goal(question: Question, way: Way) -> str:
    if way.option is not None:
        return _("This answer leads nowhere. Choose what comes next.")
    if way.rule is not None:
        return _("This condition leads nowhere. Choose what comes next.")
    return _("When no condition holds, this leads nowhere. Choose what comes next.")


def _circles(graph: Graph) -> Iterator[Finding]:
    flow = graph.definition
    for circle in graph.circles:
        titles = [flow.question_of[key].title or key for key in circle]
        named = ", ".join(f"“{title}”" for title in titles)
        if len(circle) == 1:
            said = _("This question leads back to itself.")
        else:
            said = _("These questions lead back to each other: %(questions)s.") % {"questions": named}
        yield at(FindingKind.LOOP, flow.question_of[circle[0]], said)
        if not any(key in graph.ending for key in circle):
            yield at(FindingKind.NEVER_ENDS, flow.question_of[circle[0]], _("From here no outcome can be reached."))
