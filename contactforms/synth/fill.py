"""Ten years of contacts and questions in a few minutes: batches of everything, copied past Django."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone

from catalogue.products.models import ProductPage
from catalogue.responsibility import Reason
from contactforms.contacts.models import Contact
from contactforms.customers import names, places
from contactforms.customers.models import Customer
from contactforms.questions.models import AskedThrough, EventKind, Question, QuestionEvent, State
from contactforms.questions.references import ALPHABET
from contactforms.synth.copying import Table
from contactforms.synth.moments import moments
from contactforms.synth.people import Someone, again, people

BATCH = 20_000
MARK = "synth-"  # the fingerprint of what is not real begins with it
PEOPLE = 4  # contacts to a person, over ten years
STILL_OPEN = timedelta(days=20)
SPOKEN = (AskedThrough.PHONE, AskedThrough.COUNTER, AskedThrough.CHAT)
WRITTEN = (AskedThrough.PAGE_FORM, AskedThrough.CONTACT_FORM)

CUSTOMER = (
    "id", "uuid", "name", "email", "phone", "street", "house_number", "box", "postal_code", "municipality",
    "name_key", "address_key", "created_at",
)  # fmt: skip
CONTACT = ("id", "uuid", "channel", "agent", "started_at", "ended_at", "customer", "phone")
QUESTION = (
    "id", "uuid", "reference", "status_token", "fingerprint", "text", "asked_through", "customer", "contact", "page",
    "page_uuid", "page_title", "page_version", "service", "routed_to", "routed_because", "promise", "due", "state",
    "answer", "asked_at", "closed_at",
)  # fmt: skip
EVENT = ("question", "number", "kind", "at", "actor", "service", "text", "data")


@dataclass(slots=True)
class Batch:
    """Rows that are copied together."""

    customers: list[tuple[Any, ...]] = field(default_factory=list)
    contacts: list[tuple[Any, ...]] = field(default_factory=list)
    questions: list[tuple[Any, ...]] = field(default_factory=list)
    events: list[tuple[Any, ...]] = field(default_factory=list)


class Writer:
    """Makes up what happened; the same seed makes up the same."""

    def __init__(self, total: int, still_open: int, seed: int) -> None:
        self.random = Random(seed)
        self.now = timezone.localtime()
        self.total = total
        self.open_from = total - still_open
        self.customer, self.contact = Table(Customer, CUSTOMER), Table(Contact, CONTACT)
        self.question, self.event = Table(Question, QUESTION), Table(QuestionEvent, EVENT)
        self.next_customer, self.next_contact = self.customer.first_free(), self.contact.first_free()
        self.next_question = self.question.first_free()
        self.agents = list(get_user_model().objects.filter(groups__name="agent").values_list("pk", flat=True))
        self.pages = list(
            ProductPage.objects.live()
            .filter(responsible_service__isnull=False)
            .order_by("pk")
            .values_list("pk", "uuid", "title", "live_revision_id", "responsible_service_id", "short_answer")
        )
        source = people(self.random)
        self.people: list[Someone] = [next(source) for _number in range(max(total // PEOPLE, 1))]
        self.rows: dict[int, int] = {}  # person → the customer's row that agents choose

    def batches(self) -> Iterator[Batch]:
        """Yield everything, oldest first; what is still open is the newest."""
        early = moments(self.now - STILL_OPEN, self.open_from, self.random)
        late = sorted(self.now - STILL_OPEN * self.random.random() for _n in range(self.total - self.open_from))
        batch = Batch()
        for number, at in enumerate([*early, *late]):
            self._one(batch, number, at)
            if len(batch.questions) >= BATCH:
                yield batch
                batch = Batch()
        yield batch

    def _one(self, batch: Batch, number: int, at: datetime) -> None:
        random = self.random
        spoken = random.random() < 0.8
        customer, phone = self._customer(batch, spoken, at)
        minutes = random.expovariate(1 / 1.4) + 0.2
        contact = None
        through = random.choices(SPOKEN, (85, 12, 3))[0] if spoken else random.choices(WRITTEN, (80, 20))[0]
        if spoken and self.agents:
            contact, self.next_contact = self.next_contact, self.next_contact + 1
            agent = random.choice(self.agents)
            ended = min(at + timedelta(minutes=minutes), self.now)
            batch.contacts.append((contact, self._uuid(), through, agent, at, ended, customer, phone))
        else:
            agent = None
        self._question(batch, number, at, through, customer, contact, agent)

    def _customer(self, batch: Batch, spoken: bool, at: datetime) -> tuple[int | None, str]:
        """Return who it is (nobody, a row of before, a row of its own as by a form) and the number they call with."""
        random = self.random
        if spoken and random.random() < 0.45:
            return None, ""
        person = int(len(self.people) * random.random() ** 2.2)  # a few call often
        known = self.rows.get(person)
        if known is not None and (spoken or random.random() < 0.1):
            return known, self.people[person].phone if spoken else ""
        who = self.people[person] if known is None else again(self.people[person], random)
        pk, self.next_customer = self.next_customer, self.next_customer + 1
        self.rows.setdefault(person, pk)
        home = places.Address(who.street, who.house_number, who.box, who.postal_code, who.municipality)
        batch.customers.append(
            (
                pk, self._uuid(), who.name, who.email, who.phone, who.street, who.house_number, who.box,
                who.postal_code, who.municipality, names.key_of(who.name), places.key_of(home), at,
            )
        )  # fmt: skip
        return pk, who.phone if spoken else ""

    def _question(
        self, batch: Batch, number: int, at: datetime, through: str, customer: int | None, contact: int | None,
        agent: int | None,
    ) -> None:  # fmt: skip
        random = self.random
        place = int(len(self.pages) * random.random() ** 1.8)  # a few pages are asked about often
        page, page_uuid, title, version, service, short = self.pages[place]
        still = number >= self.open_from
        closed = None if still else at if agent else min(at + timedelta(days=random.expovariate(1 / 2)), self.now)
        pk, self.next_question = self.next_question, self.next_question + 1
        unique = f"{random.getrandbits(128):032x}"
        batch.questions.append(
            (
                pk, self._uuid(), _reference(pk), f"{MARK}{unique}", f"{MARK}{unique}", f"Vraag over {title.lower()}",
                through, customer, contact, page, page_uuid, title, version, service, service, Reason.PAGE, 5,
                (at + timedelta(days=7)).date(), State.OPEN if still else State.ANSWERED, "" if still else short, at,
                closed,
            )
        )  # fmt: skip
        batch.events.append((pk, 1, EventKind.ASKED, at, agent, service, "", "{}"))
        if closed is not None:
            batch.events.append((pk, 2, EventKind.ANSWERED, closed, agent, service, short, "{}"))

    def _uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def copy(self, batch: Batch) -> None:
        """Write a batch, what is pointed to first."""
        self.customer.write(batch.customers)
        self.contact.write(batch.contacts)
        self.question.write(batch.questions)
        self.event.write(batch.events)

    def finish(self) -> None:
        """Leave the database as if it had always been so full."""
        for table in (self.customer, self.contact, self.question, self.event):
            table.go_on_after()


def fill(
    total: int, *, still_open: int = 3_000, seed: int = 1, progress: Callable[[int], object] = lambda _count: None
) -> int:
    """Add `total` questions, most of them in a contact, the newest `still_open` unanswered; return how many.

    Only in a scratch database (`catalogue.search.synth.scratch`). Needs a catalogue and accounts of agents.
    """
    writer = Writer(total, min(still_open, total), seed)
    if not writer.pages:
        return 0
    with transaction.atomic():
        for batch in writer.batches():
            writer.copy(batch)
            progress(len(batch.questions))
        writer.finish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return total


def is_full(total: int) -> bool:
    """Tell whether so many were added before."""
    return Question.objects.filter(fingerprint__startswith=MARK).count() >= total


def _reference(number: int) -> str:
    """Return a reference of eight signs that no other number has, as people read them (`questions.references`)."""
    signs = ""
    for _place in range(8):
        number, rest = divmod(number, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return f"{signs[:4]}-{signs[4:]}"
