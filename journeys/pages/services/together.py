"""Publish a journey and the drafts that it links to: together, or not at all."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.products.publication import in_words, missing_for_publication
from journeys.pages.models import JourneyPage
from journeys.pages.targets import going_out


@dataclass(frozen=True, slots=True)
class Linked:
    """A page that would go out, and what stands in its way (empty: nothing)."""

    page: Page
    lacks: str

    @property
    def title(self) -> str:
        """Its title as its editors know it."""
        return str(self.page.get_admin_display_title())


class NotTogether(Exception):
    """Something stands in the way of the journey or one of its drafts; nothing was published."""

    def __init__(self, lacking: list[Linked]) -> None:
        super().__init__(" ".join(f"“{one.title}”: {one.lacks}" for one in lacking))
        self.lacking = lacking


def linked_drafts(journey: JourneyPage, user: Any) -> list[Linked]:
    """Return the journey itself and then each page that its latest draft links to and that is not on the site.

    Each is judged as if the others were published already: they are, or none is.
    """
    draft = journey.get_latest_revision_as_object()
    order = {link.page: place for place, link in enumerate(link for step in draft.step_list for link in step.links)}
    rows = Page.objects.filter(pk__in=[pk for pk in order if pk], live=False).specific()
    pages = sorted(rows, key=lambda page: order[page.pk])
    with going_out([journey.pk, *(page.pk for page in pages)]):
        return [Linked(page, _lacks(page, user)) for page in (journey, *pages)]


@transaction.atomic
def publish_together(journey: JourneyPage, user: Any) -> list[Page]:
    """Publish the latest draft of the journey and of each page it needs; raise NotTogether, and change nothing."""
    pks = [one.page.pk for one in linked_drafts(journey, user)]
    list(Page.objects.select_for_update().filter(pk__in=pks).order_by("pk"))  # nobody changes one meanwhile
    going = linked_drafts(journey, user)
    if lacking := [one for one in going if one.lacks]:
        raise NotTogether(lacking)
    journey_last = [*going[1:], going[0]]
    with going_out(pks):
        for one in journey_last:
            try:
                revision = one.page.get_latest_revision() or one.page.save_revision(user=user)
                revision.publish(user=user)
            except ValidationError as error:
                raise NotTogether([Linked(one.page, " ".join(error.messages))]) from error
    return [one.page for one in going]


def _lacks(page: Page, user: Any) -> str:
    may = page.permissions_for_user(user)
    if not may.can_publish():
        return _("You may not publish this page.")
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        return _("It is locked.")
    draft = page.get_latest_revision_as_object()
    return in_words(missing_for_publication(draft))
