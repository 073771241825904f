"""Someone of whom everything is kept: questions, a call, notes, mails, looks, a query; and what can be asked of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from catalogue.organisation.models import Service
from catalogue.search.tuning.models import QueryCount, Rewording
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.appointments.models import Appointment
from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.privacy.masking import Level
from contactforms.privacy.models import Purpose
from contactforms.privacy.reading import reveal
from contactforms.questions import services
from contactforms.questions.models import AskedThrough, Question, QuestionEvent
from contactforms.reports.first_contact import at_the_desk
from contactforms.reports.overview import overview
from contactforms.reports.transfers import transfer_report
from contactforms.transfers.models import Transfer
from tests.factories import make_product, make_service, make_user

NAME, EMAIL, PHONE = "Zeldzame Naamwaarde", "zeldzaam@privadres.example", "+3211009876"
TRACES = (
    "Zeldzame",
    "Naamwaarde",
    "zeldzaam",
    "privadres",
    "11009876",
    "00 98 76",
    "vuilniskoning",
    "Zonderling",
    "95123498",
)


@dataclass
class Someone:
    """The person, and who answers."""

    customer: Customer
    question: Question
    contact: Contact
    expert: User
    service: Service


def someone(at: datetime | None = None, service: Service | None = None) -> Someone:
    """Ask, note, answer, call, mail, look and search, all with the person's name in it; closed a minute after `at`."""
    at = at or timezone.now() - timedelta(minutes=2)
    service = service or make_service(name="Afval", promise=3)
    expert = make_user(Role.EXPERT, services=(service,))
    page = make_product(title="Huisvuil", responsible_service=service)
    question = services.ask(
        text=f"{NAME} vraagt: waarom bleef mijn zak staan? Bel 011 00 98 76.",
        page=page,
        email=EMAIL,
        phone=PHONE,
        name=NAME,
        topic="Ik ben vuilniskoning",
        idempotency_key=f"van-{EMAIL}-{at.timestamp()}",
        asked_through=AskedThrough.API,
        at=at,
    )
    services.take(question, expert, at=at)
    services.note(question, expert, f"{NAME} klonk boos", at=at)
    services.answer(question, expert, f"Beste {NAME}, morgen.", at=at + timedelta(minutes=1))
    question.refresh_from_db()
    customer = question.customer
    assert customer is not None
    contact = Contact.objects.create(
        agent=expert, customer=customer, phone=PHONE, call_id=f"van-{PHONE}-{at.timestamp()}", started_at=at,
        ended_at=at + timedelta(minutes=1), notes=f"{NAME} belt over de zak",
    )  # fmt: skip
    ConsultedItem.objects.create(contact=contact, item_uuid=page.uuid, title=page.title, page=page)
    Question.objects.filter(pk=question.pk).update(contact=contact)
    question = Question.objects.get(pk=question.pk)
    question.save()  # a row of history with all of it
    OutboxMessage.objects.filter(about_uuid=question.uuid).update(
        state=MessageState.SENT, last_error=f"550 <{EMAIL}> unknown"
    )
    reveal(customer, expert, Purpose.ANSWER, "portal:question", service=service, at_most=Level.FULL)
    counted = {"day": at.date(), "surface": "portal"}
    QueryCount.objects.get_or_create(query="naamwaarde huisvuil", **counted, defaults={"last_at": at})
    QueryCount.objects.get_or_create(query="huisvuil", **counted, defaults={"last_at": at})
    Rewording.objects.get_or_create(first="huisvuil", then="naamwaarde", **counted)
    return Someone(customer, question, contact, expert, service)


def traces() -> dict[str, list[str]]:
    """Return the tables in which something of the person stands, in any column, and what."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(table_name) FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(
                f"SELECT t::text FROM {table} t WHERE t::text ILIKE ANY(%s)", [[f"%{part}%" for part in TRACES]]
            )
            if rows := [row for (row,) in cursor.fetchall()]:
                found[table] = rows
    return found


def numbers() -> dict[str, Any]:
    """Return every number that a report shows or could show: it must not change when people are forgotten."""
    questions = Question.objects.annotate(asked=TruncMonth("asked_at"), closed=TruncMonth("closed_at"))
    kinds = ("service", "routed_to", "page_uuid", "page_title", "state", "asked_through", "routed_because", "promise",
             "due", "asked", "closed", "assignee", "reopened", "contact", "language")  # fmt: skip
    contacts = Contact.objects.annotate(month=TruncMonth("started_at"))
    return {
        "overview": overview(),
        "at_the_desk": [at_the_desk(day) for day in Contact.objects.dates("started_at", "day")],
        "transfers": [transfer_report(days) for days in (30, 3650)],
        "put_through": sorted(map(str, Transfer.objects.values_list("service", "at", "reached", "agent", "contact"))),
        "appointments": sorted(map(str, Appointment.objects.values_list("hours", "seat", "start", "end", "state"))),
        **{kind: sorted(map(str, questions.values_list(kind).annotate(Count("pk")).order_by())) for kind in kinds},
        "all": sorted(map(str, questions.values_list(*kinds))),
        "events": sorted(map(str, QuestionEvent.objects.values_list("question", "number", "kind", "at", "actor"))),
        "how": sorted(str(data.get("by")) for data in QuestionEvent.objects.values_list("data", flat=True)),
        "contacts": sorted(map(str, contacts.values_list("channel", "month", "agent", "started_at", "ended_at"))),
        "consulted": sorted(map(str, ConsultedItem.objects.values_list("contact", "item_uuid", "at"))),
        "messages": sorted(map(str, OutboxMessage.objects.values_list("kind", "state", "created_at", "sent_at"))),
    }
