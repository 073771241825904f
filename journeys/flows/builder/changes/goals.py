"""Where the questions of a flow lead, and changing it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from journeys.flows.definition import Definition, Kind, Option, Question
from journeys.flows.definition.nodes import NO, YES

CHOOSING = (Kind.SINGLE, Kind.YES_NO, Kind.PART)  # each option may lead elsewhere


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a question that names a goal.

    `name` is `option:KEY`, `rule:NUMBER` (from 0) or `to`; `label` the option's words; `own` what stands there,
    `goal` where it leads: for an option without a goal of its own, that of the question.
    """

    name: str
    label: str
    own: str
    goal: str

    @property
    def option(self) -> str:
        """The key of the option, empty for a rule or the question's own goal."""
        return self.name.removeprefix("option:") if self.name.startswith("option:") else ""


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the options that are chosen from; yes and no are always there."""
    if question.kind is Kind.YES_NO:
        words = {YES: _("Yes"), NO: _("No")}
        return tuple(question.option(key) or Option(key, label) for key, label in words.items())
    return question.options


def slots(question: Question) -> tuple[Slot, ...]:
    """Return the places of a question that lead somewhere, rules first: the order in which they are tried."""
    found = [Slot(f"rule:{number}", "", rule.to, rule.to) for number, rule in enumerate(question.rules)]
    options = options_of(question) if question.kind in CHOOSING else ()
    found += [Slot(f"option:{o.key}", o.label, o.to, o.to or question.to) for o in options]
    if not options or question.to:
        found.append(Slot("to", "", question.to, question.to))
    return tuple(found)


def pointing_at(definition: Definition, key: str) -> tuple[tuple[Question, Slot], ...]:
    """Return the questions that lead to `key`, each with the place that names it."""
    return tuple((q, slot) for q in definition.questions for slot in slots(q) if slot.own == key)


def lead_to(definition: Definition, question: str, slot: str, goal: str) -> Definition:
    """Let one place of a question lead to `goal`; a place that is not there changes nothing."""
    found = definition.question_of.get(question)
    if found is None:
        return definition
    name, _colon, which = slot.partition(":")
    if name == "to":
        changed = replace(found, to=goal)
    elif name == "option":
        options = tuple(replace(o, to=goal) if o.key == which else o for o in options_of(found))
        changed = replace(found, options=options)
    else:
        rules = tuple(replace(r, to=goal) if str(n) == which else r for n, r in enumerate(found.rules))
        changed = replace(found, rules=rules)
    return replace(definition, questions=tuple(changed if q is found else q for q in definition.questions))


def with_goals(definition: Definition, changed: Callable[[str], str]) -> Definition:
    """Return the definition with every goal passed through `changed`."""
    return replace(definition, questions=tuple(_goals_of(q, changed) for q in definition.questions))


def _goals_of(question: Question, changed: Callable[[str], str]) -> Question:
    return replace(
        question,
        options=tuple(replace(option, to=changed(option.to)) for option in question.options),
        rules=tuple(replace(rule, to=changed(rule.to)) for rule in question.rules),
        to=changed(question.to),
    )


def all_goals(definition: Definition) -> Iterator[str]:
    """Yield every goal that is named anywhere."""
    for question in definition.questions:
        yield from (goal for goal in definition.goals(question) if goal)
