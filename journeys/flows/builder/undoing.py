"""Undo and redo in the builder, over reloads and sittings: the steps are read from the page's log."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import PageLogEntry

from journeys.flows.builder.drafts import CHANGED, REDONE, UNDONE, definition_of, held, save
from journeys.flows.models import FlowPage

FARTHEST = 200  # entries of the log that are looked at


@dataclass(frozen=True, slots=True)
class Step:
    """A change in words, and the revisions between which it lies."""

    what: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone and done again now."""

    undo: Step | None = None
    redo: Step | None = None


def steps_of(page: FlowPage, revision: int) -> Steps:
    """Return what undo and redo would do with the draft at `revision`; nothing after a change made elsewhere."""
    rows = PageLogEntry.objects.filter(page_id=page.pk, action__in=(CHANGED, UNDONE, REDONE))
    entries = list(rows.order_by("-timestamp", "-pk").values_list("action", "data")[:FARTHEST])
    done: list[Step] = []
    undone: list[Step] = []
    latest = 0
    for action, data in reversed(entries):
        step, latest = Step(data.get("what", ""), data.get("before", 0), data.get("after", 0)), data.get("after", 0)
        if action == CHANGED:
            done.append(step)
            undone.clear()
        elif action == UNDONE and done:
            undone.append(done.pop())
        elif action == REDONE and undone:
            done.append(undone.pop())
    if latest != revision and definition_of(page, latest) != definition_of(page, revision):
        return Steps()
    return Steps(done[-1] if done else None, undone[-1] if undone else None)


def undo(pk: int, user: Any, seen: int) -> Step | None:
    """Put the definition back as it was before the last change; return what was undone, None for nothing."""
    return _back_or_forth(pk, user, seen, UNDONE)


def redo(pk: int, user: Any, seen: int) -> Step | None:
    """Do again what was undone last; return it, None for nothing."""
    return _back_or_forth(pk, user, seen, REDONE)


@transaction.atomic
def _back_or_forth(pk: int, user: Any, seen: int, action: str) -> Step | None:
    draft = held(pk, user, seen, mending=True)
    steps = steps_of(draft.page, draft.revision)
    step = steps.undo if action == UNDONE else steps.redo
    wanted = definition_of(draft.page, step.before if action == UNDONE else step.after) if step else None
    if step is None or wanted is None:
        return None
    save(draft, user, wanted, action, {"what": step.what, "before": draft.revision})
    return step
