"""What is kept of a person's questions and calls, in three statements: when, what was asked, what was said.

Written out: the page that shows it has to be there while someone is on the phone, and putting it together of models
cost several times what the database takes. Who may see what of it is in `timeline`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from contactforms.questions.models import OPEN_STATES

# What of these rows may be shown at all. A call in which nothing was asked but what may not be shown is not there
# either; who does not recognise callers sees those about a service of theirs, and their own.
MOMENTS = """
(SELECT asked_at, 'q', id FROM questions_question
 WHERE customer_id = ANY(%(rows)s) AND service_id <> ALL(%(hidden)s::bigint[])
 ORDER BY asked_at DESC, id DESC LIMIT %(last)s)
UNION ALL
(SELECT started_at, 'c', id FROM contacts_contact AS contact
 WHERE (customer_id = ANY(%(rows)s) OR on_behalf_of_id = ANY(%(rows)s))
 AND (cardinality(%(hidden)s::bigint[]) = 0
      OR NOT EXISTS (SELECT FROM questions_question WHERE contact_id = contact.id)
      OR EXISTS (SELECT FROM questions_question
                 WHERE contact_id = contact.id AND service_id <> ALL(%(hidden)s::bigint[])))
 AND (%(recognises)s OR agent_id = %(actor)s
      OR EXISTS (SELECT FROM questions_question
                 WHERE contact_id = contact.id AND service_id = ANY(%(own)s::bigint[])))
 ORDER BY started_at DESC, id DESC LIMIT %(last)s)
UNION ALL
(SELECT asked_at, 'open', id FROM questions_question
 WHERE customer_id = ANY(%(rows)s) AND service_id <> ALL(%(hidden)s::bigint[]) AND state = ANY(%(open)s)
 ORDER BY due, id LIMIT %(most)s)
"""

ASKED = """
SELECT question.id, question.asked_at, question.reference, question.text, question.answer, question.asked_through,
    question.page_uuid, question.page_title, question.state, question.due, question.closed_at,
    service.id, service.uuid, service.name, service.sensitive,
    assignee.username, assignee.first_name, assignee.last_name,
    answerer.username, answerer.first_name, answerer.last_name
FROM questions_question AS question
JOIN organisation_service AS service ON service.id = question.service_id
LEFT JOIN accounts_user AS assignee ON assignee.id = question.assignee_id
LEFT JOIN LATERAL (
    SELECT actor_id FROM questions_questionevent
    WHERE question_id = question.id AND kind = 'answered' ORDER BY number DESC LIMIT 1
) AS answered ON true
LEFT JOIN accounts_user AS answerer ON answerer.id = answered.actor_id
WHERE question.id = ANY(%(pks)s)
"""

TALKED = """
SELECT contact.id, contact.started_at, contact.uuid, contact.channel, contact.ended_at, contact.notes,
    contact.customer_id, contact.on_behalf_of_id, contact.agent_id, agent.username, agent.first_name, agent.last_name,
    EXISTS (
        SELECT FROM questions_question JOIN organisation_service AS service ON service.id = service_id
        WHERE contact_id = contact.id AND service.sensitive AND service.id <> ALL(%(own)s::bigint[])
    )
FROM contacts_contact AS contact JOIN accounts_user AS agent ON agent.id = contact.agent_id
WHERE contact.id = ANY(%(pks)s)
"""


class Names(NamedTuple):
    """How an account is called; nothing is filled in where there is none."""

    username: str | None
    first_name: str | None
    last_name: str | None


class ServiceShown(NamedTuple):
    """The service where a question is now."""

    pk: int
    uuid: UUID
    name: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question as it is kept; `answerer` gave the last answer."""

    service: ServiceShown
    assignee: Names
    answerer: Names
    pk: int
    asked_at: datetime
    reference: str
    text: str
    answer: str
    asked_through: str
    page_uuid: UUID | None
    page_title: str
    state: str
    due: date
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptContact:
    """A call, a visit or a chat as it is kept; `hides` where something of a sensitive service of others was asked."""

    agent: Names
    hides: bool
    pk: int
    started_at: datetime
    uuid: UUID
    channel: str
    ended_at: datetime | None
    notes: str
    customer_id: int | None
    on_behalf_of_id: int | None
    agent_id: int


def moments(
    rows: list[int],
    *,
    hidden: Collection[int],
    own: Collection[int],
    recognises: bool,
    actor: int,
    last: int,
    most: int,
) -> tuple[list[tuple[datetime, str, int]], list[int]]:
    """Return when which question (q) or contact (c) of these rows was, the latest first, and which ones are open.

    The latest `last` of each kind, and `most` open ones.
    """
    found = _found(
        MOMENTS, rows=rows, hidden=list(hidden), own=list(own), recognises=recognises, actor=actor, last=last,
        most=most, open=list(OPEN_STATES),
    )  # fmt: skip
    happened = sorted((moment for moment in found if moment[1] != "open"), reverse=True)
    return happened, [pk for _at, kind, pk in found if kind == "open"]


def questions(pks: Collection[int]) -> Iterator[KeptQuestion]:
    """Return these questions, in no order."""
    for row in _found(ASKED, pks=list(pks)) if pks else ():
        service, assignee, answerer = ServiceShown(*row[11:15]), Names(*row[15:18]), Names(*row[18:])
        yield KeptQuestion(service, assignee, answerer, *row[:11])


def contacts(pks: Collection[int], *, own: Collection[int]) -> Iterator[KeptContact]:
    """Return these contacts, in no order, for an account that works for its `own` services."""
    for row in _found(TALKED, pks=list(pks), own=list(own)) if pks else ():
        yield KeptContact(Names(*row[9:12]), row[12], *row[:9])


def _found(statement: str, **asked: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall()
