"""The steps that remain, as they are sent to the caller: the words of the journey as it is told now."""

from django.utils.translation import gettext as _

from catalogue.products.models.searchable import plain
from contactforms.portal.along.journeys import Beside
from journeys.pages.steps import Step


def remaining_in_words(journey: Beside) -> str:
    """Return the steps that are not done, a line each; empty when all are."""
    steps = journey.remaining
    if not steps:
        return ""
    head = _("Your steps for “%(journey)s”:") % {"journey": journey.page.title}
    return "\n".join([head, *(_line(step) for step in steps)])


def _line(step: Step) -> str:
    facts = [plain(text) for text in (step.when, step.cost, step.time) if text]
    return f"{step.number}. {step.title}" + (f" ({'; '.join(facts)})" if facts else "")
