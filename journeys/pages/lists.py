"""Steps that someone takes along: as a text for a mail, and with the day of each."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar
from catalogue.products.addresses import in_full
from journeys.pages.calendar_file import Dated
from journeys.pages.dates import due_on
from journeys.pages.showing import ShownLink, ShownStep
from journeys.pages.steps import Step


def days_of(steps: Iterable[Step], day: date | None, calendar: CityCalendar) -> dict[str, date]:
    """Return the last day for each step that has one, by its key; nothing without a day to count from."""
    if day is None:
        return {}
    return {step.key: due_on(step.offset, day, calendar) for step in steps if step.offset}


def list_in_text(title: str, address: str, steps: Iterable[ShownStep], days: Mapping[str, date]) -> str:
    """Return the list as plain text, addresses in full; `address` is that of the journey's page."""
    parts = [title, address, ""]
    for shown in steps:
        parts += [_step(shown, days.get(shown.step.key)), ""]
    return "\n".join(parts)


def dated(steps: Iterable[Step], days: Mapping[str, date]) -> list[Dated]:
    """Return what goes in a calendar: the steps that have a day."""
    return [
        Dated(step.key, step.title, "\n\n".join(part for part in (step.when, step.why) if part), days[step.key])
        for step in steps
        if step.key in days
    ]


def _step(shown: ShownStep, day: date | None) -> str:
    step = shown.step
    lines = [f"[ ] {step.number}. {step.title}"]
    if step.when:
        lines.append(f"    {step.when}")
    if day:
        lines.append(f"    {_('by %(day)s') % {'day': formats.date_format(day, _('l j F Y'))}}")
    lines += [f"    {line}" for line in (_link(link) for link in shown.links) if line]
    return "\n".join(lines)


def _link(link: ShownLink) -> str:
    return "" if link.gone else f"{link.title}: {in_full(link.url)}"
