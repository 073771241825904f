"""Publishing from the builder: Wagtail's own way, so that every rule of publication is asked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from journeys.flows.builder.drafts import ChangedSince, Locked, is_locked, last_editor, open_draft, since


@transaction.atomic
def publish_draft(pk: int, user: Any, seen: int) -> None:
    """Publish the draft that the editor saw; raise ValidationError naming what is not whole.

    Raises ChangedSince, Locked and PermissionDenied as `drafts.keep` does.
    """
    draft = open_draft(pk, user, lock=True)
    if not draft.page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if is_locked(draft.page, user):
        raise Locked
    if seen != draft.revision:
        raise ChangedSince(last_editor(draft), since(draft, seen), draft)
    page = draft.page.get_latest_revision_as_object()
    page.full_clean()
    revision = draft.page.latest_revision or page.save_revision(user=user)
    revision.publish(user=user)
