"""Erase what was said in questions and who said it. What only counts stays: page, service, dates, state, steps."""

from collections import Counter

from django.db import connection, transaction
from django.db.models import Case, F, Func, JSONField, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from catalogue.products.models import PageException
from contactforms.privacy.holders.holder import Counts
from contactforms.questions.models import Question
from contactforms.topics.definitions import WITH_OPTIONS

# What of an event's data says nothing about the person; all else goes. Who adds a key decides where it stands.
# `to` is a service in a handover, and a masked address in what was sent: only the first stays.
KEPT_DATA = (
    "due", "promise", "because", "service", "merged_from", "page", "topic", "audience", "contact",  # asked
    "from", "to", "merged", "was_taken_by", "within_seconds",  # handed over, put back, undone
    "by", "first_contact", "mail", "message", "version", "page_version", "answered",  # answered, sent, filled in
    "appointment", "start", "end", "was", "way",  # called back, booked
)  # fmt: skip

EVENTS = """
UPDATE questions_questionevent SET text = '', data = kept.data
FROM (
    SELECT id, coalesce((
        SELECT jsonb_object_agg(key, value) FROM jsonb_each(event.data)
        WHERE key = ANY(%(keys)s) AND (key <> 'to' OR event.kind = 'handed_over')
          AND (key <> 'topic' OR value #>> '{}' = '' OR value #>> '{}' = ANY(%(topics)s))
    ), '{}') AS data
    FROM questions_questionevent event WHERE question_id = ANY(%(questions)s)
) kept
WHERE kept.id = questions_questionevent.id
  AND (questions_questionevent.text <> '' OR questions_questionevent.data <> kept.data)
"""


OF_CHOICE = ", ".join(f"'{kind}'" for kind in sorted(WITH_OPTIONS))


class OnlyChoices(Func):
    """Of answers to topic questions those chosen out of the city's own: what someone wrote, sent or dated is gone."""

    template = (
        "(SELECT coalesce(jsonb_agg(one.answer ORDER BY one.place), '[]')"
        " FROM jsonb_array_elements(%(expressions)s) WITH ORDINALITY AS one(answer, place)"
        f" WHERE one.answer ->> 'kind' IN ({OF_CHOICE}))"
    )
    output_field = JSONField()


def erase_questions(questions: QuerySet[Question]) -> Counts:
    """Erase the texts of these questions with their events and history; return what changed, by table.

    The private link stops working. The question no longer names its customer. Locks nothing: the caller does.
    """
    ids = list(questions.filter(erased_at__isnull=True).values_list("pk", flat=True))
    if not ids:
        return Counter()
    topics = _topics()
    with transaction.atomic():
        rows = Question.objects.filter(pk__in=ids)
        changed = {
            "questions.questionevent": _erase_events(ids, topics),
            "questions.historicalquestion": _erase_history(ids, topics),
            "questions.question": rows.update(
                text="",
                answer="",
                answers=OnlyChoices(F("answers")),
                way={},
                topic=_topic(topics),
                status_token=_token_nobody_knows(),
                idempotency_key=None,
                fingerprint="",
                customer=None,
                erased_at=timezone.now(),
            ),
        }
    return +Counter(changed)


def _erase_events(ids: list[int], topics: list[str]) -> int:
    """Empty the events' texts: the one change that the trigger on their table lets through, and only from here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('contactforms.erasing', 'on', true)")
        cursor.execute(EVENTS, {"keys": list(KEPT_DATA), "topics": topics, "questions": ids})
        number: int = cursor.rowcount
        cursor.execute("SELECT set_config('contactforms.erasing', 'off', true)")
    return number


def _erase_history(ids: list[int], topics: list[str]) -> int:
    return Question.history.filter(id__in=ids).update(
        text="",
        answer="",
        answers=OnlyChoices(F("answers")),
        topic=_topic(topics),
        status_token="",
        idempotency_key=None,
        fingerprint="",
        customer=None,
        history_change_reason=None,
    )


def _topics() -> list[str]:
    """Return the topics that editors offer: another one was typed by someone (the API takes any)."""
    offered = PageException.objects.exclude(topic="").values_list("topic", flat=True)
    return list(offered.distinct().order_by("topic"))


def _topic(topics: list[str]) -> Case:
    """Return the topic where it is one of those that are offered, else nothing."""
    return Case(When(topic__in=topics, then=F("topic")), default=Value(""))


def _token_nobody_knows() -> Concat:
    """Return a new private token for each row, made in the database and told to nobody."""
    return Concat(Value("erased-"), Cast(Func(function="gen_random_uuid"), TextField()))
