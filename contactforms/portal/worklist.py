"""The worklist: what is mine or nobody's first, then what colleagues have; the earliest date first.

Every list stays quick over years of questions: open ones are few and have an index of their own, closed
ones are read from the latest back, and words are looked for in the open ones and the latest closed ones.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Left
from django.utils import timezone

from catalogue.organisation.models import Service
from contactforms.appointments.shown import with_appointment
from contactforms.portal.filters import Filters, Show
from contactforms.portal.urgency import Urgency, urgency_of
from contactforms.questions.access import OVERSEE, service_ids_of, visible_to
from contactforms.questions.models import OPEN_STATES, Question
from contactforms.questions.references import clean_reference

PAGE_SIZE = 25
BEGINNING = 180  # characters of the question that a row shows
COUNTED = 5_000  # beyond this many open questions the counts say “5000+”
LATEST_CLOSED = 2_000  # closed questions in which words are looked for, shared by the services
LEAST_CLOSED = 100  # but at least so many of each service


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    question: Question
    urgency: Urgency
    beginning: str
    mine: bool
    free: bool
    readable: bool
    may_work: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open questions of each kind; `more` when there were too many to count them all."""

    open: int
    late: int
    today: int
    waiting: int
    mine: int
    unassigned: int
    more: bool


@dataclass(frozen=True, slots=True)
class Worklist:
    """A page of the list. `following` is where the next page begins, empty on the last."""

    rows: list[Row]
    counts: Counts
    services: list[Service]
    following: str
    searched: int


def worklist(user: AbstractUser, filters: Filters, today: date | None = None) -> Worklist:
    """Return the page of the worklist that `filters` ask for, with the counts of the whole list (3 queries)."""
    today = today or timezone.localdate()
    services = services_to_choose(user)
    chosen = _chosen(user, filters, services)
    scope = visible_to(user).filter(service_id__in=chosen)
    if filters.show == Show.CLOSED:
        page = _closed_page(user, filters, chosen)
    else:
        page = _open_page(user, filters, scope, today)
    rows = [_row(question, user, today) for question in page[:PAGE_SIZE]]
    following = _place(page[PAGE_SIZE - 1], filters) if len(page) > PAGE_SIZE else ""
    active = [service for service in services if service.active]
    return Worklist(rows, _counts(scope, user, today), active, following, searched_closed(len(chosen)))


def services_to_choose(user: AbstractUser) -> list[Service]:
    """Return one's own services, or all for who oversees all; also those that no longer answer."""
    services = Service.objects.order_by("name", "pk")
    return list(services if user.has_perm(OVERSEE) else services.filter(pk__in=service_ids_of(user)))


def _chosen(user: AbstractUser, filters: Filters, services: list[Service]) -> list[int]:
    """Return the chosen service, else the account's own, else all it may see; nothing it may not see."""
    if filters.service is not None:
        return [service.pk for service in services if service.uuid == filters.service]
    own = service_ids_of(user)
    return [service.pk for service in services if filters.everywhere or not own or service.pk in own]


def _having(found: QuerySet[Question], user: AbstractUser, words: str) -> QuerySet[Question]:
    """Keep the questions with this reference or with every word; of texts one may not read, only by reference."""
    fits = Q()
    for word in words.split():
        fits &= Q(text__icontains=word) | Q(page_title__icontains=word) | Q(topic__icontains=word)
    fits &= Q(service__sensitive=False) | Q(service_id__in=service_ids_of(user))
    return found.filter(fits | Q(reference=clean_reference(words)[:16]))


def _shown(found: QuerySet[Question]) -> QuerySet[Question]:
    """Read what a row shows, and not the whole text."""
    shown = found.select_related("service", "assignee").defer("text", "answer")
    return with_appointment(shown.annotate(beginning=Left("text", BEGINNING)))


def _open_page(user: AbstractUser, filters: Filters, scope: QuerySet[Question], today: date) -> list[Question]:
    """Read one page of open questions, and one row more: then there is a next page."""
    found = _shown(scope.filter(filters.show.condition(today), filters.who.condition(user.pk)))
    if filters.search:
        found = _having(found, user, filters.search)
    mine_or_free = Q(assignee__isnull=True) | Q(assignee_id=user.pk)
    found = found.annotate(turn=Case(When(mine_or_free, then=Value(0)), default=Value(1), output_field=IntegerField()))
    place = _read_place(filters)
    if place is not None:
        turn, due, pk = place
        found = found.filter(Q(turn__gt=turn) | Q(turn=turn) & (Q(due__gt=due) | Q(due=due, pk__gt=pk)))
    return list(found.order_by("turn", "due", "pk")[: PAGE_SIZE + 1])


def _closed_page(user: AbstractUser, filters: Filters, chosen: list[int]) -> list[Question]:
    """Read one page of closed questions: the latest of each service, which an index gives, then of those.

    Each part names one service and nothing more: a second condition on it makes the planner read them all.
    """
    found = Question.objects.filter(Show.CLOSED.condition(timezone.localdate()), filters.who.condition(user.pk))
    place = _read_place(filters)
    if place is not None:
        _turn, moment, pk = place
        found = found.filter(closed_at__lte=moment).filter(Q(closed_at__lt=moment) | Q(closed_at=moment, pk__lt=pk))
    most = searched_closed(len(chosen)) if filters.search else PAGE_SIZE + 1
    latest = [found.filter(service_id=pk).order_by("-closed_at", "-pk").values("pk")[:most] for pk in chosen]
    if not latest:
        return []
    candidates = latest[0].union(*latest[1:], all=True) if latest[1:] else latest[0]
    page = _shown(visible_to(user).filter(pk__in=candidates))
    if filters.search:
        page = _having(page, user, filters.search)
    return list(page.order_by("-closed_at", "-pk")[: PAGE_SIZE + 1])


def searched_closed(services: int) -> int:
    """Return in how many of the latest closed questions of each of so many services words are looked for."""
    return max(LATEST_CLOSED // max(services, 1), LEAST_CLOSED)


def _place(question: Question, filters: Filters) -> str:
    """Write down where the list is: after this question."""
    if filters.show == Show.CLOSED:
        assert question.closed_at is not None
        return f"0_{question.closed_at.isoformat()}_{question.pk}"
    return f"{question.turn}_{question.due.isoformat()}_{question.pk}"  # type: ignore[attr-defined]


def _read_place(filters: Filters) -> tuple[int, date | datetime, int] | None:
    """Read a place back; None when it is none, so that an odd address shows the first page."""
    try:
        turn, moment, pk = filters.after.split("_")
        when = datetime.fromisoformat(moment) if filters.show == Show.CLOSED else date.fromisoformat(moment)
        if isinstance(when, datetime) and when.tzinfo is None:
            return None
        return int(turn), when, min(int(pk), 2**62)
    except (ValueError, OverflowError):
        return None


def _counts(scope: QuerySet[Question], user: AbstractUser, today: date) -> Counts:
    first = scope.filter(state__in=OPEN_STATES).order_by("due").only("due", "assignee_id")[: COUNTED + 1]
    totals = first.aggregate(
        open=Count("pk"),
        late=Count("pk", filter=Q(due__lt=today)),
        today=Count("pk", filter=Q(due=today)),
        waiting=Count("pk", filter=Q(due__gt=today)),
        mine=Count("pk", filter=Q(assignee_id=user.pk)),
        unassigned=Count("pk", filter=Q(assignee_id__isnull=True)),
    )
    return Counts(**totals, more=totals["open"] > COUNTED)


def _row(question: Question, user: AbstractUser, today: date) -> Row:
    member = question.service_id in service_ids_of(user)
    readable = member or not question.service.sensitive
    return Row(
        question=question,
        urgency=urgency_of(question, today),
        beginning=question.beginning if readable else "",  # type: ignore[attr-defined]
        mine=question.assignee_id == user.pk,
        free=question.is_open and question.assignee_id is None,
        readable=readable,
        may_work=member,
    )
