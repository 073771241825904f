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
from contactforms.portal.filters import Filters, Show
from contactforms.portal.urgency import Urgency, urgency_of
from contactforms.questions.access import OVERSEE, service_ids_of, visible_to
from contactforms.questions.models import OPEN_STATES, Question
from contactforms.questions.references import clean_reference

PAGE_SIZE = 25
BEGINNING = 180  # characters of the question that a row shows
COUNTED = 5_000  # beyond this many open questions the counts say “5000+”
LATEST_CLOSED = 2_000  # closed questions in which words are looked for


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


def worklist(user: AbstractUser, filters: Filters, today: date | None = None) -> Worklist:
    """Return the page of the worklist that `filters` ask for, with the counts of the whole list (3 queries)."""
    today = today or timezone.localdate()
    scope = _scope(user, filters)
    found = _narrowed(scope, user, filters, today)
    page = _page(found, user, filters)
    rows = [_row(question, user, today) for question in page[:PAGE_SIZE]]
    following = _place(page[PAGE_SIZE - 1], filters) if len(page) > PAGE_SIZE else ""
    return Worklist(rows, _counts(scope, user, today), _own_services(user), following)


def _scope(user: AbstractUser, filters: Filters) -> QuerySet[Question]:
    """Return the questions of the chosen service, else of the account's services, else all it oversees."""
    visible = visible_to(user)
    if filters.service is not None:
        return visible.filter(service__uuid=filters.service)
    own = service_ids_of(user)
    if own and not (filters.everywhere and user.has_perm(OVERSEE)):
        return visible.filter(service_id__in=own)
    return visible


def _narrowed(scope: QuerySet[Question], user: AbstractUser, filters: Filters, today: date) -> QuerySet[Question]:
    found = scope.filter(filters.show.condition(today)).filter(filters.who.condition(user.pk))
    return _having(found, user, filters) if filters.search else found


def _having(found: QuerySet[Question], user: AbstractUser, filters: Filters) -> QuerySet[Question]:
    """Keep the questions with this reference or with every word; of texts one may not read, only by reference."""
    if filters.show == Show.CLOSED:
        latest = found.order_by("-closed_at", "-pk").values("pk")[:LATEST_CLOSED]
        found = Question.objects.filter(pk__in=latest)
    words = Q()
    for word in filters.search.split():
        words &= Q(text__icontains=word) | Q(page_title__icontains=word) | Q(topic__icontains=word)
    words &= Q(service__sensitive=False) | Q(service_id__in=service_ids_of(user))
    return found.filter(words | Q(reference=clean_reference(filters.search)[:16]))


def _page(found: QuerySet[Question], user: AbstractUser, filters: Filters) -> list[Question]:
    """Read one page and one row more, so that we know whether there is a next one."""
    found = (
        found.select_related("service", "assignee").defer("text", "answer").annotate(beginning=Left("text", BEGINNING))
    )
    place = _read_place(filters)
    if filters.show == Show.CLOSED:
        if place is not None:
            moment, pk = place[1], place[2]
            found = found.filter(Q(closed_at__lt=moment) | Q(closed_at=moment, pk__lt=pk))
        return list(found.order_by("-closed_at", "-pk")[: PAGE_SIZE + 1])
    mine_or_free = Q(assignee__isnull=True) | Q(assignee_id=user.pk)
    found = found.annotate(turn=Case(When(mine_or_free, then=Value(0)), default=Value(1), output_field=IntegerField()))
    if place is not None:
        turn, due, pk = place
        found = found.filter(Q(turn__gt=turn) | Q(turn=turn) & (Q(due__gt=due) | Q(due=due, pk__gt=pk)))
    return list(found.order_by("turn", "due", "pk")[: PAGE_SIZE + 1])


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


def _own_services(user: AbstractUser) -> list[Service]:
    """Return the services to choose from: one's own, or every active one for who oversees all."""
    services = Service.objects.order_by("name")
    if user.has_perm(OVERSEE):  # type: ignore[attr-defined]
        return list(services.filter(active=True))
    return list(services.filter(pk__in=service_ids_of(user)))


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
