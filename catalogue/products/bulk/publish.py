"""Publishing in bulk: what is ready goes out, what is not stays, and the screen says which and why."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from catalogue.products.publication import in_words, missing_for_publication

SHOWN = 20


def missing_in_draft(page: Page) -> dict[str, str]:
    """Return what the text that would go out still lacks."""
    return missing_for_publication(page.get_latest_revision_as_object())


class CheckedPublish(PublishBulkAction):
    """Wagtail's own action, with the rules of publication."""

    template_name = "products/bulk/publish.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused: list[str] = []

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, Any]]:
        """Set apart what is not ready."""
        objects, others = super().get_actionable_objects()
        reasons = [(page, in_words(missing_in_draft(page))) for page in objects]
        ready = [page for page, reason in reasons if not reason]
        waiting = [{"item": page.specific_deferred, "reason": reason} for page, reason in reasons if reason]
        return ready, {**others, "items_not_ready": waiting}

    def get_execution_context(self) -> dict[str, Any]:
        """Let the pages below that were refused come back here."""
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user: Any = None,
        refused: list[str] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Publish what is ready, and below it what is ready there; return both numbers."""
        parents, _children = super().execute_action(objects, False, user, **kwargs)
        children = 0
        for page in objects if include_descendants else ():
            for draft in page.get_descendants().not_live().defer_streamfields().specific().iterator():
                if user is not None and not draft.permissions_for_user(user).can_publish():
                    continue
                if reason := in_words(missing_in_draft(draft)):
                    if refused is not None:
                        refused.append(f"“{draft.get_admin_display_title()}”: {reason}")
                    continue
                (draft.get_latest_revision() or draft.save_revision(user=user)).publish(user=user)
                children += 1
        return parents, children

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say what went out; what stayed is a warning of its own."""
        if self.refused:
            text = _("%(number)d pages below are not published: %(reasons)s") % {
                "number": len(self.refused),
                "reasons": " ".join(self.refused[:SHOWN]) + (" …" if len(self.refused) > SHOWN else ""),
            }
            messages.warning(self.request, text)
        return str(super().get_success_message(num_parent_objects, num_child_objects))
