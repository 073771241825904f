"""Saving, deleting and undoing judgements; every step leaves what was there before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.search.tuning.judging.models import Change, Grade, Judgement, Kind
from catalogue.search.tuning.judging.services.things import existing

Action = Change.Action


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says the judgement is; `grades` by thing (`p12`), 1 to 3."""

    query: str
    kind: str
    note: str = ""
    grades: Mapping[str, int] = field(default_factory=dict)
    reference: str = ""  # empty: the next free one


def snapshot(judgement: Judgement) -> dict[str, Any]:
    """Return the judgement as it is kept in a change."""
    grades = {grade.key: grade.grade for grade in judgement.grades.all()}
    return {
        "query": judgement.query,
        "kind": judgement.kind,
        "note": judgement.note,
        "grades": dict(sorted(grades.items())),
    }


@transaction.atomic
def save(said: Said, user: Any, judgement: Judgement | None = None, *, step: UUID | None = None) -> Judgement:
    """Save what was said, as a new judgement or over `judgement`. Raises `ValidationError` by field.

    With `step` the change is a part of that import. Another kind gives another number, outside an import.
    """
    before, was = (snapshot(judgement), judgement.reference) if judgement else (None, "")
    if judgement is None:
        judgement = Judgement(reference=said.reference or next_reference(said.kind))
    elif said.kind != judgement.kind and not step:
        judgement.reference = next_reference(said.kind)
    _write(judgement, said, user)
    after = snapshot(judgement)
    action = Action.IMPORTED if step else Action.SAVED
    step = step or uuid4()
    if was and was != judgement.reference:
        _record(was, before, None, user, action, step)
        before = None
    if after != before:
        _record(judgement.reference, before, after, user, action, step)
    return judgement


@transaction.atomic
def delete(judgement: Judgement, user: Any) -> None:
    """Delete it; to be undone."""
    before, reference = snapshot(judgement), judgement.reference
    judgement.delete()
    _record(reference, before, None, user, Action.DELETED)


class ChangedSince(Exception):
    """Somebody changed these judgements after the step that was to be undone."""

    def __init__(self, references: list[str]) -> None:
        super().__init__(", ".join(references))
        self.references = references


@transaction.atomic
def undo(step: UUID, user: Any) -> int:
    """Put back how it was before this step; return how many judgements. Raises `ChangedSince`: then nothing is."""
    changes = list(Change.objects.select_for_update().filter(step=step, undone=False).order_by("pk"))
    rows = Judgement.objects.filter(reference__in=[change.reference for change in changes])
    now = {row.reference: row for row in rows.prefetch_related("grades")}
    changed = [c.reference for c in changes if (snapshot(now[c.reference]) if c.reference in now else None) != c.after]
    if changed:
        raise ChangedSince(changed)
    new_step = uuid4()
    for change in reversed(changes):
        judgement = now.get(change.reference)
        if change.before is None and judgement is not None:
            judgement.delete()
        elif change.before is not None:
            said = Said(**change.before, reference=change.reference)
            _write(judgement or Judgement(reference=change.reference), said, user)
        _record(change.reference, change.after, change.before, user, Action.UNDONE, new_step)
    Change.objects.filter(step=step).update(undone=True)
    return len(changes)


def next_reference(kind: str) -> str:
    """Return the next free number of this kind, as `A001`."""
    used = Judgement.objects.filter(reference__startswith=kind).values_list("reference", flat=True)
    highest = max((int(one[1:]) for one in used if one[1:].isascii() and one[1:].isdigit()), default=0)
    return f"{kind}{highest + 1:03d}"


def _write(judgement: Judgement, said: Said, user: Any) -> None:
    judgement.query, judgement.kind, judgement.note = said.query, said.kind, said.note
    judgement.changed_by = user
    if said.kind == Kind.NONE and said.grades:
        raise ValidationError(
            {"kind": _("Nothing should be found, but a page has a grade. Set it to 0, or choose another kind.")}
        )
    judgement.full_clean()
    judgement.save()
    there = existing(said.grades)
    Grade.objects.filter(judgement=judgement).delete()
    Grade.objects.bulk_create(
        Grade(judgement=judgement, grade=grade, **{"page_id" if thing[0] == "p" else "service_id": int(thing[1:])})
        for thing, grade in said.grades.items()
        if thing in there
    )
    judgement.__dict__.pop("_prefetched_objects_cache", None)


def _record(reference: str, before: Any, after: Any, user: Any, action: Action, step: UUID | None = None) -> None:
    Change.objects.create(
        step=step or uuid4(), action=action, reference=reference, before=before, after=after, user=user
    )
