"""Who answers a question asked here and by when, said beforehand; and who does for a special choice."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Service
from catalogue.products.models import Audience, PageException
from catalogue.responsibility import Responsibility, front_desk_responsibility, responsible_for


@dataclass(frozen=True, slots=True)
class Promise:
    """A service that answers by a day; `when` names the choice it is for, empty for everyone."""

    service: Service
    due: date
    when: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form about a page needs to know before anything is asked."""

    answering: Responsibility
    promise: Promise
    special: list[Promise]
    topics: list[str]
    audiences: list[Audience]
    calendar: CityCalendar


def asking_about(page: Page | None) -> Asking:
    """Return who answers for `page`, or the front desk, and which choices lead to someone else."""
    exceptions = _exceptions(page)
    answering = responsible_for(page) if page is not None else front_desk_responsibility()
    others = [
        (_words(item), responsible_for(page, audience=item.audience, topic=item.topic))
        for item in exceptions
        if page is not None
    ]
    calendar = CityCalendar.load([answering.service, *(other.service for _words_, other in others)])
    return Asking(
        answering,
        _promise(answering, calendar),
        [_promise(other, calendar, words) for words, other in others if other.service != answering.service],
        list(dict.fromkeys(item.topic for item in exceptions if item.topic)),
        list(dict.fromkeys(item.audience for item in exceptions if item.audience)),
        calendar,
    )


def _exceptions(page: Page | None) -> list[PageException]:
    """Return the page's exceptions, read once with all that `responsible_for` asks of them.

    They are kept in the page's memory (modelcluster), so that asking who answers for each costs no query.
    """
    if page is None:
        return []
    rows = page.exceptions.select_related("audience", "service__department").prefetch_related("service__channels")
    found = list(rows.order_by("sort_order"))
    page.exceptions.set(found)
    if found and hasattr(page, "channels"):
        page.channels.get_object_list()
    return found


def _words(item: PageException) -> str:
    return ", ".join(str(part) for part in (item.audience, item.topic) if part)


def _promise(answering: Responsibility, calendar: CityCalendar, when: str = "") -> Promise:
    due = calendar.add_working_days(timezone.localdate(), answering.promise, answering.service)
    return Promise(answering.service, due, when)
