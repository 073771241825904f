"""One thing that is wrong with a flow, and where."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journeys.flows.definition import Option, Outcome, Question


class FindingKind(models.TextChoices):
    """What is wrong."""

    NO_START = "no_start", gettext_lazy("no first question")
    UNKNOWN_GOAL = "unknown_goal", gettext_lazy("leads to what is not there")
    NO_GOAL = "no_goal", gettext_lazy("leads nowhere")
    DEAD_END = "dead_end", gettext_lazy("dead end")
    UNREACHABLE = "unreachable", gettext_lazy("nobody gets here")
    LOOP = "loop", gettext_lazy("goes round in circles")
    NEVER_ENDS = "never_ends", gettext_lazy("never ends")
    NO_TITLE = "no_title", gettext_lazy("no text")
    FEW_OPTIONS = "few_options", gettext_lazy("too few answers")
    CANNOT_COME_BEFORE = "cannot_come_before", gettext_lazy("asks about what was not asked yet")
    WRONG_TEST = "wrong_test", gettext_lazy("test of another kind")
    UNKNOWN_VALUE = "unknown_value", gettext_lazy("asks for an answer that is not there")
    EMPTY_CONDITION = "empty_condition", gettext_lazy("empty condition")
    LIMITS = "limits", gettext_lazy("impossible limits")
    PROMISE = "promise", gettext_lazy("promises too much")
    TABLE = "table", gettext_lazy("no table of places")
    PART = "part", gettext_lazy("part of another flow")
    GONE = "gone", gettext_lazy("refers to what is gone")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at `node` (key of a question or outcome, empty for the flow itself).

    `option` is the key of an option, `rule` the number of a rule from 0. `message` names them in words.
    """

    kind: FindingKind
    message: str
    node: str = ""
    option: str = ""
    rule: int | None = None


def at(
    kind: FindingKind, node: Question | Outcome, said: str, *, option: Option | str = "", rule: int | None = None
) -> Finding:
    """Return the finding with its place before what is said about it."""
    key = option.key if isinstance(option, Option) else option
    return Finding(kind, f"{_place(node, option, rule)}: {said}", node.key, key, rule)


def _place(node: Question | Outcome, option: Option | str, rule: int | None) -> str:
    name = node.title.strip() or node.key
    if isinstance(node, Outcome):
        return _("Outcome “%(outcome)s”") % {"outcome": name}
    if option:
        label = (option.label.strip() or option.key) if isinstance(option, Option) else option
        return _("Question “%(question)s”, answer “%(option)s”") % {"question": name, "option": label}
    if rule is not None:
        return _("Question “%(question)s”, condition %(rule)d") % {"question": name, "rule": rule + 1}
    return _("Question “%(question)s”") % {"question": name}
