"""The live journeys with a step whose page went away: a finding for who keeps the journey."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from journeys.pages.checking import Finding, gone_links
from journeys.pages.models import JourneyPage
from journeys.pages.targets import targets


@dataclass(frozen=True, slots=True)
class Broken:
    """A live journey and what is wrong with its steps as readers see them."""

    page: JourneyPage
    findings: list[Finding]


def broken_journeys(pages: Iterable[JourneyPage] | None = None) -> list[Broken]:
    """Return the live journeys with a link to nowhere, in the editors' order (two queries)."""
    rows = list(pages if pages is not None else JourneyPage.objects.live().select_related("owner").order_by("path"))
    steps = {page.pk: page.step_list for page in rows}
    known = targets(link.page for some in steps.values() for step in some for link in step.links if link.page)
    found = (Broken(page, list(gone_links(steps[page.pk], known))) for page in rows)
    return [one for one in found if one.findings]


def broken_journeys_for(user: Any) -> list[Broken]:
    """Return those that this account may edit, its own first."""
    may = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    mine = set(may.values_list("pk", flat=True)) if not user.is_superuser else None
    found = [one for one in broken_journeys() if mine is None or one.page.pk in mine]
    return sorted(found, key=lambda one: one.page.owner_id != user.pk)
