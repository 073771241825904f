"""A flow's draft: opening it, keeping a change as one revision, and who may.

Every change is a draft revision of the page like any other, so that Wagtail's history shows and restores it. Who
works on an older revision than the latest is told what changed and keeps nothing: no change gets lost unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from journeys.flows.builder.changes import Difference, differences
from journeys.flows.definition import Definition, DefinitionError, as_json, from_json
from journeys.flows.models import FlowPage

CHANGED, UNDONE, REDONE = "flows.change", "flows.undo", "flows.redo"
Change = Callable[[Definition], Definition]


@dataclass(frozen=True, slots=True)
class Draft:
    """The latest revision of a flow; `revision` is its number, 0 for a page that has none yet.

    `page` is the row of the database, which is the live page; its title in the draft is `draft_title`.
    """

    page: FlowPage
    definition: Definition
    revision: int
    faults: tuple[str, ...] = ()  # what makes the JSON unreadable; then `definition` is empty and nothing is kept


class ChangedSince(Exception):
    """Another saved this flow meanwhile."""

    def __init__(self, who: str, what: tuple[Difference, ...], draft: Draft) -> None:
        super().__init__(who)
        self.who, self.what, self.draft = who, what, draft


class Locked(Exception):
    """The page is locked, by a person or by a step of its workflow."""


def open_draft(pk: int, user: Any, *, lock: bool = False) -> Draft:
    """Return the draft; raise Http404 without such a flow and PermissionDenied for who may not edit it."""
    rows = FlowPage.objects.select_related("latest_revision__user", "locked_by")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    live = rows.filter(pk=pk).first()
    if live is None:
        raise Http404
    if not live.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return draft_of(live)


def draft_of(live: FlowPage) -> Draft:
    """Return the draft of a page that was read from the database."""
    revision = live.latest_revision
    number = revision.pk if revision else 0
    try:
        return Draft(live, from_json(_content(revision)) if revision else live.flow, number)
    except DefinitionError as error:
        return Draft(live, Definition(), number, tuple(error.messages))


def is_locked(page: FlowPage, user: Any) -> bool:
    """Tell whether `user` may look but not change."""
    return bool(page.permissions_for_user(user).page_locked())


def keep(pk: int, user: Any, seen: int, change: Change, what: str) -> Revision | None:
    """Apply `change` to the draft and keep it as a revision; None when nothing changed.

    `seen` is the revision the editor looked at, `what` the change in words for the history. Raises ChangedSince,
    Locked, PermissionDenied, and ValidationError where the page itself refuses.
    """
    with transaction.atomic():
        draft = held(pk, user, seen)
        changed = change(draft.definition)
        if changed == draft.definition:
            return None
        return save(draft, user, changed, CHANGED, {"what": what, "before": draft.revision})


def held(pk: int, user: Any, seen: int, *, mending: bool = False) -> Draft:
    """Return the draft for a change, nobody else changing it; raise as `keep` does. Within a transaction.

    `mending` takes one that cannot be read as well: what stood before may be put back.
    """
    draft = open_draft(pk, user, lock=True)
    if is_locked(draft.page, user) or (draft.faults and not mending):
        raise Locked
    if seen != draft.revision:
        raise ChangedSince(last_editor(draft), since(draft, seen), draft)
    return draft


def save(draft: Draft, user: Any, definition: Definition, action: str, data: dict[str, Any]) -> Revision:
    """Keep `definition` as a revision, with its step in the log; the caller holds the page and asked who may."""
    page = draft.page.get_latest_revision_as_object()
    if not draft.revision:  # the page as it is now becomes the first revision, so that it can be put back
        data = {**data, "before": page.save_revision(user=user, changed=False, clean=False).pk}
    page.definition = as_json(definition)
    from_json(page.definition)  # what cannot be read back is not kept
    revision = page.save_revision(user=user)
    log(
        instance=page,
        action=action,
        user=user,
        revision=revision,
        content_changed=True,
        data={**data, "after": revision.pk},
    )
    return revision


def since(draft: Draft, seen: int) -> tuple[Difference, ...]:
    """Return what changed between the revision an editor saw and the draft of now."""
    before = definition_of(draft.page, seen)
    return differences(before, draft.definition) if before is not None else ()


def definition_of(page: FlowPage, revision: int) -> Definition | None:
    """Return the definition in a revision of the page; None when it is gone or cannot be read."""
    row = page.revisions.filter(pk=revision).first()
    try:
        return from_json(_content(row)) if row else None
    except DefinitionError:
        return None


def _content(revision: Revision) -> Any:
    return revision.content.get("definition") or {}


def last_editor(draft: Draft) -> str:
    """Return who saved the draft last, in words."""
    user = draft.page.latest_revision.user if draft.page.latest_revision else None
    return str(user) if user else _("somebody")
