"""Which flows use a flow as a part, and whether a change of it breaks them."""

from uuid import UUID

from django.utils.translation import gettext as _

from journeys.flows.definition import Definition
from journeys.flows.models import FlowPage
from journeys.flows.services.linked import part_findings
from journeys.flows.services.loading import as_written


def live_users(part: UUID) -> list[FlowPage]:
    """Return the live flows that ask `part` within their own questions."""
    pages = FlowPage.objects.live().filter(definition__questions__contains=[{"part": str(part)}])
    return list(pages.exclude(uuid=part).order_by("title"))


def users_broken_by(page: FlowPage, changed: Definition) -> list[str]:
    """Return, for each live flow that would no longer be whole with `page` changed so, its name and why."""
    broken = []
    for user in live_users(page.uuid):
        flow = as_written(user.definition)
        before = part_findings(user.uuid, flow)
        found = [finding for finding in part_findings(user.uuid, flow, {page.uuid: changed}) if finding not in before]
        if found:
            said = _("“%(flow)s” uses these questions and would break. %(reason)s")
            broken.append(said % {"flow": user.title, "reason": found[0].message})
    return broken
