"""A city with one row of everything, and a browser for every role."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from catalogue.organisation.models import Channel, CityHoliday, OpeningException, Service, ServiceMember
from catalogue.products.models import Audience, LifeEvent, ProductPage, Tombstone
from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuning.judging.models import Change, ScoreRun
from catalogue.search.tuning.judging.services.keeping import Said
from catalogue.search.tuning.judging.services.keeping import save as save_judgement
from cms.accounts.models import User
from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.contacts.services import open_contact
from contactforms.customers.models import Customer, Merge
from contactforms.customers.services import merge, register
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.privacy.models import ReadToken, RetentionRule
from contactforms.privacy.tokens import new_token
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import ask
from contactforms.topics.models import Attachment, TopicSet
from integrations.ipdc.models import FieldDifference, ImportRun, SourceFinding, SourceRecord
from journeys.flows.models import FlowPage
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_theme, make_user
from tests.journeys.flows.making import make_flow, make_table
from tests.journeys.pages.factories import make_journey, step
from tests.routes.conversation import Conversation, make_conversation

# Whose data would stand out anywhere, also in part.
NAME, EMAIL, PHONE = "Zeldzame Naamwaarde", "zeldzaam@privadres.example", "011 00 98 76"
SECRET_NAME = "Zeldzame Verborgene"  # whom only a sensitive service knows
SECRET_TRACES = ("Verborgene", "steun nodig")
TRACES = ("Zeldzame", "Naamwaarde", "zeldzaam", "privadres", "00 98 76", "009876", "00.98.76")

ROLES = (
    "anonymous", "editor", "chief_editor", "agent", "expert", "other_expert", "lead", "privacy_officer", "superuser",
)  # fmt: skip


@dataclass(slots=True)
class World:
    """What the tables' addresses name."""

    service: Service
    other_service: Service
    page: ProductPage
    draft: ProductPage
    removed: ProductPage
    question: Question
    users: dict[str, User]
    registers: dict[str, Any]
    moved: Redirect
    agent_channel: Channel
    again: Customer
    secret: Customer
    merged: Merge
    contact: Contact
    conversation: Conversation
    flow: FlowPage
    forms: dict[str, QueryDict] = field(default_factory=dict)
    _sessions: dict[str, Any] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def section(self) -> Page:
        """The section of the catalogue."""
        return catalogue_section()

    @property
    def topic_set(self) -> TopicSet:
        """The topic questions of the page."""
        return TopicSet.objects.get()

    @property
    def site(self) -> Site:
        """The only site."""
        return Site.objects.get()

    def log_everybody_in(self) -> None:
        """Make a session and a token for every role once: what one request does is undone before the next."""
        for role, user in self.users.items():
            client = Client()
            client.force_login(user)
            self._sessions[role] = client.cookies
            self._tokens[role] = new_token(ReadToken, role, account=user)

    def client(self, role: str) -> Client:
        """Return a new browser of this role."""
        client = Client()
        if role in self._sessions:
            client.cookies = self._sessions[role].copy()
        return client

    def token_of(self, role: str) -> dict[str, str]:
        """Return the headers of a system that reads people's data as this role; nobody has no token."""
        shown = {"Authorization": f"Bearer {self._tokens[role]}"} if role in self._tokens else {}
        return shown | {"Read-Purpose": "recognise"}


def make_world() -> World:
    """Make it."""
    service, other = make_service(name="Dienst Afval"), make_service(name="Dienst Wegen")
    channel = make_channel(service)
    agent_channel = make_channel(service, public=False, value="011 00 00 07")
    page = make_product(title="Huisvuil laten ophalen", responsible_service=service)
    draft = make_product(title="Nog niet gepubliceerd", responsible_service=service, live=False)
    removed = make_product(title="Was er ooit", responsible_service=service)
    removed.unpublish()
    users = _users(service, other)
    theme = make_theme()
    audience, event = Audience.objects.create(name="Doelgroep"), LifeEvent.objects.create(name="Gebeurtenis")
    for product in (page, draft):
        product.audiences.add(audience)
        product.save()
    draft.save_revision()
    exception = OpeningException.objects.create(
        service=service, start=date(2030, 1, 2), end=date(2030, 1, 3), reason="Verhuis"
    )
    moved = Redirect.add_redirect("/was-daar/", Page.objects.get(pk=page.pk))
    question = ask(
        text="Waarom is mijn vuilzak niet meegenomen?",
        page=page,
        email=EMAIL,
        phone=PHONE,
        name=NAME,
        asked_through=AskedThrough.API,
    )
    message = OutboxMessage.objects.get()  # the receipt of the question
    OutboxMessage.objects.update(state=MessageState.FAILED)
    registers: dict[str, Any] = (
        {
            "outbox_outboxmessage": message,
            "questions_question": question,
            "attachment": _attached(question),
            "verwijderd": Tombstone.objects.get(),
            "departementen": service.department,
            "diensten": service,
            "kanalen": channel,
            "afwijkende-uren": exception,
            "sluitingsdagen": CityHoliday.objects.create(date=date(2030, 5, 5), name="Stadsfeest"),
            "medewerkers": ServiceMember.objects.get(user=users["expert"]),
            "themas": theme,
            "doelgroepen": audience,
            "levensgebeurtenissen": event,
            "bewaarregels": RetentionRule.objects.create(channel="api", months=6),
            "synoniemen": Synonym.objects.create(said="vuilzak", meant="huisvuil"),
            "woordregels": WordRule.objects.create(word="graag", kind=WordRule.Kind.STOP),
        }
        | _imported(page)
        | _judged(users["editor"])
        | {"journey": make_journey(step("Doe het", page, key="doe"))}
    )
    TopicSet.objects.create(page=page, questions=[])
    registers["plaatsentabellen"] = make_table("zones", p3500="zone-1")
    registers["plaatsen"] = registers["plaatsentabellen"].rows.get()
    again, secret, merged = _customers(question, users["agent"])
    contact = open_contact(users["agent"])
    conversation = make_conversation(users["agent"], users["expert"], page, service)
    registers["boekbare-uren"] = conversation.appointment.hours
    world = World(
        service, other, page, draft, removed, question, users, registers, moved, agent_channel, again, secret, merged,
        contact, conversation, make_flow(),
    )  # fmt: skip
    world.log_everybody_in()
    return world


def _customers(question: Question, agent: User) -> tuple[Customer, Customer, Merge]:
    """Two others of the same name: one unknown to every service, one known to a sensitive service only."""
    assert question.customer is not None
    again, third = (register(name=NAME, email=EMAIL) for _ in range(2))
    secret = register(name=SECRET_NAME, email=EMAIL, phone=PHONE)
    assert again and third and secret
    asked = ask(text="Ik heb steun nodig.", phone=PHONE, asked_through=AskedThrough.PHONE)
    welfare = make_service(name="Dienst Steun", sensitive=True)
    Question.objects.filter(pk=asked.pk).update(customer=secret, service=welfare)
    return again, secret, merge(question.customer, third, agent)


def _users(service: Service, other: Service) -> dict[str, User]:
    front_desk = Service.objects.front_desk()
    return {
        "editor": make_user(Role.EDITOR, username="editor"),
        "chief_editor": make_user(Role.CHIEF_EDITOR, username="chief_editor"),
        "agent": make_user(Role.AGENT, username="agent", services=(front_desk,)),
        "expert": make_user(Role.EXPERT, username="expert", services=(service,)),
        "other_expert": make_user(Role.EXPERT, username="other_expert", services=(other,)),
        "lead": make_user(Role.LEAD, username="lead"),
        "privacy_officer": make_user(Role.PRIVACY_OFFICER, username="privacy_officer"),
        "superuser": make_user(username="superuser", is_superuser=True, is_staff=True),
        "spare": make_user(Role.EXPERT, username="spare"),
        "whole_desk": make_user(Role.AGENT, Role.EXPERT, Role.LEAD, Role.PRIVACY_OFFICER, services=(service,)),
    }


def _attached(question: Question) -> Attachment:
    attachment = Attachment(kind="application/pdf", name="brief.pdf", size=5, question_uuid=question.uuid)
    attachment.file.save("", ContentFile(b"%PDF-"))
    return attachment


def _imported(page: ProductPage) -> dict[str, Any]:
    run = ImportRun.objects.create(sources=["instanties.ttl"])
    record = SourceRecord.objects.create(iri="https://data.example/1", hash="x", page=page, title=page.title)
    finding = SourceFinding.objects.create(
        record=record, run=run, field="naam", code="copy", severity="low", reason="Kopie van", title=page.title
    )
    difference = FieldDifference.objects.create(
        record=record, run=run, field="title", base="Oud", ours=page.title, theirs="Van hen"
    )
    return {"imports": run, "import-bronnen": record, "import-bevindingen": finding, "import-verschillen": difference}


def _judged(user: User) -> dict[str, Any]:
    judgement = save_judgement(Said("vuilzak", "A"), user)
    score = ScoreRun.objects.create(state="done", user=user)
    return {"search_judgement": judgement, "search_change": Change.objects.get(), "search_score": score}
