"""Beginning a flow."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from journeys.flows.builder.changes import new_key
from journeys.flows.definition import Definition, Kind, NumberLimits, Option, Outcome, OutcomeKind, Question, as_json
from journeys.flows.definition.files import Exchanged
from journeys.flows.definition.nodes import NO, YES
from journeys.flows.models import FlowPage, FlowSection

EMPTY, EXAMPLE = "empty", "three"


def sections_for(user: Any) -> list[FlowSection]:
    """Return the sections in which the account may make a flow."""
    rows = FlowSection.objects.order_by("path")
    return [section for section in rows if section.permissions_for_user(user).can_add_subpage()]


@transaction.atomic
def begin(section: FlowSection, user: Any, what: Exchanged) -> FlowPage:
    """Make a flow as a draft; nobody sees it yet."""
    page = FlowPage(
        title=what.title, introduction=what.introduction, sensitive=what.sensitive, is_part=what.is_part,
        definition=as_json(what.definition), live=False, owner=user, has_unpublished_changes=True,
    )  # fmt: skip
    section.add_child(instance=page)
    revision = page.save_revision(user=user)
    log(instance=page, action="wagtail.create", user=user, revision=revision, content_changed=True)
    return page


def example() -> Definition:
    """Return three questions that show what a flow can: a choice, a number, yes or no; and the three outcomes."""
    titles = (
        _("Where do you live?"),
        _("With how many people do you live there?"),
        _("Is your address changed already?"),
    )
    ends = _("This probably applies to you"), _("This does not apply to you"), _("We must check this")
    keys: list[str] = []
    for title in (*titles, *ends):
        keys.append(new_key(title, keys))
    live, count, changed, applies, applies_not, check = keys
    here, elsewhere = _("In our city"), _("Elsewhere")
    where = (
        Option(new_key(here, ()), here, to=count),
        Option(new_key(elsewhere, (new_key(here, ()),)), elsewhere, to=applies_not),
    )
    yes_no = (Option(YES, _("Yes"), to=applies), Option(NO, _("No"), to=check))
    return Definition(
        live,
        (
            Question(live, Kind.SINGLE, titles[0], options=where),
            Question(count, Kind.NUMBER, titles[1], to=changed, limits=NumberLimits(minimum=Decimal(1))),
            Question(changed, Kind.YES_NO, titles[2], options=yes_no),
        ),
        (
            Outcome(applies, OutcomeKind.APPLIES, ends[0], _("<p>Write here what people do now.</p>")),
            Outcome(applies_not, OutcomeKind.NOT, ends[1], _("<p>Write here why not, and where else to look.</p>")),
            Outcome(
                check, OutcomeKind.CHECK, ends[2], _("<p>Write here what we look at, and when they hear of us.</p>")
            ),
        ),
    )
