"""What differs between two definitions: when another saved first, for an import, against the live flow."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from journeys.flows.definition import Definition, Outcome, Question


@dataclass(frozen=True, slots=True)
class Difference:
    """One node that differs: its key, its title, and what happened to it in words."""

    key: str
    title: str
    what: str

    def __str__(self) -> str:
        return f"{self.title or self.key}: {self.what}"


def differences(old: Definition, new: Definition) -> tuple[Difference, ...]:
    """Return what changed from `old` to `new`, in the order of `new`, then what is gone."""
    found: list[Difference] = []
    there: list[Question | Outcome] = [*new.questions, *new.outcomes]
    gone: list[Question | Outcome] = [*old.questions, *old.outcomes]
    for node in there:
        before = old.node(node.key)
        if before is None:
            found.append(Difference(node.key, node.title, _("added")))
        elif before != node:
            found.append(Difference(node.key, node.title, _("changed")))
    found += [Difference(node.key, node.title, _("removed")) for node in gone if new.node(node.key) is None]
    if old.start != new.start:
        first = new.node(new.start)
        found.append(Difference(new.start, first.title if first else "", _("is now the first question")))
    if not found and old != new:
        found.append(Difference("", _("the list"), _("stands in another order")))
    return tuple(found)
