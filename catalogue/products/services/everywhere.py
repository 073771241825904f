"""A change that must hold for what readers see and for the draft on top of it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from catalogue.products.models import ContentPage

Change = Callable[[Any], bool]
"""Changes a page in memory and tells whether it did."""


@transaction.atomic
def write_everywhere(page: ContentPage, change: Change, fields: Iterable[str], actor: Any = None) -> bool:
    """Apply `change` to the live row and to the draft on top of it; tell whether anything changed.

    `fields` are the names that `change` may write. The step is a revision of its own, by `actor`, which an editor
    can restore; a page that had no draft has none afterwards.
    """
    model = type(page)
    row = model._default_manager.select_for_update(of=("self",)).get(pk=page.pk)
    had_draft = row.has_unpublished_changes
    draft = row.get_latest_revision_as_object() if had_draft else None
    row_changed = change(row)
    if row_changed:
        row.save(clean=False, update_fields=list(fields))
    if draft is None:
        draft = model._default_manager.get(pk=page.pk)
        if not row_changed:
            return False
    elif not change(draft) and not row_changed:
        return False
    _keep(draft, row, had_draft, actor)
    if row.live and row_changed:
        page_published.send(sender=model, instance=model._default_manager.get(pk=page.pk), revision=row.live_revision)
    return True


def _keep(draft: ContentPage, row: ContentPage, had_draft: bool, actor: Any) -> None:
    if draft.alias_of_id:  # an alias follows its source and has no revisions
        return
    revision: Revision = draft.save_revision(user=actor, log_action=True, clean=False, changed=had_draft)
    if row.live and not had_draft:
        Page.objects.filter(pk=row.pk).update(live_revision=revision)
