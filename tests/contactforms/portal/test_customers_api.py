"""The API of customers: who finds whom, what is read, what is written down, and for whom someone does not exist."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.contacts.models import Contact, ExchangeToken
from contactforms.customers.services import change, erase, merge, register
from contactforms.privacy.models import ReadLogEntry, ReadToken
from contactforms.privacy.reading_api import ReadThrottle
from contactforms.privacy.tokens import digest_of, new_token, revoke_token
from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import EMAIL, NAME, PHONE, ask, personal_data_in
from tests.contactforms.portal.long_story import queries_of, queries_of_a_story
from tests.factories import make_product, make_service, make_user

CUSTOMERS = "/api/v1/customers/"


class Reader:
    """A system with a token of this account."""

    def __init__(self, account, *, token=None, purpose="recognise"):
        cache.clear()
        self.account = account
        self.token = token or new_token(ReadToken, f"van {account}", account=account)
        self.headers = {"Authorization": f"Bearer {self.token}"} | ({"Read-Purpose": purpose} if purpose else {})

    def find(self, **asked):
        return Client().post(CUSTOMERS, asked, content_type="application/json", headers=self.headers)

    def names(self, **asked):
        return [row["name"] for row in self.find(**asked).json()["results"]]

    def show(self, customer, **query):
        return Client().get(f"{CUSTOMERS}{getattr(customer, 'uuid', customer)}/", query, headers=self.headers)


@pytest.fixture
def agent(city):
    return make_user(Role.AGENT, services=(make_service(name="Onthaal"),), first_name="Ann", last_name="Agent")


@pytest.fixture
def system(agent):
    return Reader(agent)


@pytest.fixture
def welfare_page(city):
    return make_product(title="Leefloon", responsible_service=city.welfare)


@pytest.fixture
def social_worker(city):
    return make_user(Role.EXPERT, services=(city.welfare,))


@pytest.mark.parametrize(
    "asked",
    [
        {"phone": "011/00.98.76"},
        {"phone": "0032 11 00 98 76"},
        {"email": EMAIL.upper()},
        {"name": "Naamwaarde Zeldzame"},
        {"name": "Zeldsame Naamwarde"},
        {"uuid": ...},
    ],
)
def test_someone_is_found_by_whatever_is_known(question, system, asked):
    response = system.find(**{way: str(question.customer.uuid) if v is ... else v for way, v in asked.items()})
    [found] = response.json()["results"]
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert (found["uuid"], found["name"], found["email"], found["phone"]) == (
        str(question.customer.uuid), NAME, EMAIL, "011 00 98 76",
    )  # fmt: skip
    assert response.json()["count"] == 1 and response.json()["next_page"] is None
    [entry] = ReadLogEntry.objects.all()
    assert (entry.actor, entry.subject_uuid, entry.purpose, entry.place, entry.fields) == (
        system.account, question.customer.uuid, "recognise", "api:customers", "name, email, phone",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({}, "non_field_errors"),
        ({"page": 2}, "non_field_errors"),
        ({"name": ""}, "name"),
        ({"phone": "bel mij"}, "phone"),
        ({"uuid": "12"}, "uuid"),
        ({"name": NAME, "page": 0}, "page"),
        ({"name": NAME, "page_size": 51}, "page_size"),
    ],
)
def test_there_is_no_list_without_a_question(question, system, asked, wrong):
    response = system.find(**asked)
    assert (response.status_code, list(response.json()["errors"])) == (400, [wrong])
    assert personal_data_in(response) == [] and not ReadLogEntry.objects.exists()


def test_nothing_personal_stands_in_an_address(question, system):
    response = Client().get(CUSTOMERS, {"email": EMAIL}, headers=system.headers)
    assert response.status_code == 405 and personal_data_in(response) == []


def test_the_list_comes_in_pages_and_only_who_is_shown_is_logged(system):
    rows = {str(register(name=NAME, email=EMAIL).uuid) for _ in range(5)}
    first, second = (system.find(email=EMAIL, page=n, page_size=3).json() for n in (1, 2))
    assert (first["count"], first["next_page"], second["next_page"]) == (5, 2, None)
    assert {row["uuid"] for row in first["results"] + second["results"]} == rows
    assert len(first["results"]) == 3 and ReadLogEntry.objects.count() == 5
    assert system.find(email=EMAIL, page=3).json()["results"] == []


def test_why_it_may_be_this_person(question, system):
    [found] = system.find(name=NAME, email=EMAIL, phone="0470 00 00 00").json()["results"]
    assert (found["score"], found["strength"], found["differences"]) == (80, "likely", ["phone"])
    assert len(found["reasons"]) == 2


@pytest.mark.parametrize("purpose", ["", "nieuwsgierig", "audit", "request"])
def test_who_does_not_say_why_reads_nothing(question, agent, purpose):
    system = Reader(agent, purpose=purpose)
    for response in (system.find(email=EMAIL), system.show(question.customer)):
        assert (response.status_code, list(response.json()["errors"])) == (400, ["Read-Purpose"])
        assert personal_data_in(response) == []
    assert not ReadLogEntry.objects.exists()


class TestToken:
    def refused(self, system, customer, status):
        for response in (system.find(email=EMAIL), system.show(customer)):
            assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
            assert personal_data_in(response) == []
        assert not ReadLogEntry.objects.exists()
        return response

    @pytest.mark.parametrize("token", ["geraden", "twee woorden", "é"])
    def test_a_wrong_one_opens_nothing(self, question, agent, token):
        assert self.refused(Reader(agent, token=token), question.customer, 401)["WWW-Authenticate"] == "Bearer"

    def test_none_opens_nothing_also_not_with_a_login(self, question, agent):
        client = Client(headers={"Read-Purpose": "recognise"})
        client.force_login(agent)
        assert client.get(f"{CUSTOMERS}{question.customer.uuid}/").status_code == 401
        assert client.post(CUSTOMERS, {"email": EMAIL}, content_type="application/json").status_code == 401

    def test_that_of_the_exchange_opens_nothing_here_and_this_one_no_calls(self, question, agent, system):
        self.refused(Reader(agent, token=new_token(ExchangeToken, "Centrale")), question.customer, 401)
        call = {"call_id": "c-1", "agent": agent.username}
        pushed = Client().post("/api/v1/calls/", call, content_type="application/json", headers=system.headers)
        assert pushed.status_code == 401

    def test_a_revoked_one_and_one_of_an_account_that_left(self, question, agent, system):
        assert revoke_token(ReadToken, f"van {agent}") and not revoke_token(ReadToken, f"van {agent}")
        self.refused(system, question.customer, 401)
        again = Reader(agent)
        type(agent).objects.filter(pk=agent.pk).update(is_active=False)
        self.refused(again, question.customer, 401)

    @pytest.mark.parametrize("who", ["editor", "privacy"])
    def test_an_account_that_sees_nobody(self, city, question, who):
        self.refused(Reader(getattr(city, who)), question.customer, 403)

    def test_only_a_hash_is_kept_and_a_new_one_ends_the_old(self, question, agent, system):
        assert ReadToken.objects.get().digest == digest_of(system.token)
        Reader(agent)
        self.refused(system, question.customer, 401)

    def test_it_is_made_on_the_command_line(self, question, agent, capsys):
        call_command("read_token", "Zaaksysteem", account=agent.username)
        assert Reader(agent, token=capsys.readouterr().out.strip()).show(question.customer).status_code == 200
        call_command("read_token", "Zaaksysteem", "--revoke")
        for wrong in (["Zaaksysteem", "--revoke"], ["X"], ["X", "--account", "niemand"]):
            with pytest.raises(CommandError):
                call_command("read_token", *wrong)

    def test_so_many_a_minute(self, question, system, monkeypatch):
        monkeypatch.setattr(ReadThrottle, "rate", "2/min")
        assert [system.find(email=EMAIL).status_code for _ in range(3)] == [200, 200, 429]


class TestWhoseEyes:
    @pytest.mark.parametrize("who", ["stranger", "lead", "admin", "social_worker"])
    def test_for_others_the_person_does_not_exist(self, city, question, social_worker, who):
        system = Reader(social_worker if who == "social_worker" else getattr(city, who))
        for response in (
            system.find(email=EMAIL), system.find(uuid=str(question.customer.uuid)), system.show(question.customer)
        ):  # fmt: skip
            assert personal_data_in(response) == []
            assert response.status_code == 404 or response.json()["count"] == 0
        unknown, hidden = system.show(uuid4()), system.show(question.customer)
        assert unknown.json() == hidden.json()
        assert not ReadLogEntry.objects.exists()

    def test_a_member_of_the_service_sees_them(self, city, question):
        assert Reader(city.expert).names(phone=PHONE) == [NAME]

    def test_who_is_known_through_welfare_only_is_there_for_welfare_only(
        self, city, welfare_page, system, social_worker
    ):
        hidden = ask(city, page=welfare_page).customer
        mine = register(name=NAME, email="ander@voorbeeld.example", phone=PHONE)
        assert [row["uuid"] for row in system.find(name=NAME, phone=PHONE).json()["results"]] == [str(mine.uuid)]
        assert system.show(hidden).status_code == 404
        assert Reader(social_worker).show(hidden).status_code == 200

    def test_of_a_merged_customer_only_the_visible_rows(self, city, question, welfare_page, system):
        secret = ask(city, page=welfare_page, email="geheim@welzijn.example", name="Geheime Tweedenaam", text="Steun?")
        merge(secret.customer, question.customer, city.expert)
        question.customer.refresh_from_db()
        text = system.show(question.customer).content.decode()
        assert NAME in text
        for trace in ("geheim", "Tweedenaam", "Steun", "Leefloon", "Welzijn", str(secret.customer.uuid)):
            assert trace not in text

    def test_questions_of_welfare_are_no_line_for_others(self, city, question, welfare_page, system, social_worker):
        secret = ask(city, page=welfare_page, text="Ik heb steun nodig.")
        call = Contact.objects.create(agent=social_worker, customer=question.customer, notes="Over steun gepraat.")
        Question.objects.filter(pk=secret.pk).update(contact=call, customer=question.customer)
        story = system.show(question.customer)
        assert len(story.json()["timeline"]) == len(story.json()["open"]) == 1
        for trace in ("steun", "Leefloon", "Welzijn"):
            assert trace not in story.content.decode()
        text = Reader(social_worker).show(question.customer).content.decode()
        assert "Ik heb steun nodig." in text and "Over steun gepraat." in text

    def test_a_member_of_one_service_reads_not_what_another_answered(self, city, question):
        roads = ask(city, page=make_product(title="Put in de weg", responsible_service=city.roads), text="Diepe put.")
        Question.objects.filter(pk=roads.pk).update(customer=question.customer)
        response = Reader(city.expert).show(question.customer)
        own, other = sorted((item["question"] for item in response.json()["timeline"]), key=lambda q: not q["readable"])
        assert own["text"].startswith("Waarom is mijn vuilzak") and own["reference"] == question.reference
        assert other["service"]["name"] == city.roads.name and other["state"] == "open"
        assert {other[name] for name in ("text", "product", "reference", "answer", "answered_by")} == {None}
        assert "put" not in response.content.decode().lower()


def test_the_whole_story(city, question, agent, system):
    change(question.customer, agent, preferred_channel="phone", street="Kapelstraat", house_number="12")
    services.take(question, city.expert)
    services.answer(question, city.expert, "We halen hem morgen op.")
    other = ask(city, page=None, text="Wanneer is het containerpark open?", name="Zeldzame N.")
    merge(question.customer, other.customer, agent)
    mother, son = register(phone="0470 11 22 33", name="Moeder Naam"), register(phone="0470 11 22 44", name="Zoon")
    spoke = Contact.objects.create(
        agent=agent, customer=question.customer, on_behalf_of=mother, notes="Belde over de zak.", channel="counter"
    )
    spoken = Contact.objects.create(agent=agent, customer=son, on_behalf_of=question.customer)
    response = system.show(question.customer)
    story = response.json()
    assert response["Cache-Control"] == "no-store"
    assert (story["name"], story["address"], story["preferred_channel"]) == (NAME, "Kapelstraat 12", "phone")
    assert [row["uuid"] for row in story["also_known_as"]] == [str(other.customer.uuid)]
    assert [row["text"] for row in story["open"]] == [other.text] and story["open"][0]["due"]
    happened = {item["kind"]: [] for item in story["timeline"]}
    for item in story["timeline"]:
        happened[item["kind"]].append(item[item["kind"]])
        assert [item["question"], item["contact"]].count(None) == 1
    [answered] = [row for row in happened["question"] if row["state"] == "answered"]
    assert (answered["answer"], answered["answered_by"], answered["due"]) == (
        "We halen hem morgen op.", "Els Expert", None,
    )  # fmt: skip
    assert answered["product"] == {"uuid": str(city.page.uuid), "title": city.page.title}
    assert answered["reference"] is None, "an agent of another service does not open it"
    contacts = {row["uuid"]: row for row in happened["contact"]}
    assert contacts[str(spoke.uuid)]["on_behalf"] == "for_other"
    assert contacts[str(spoke.uuid)]["other"] == {"uuid": str(mother.uuid), "name": "Moeder Naam"}
    assert contacts[str(spoke.uuid)]["notes"] == "Belde over de zak."
    assert (contacts[str(spoken.uuid)]["on_behalf"], contacts[str(spoken.uuid)]["other"]["name"]) == (
        "by_other",
        "Zoon",
    )
    looks = ReadLogEntry.objects.filter(actor=agent, purpose="recognise", place="api:customer")
    assert set(looks.values_list("subject_uuid", flat=True)) == {
        question.customer.uuid, other.customer.uuid, mother.uuid, son.uuid,
    }  # fmt: skip


def test_the_purpose_that_was_said_is_the_one_that_is_kept(question, agent):
    Reader(agent, purpose="export").show(question.customer)
    assert ReadLogEntry.objects.get().purpose == "export"


def test_an_erased_customer_is_gone(question, agent, system):
    erase(question.customer, agent)
    response = system.show(question.customer)
    assert (response.status_code, response.json()["code"]) == (410, "gone")
    assert system.find(uuid=str(question.customer.uuid)).json()["count"] == 0


def test_a_long_story_comes_in_parts(question, agent, system):
    for number in range(60):
        at = timezone.now() + timedelta(minutes=number)
        Contact.objects.create(agent=agent, customer=question.customer, started_at=at)
    first, second, third = (system.show(question.customer, page=page).json() for page in (1, 2, 3))
    assert [(len(part["timeline"]), part["next_page"]) for part in (first, second, third)] == [
        (25, 2), (25, 3), (11, None),
    ]  # fmt: skip
    assert first["open"] and not second["open"]
    assert system.show(question.customer, page="x").status_code == 400


def test_a_list_costs_the_same_for_many(system):
    register(name=NAME, email=EMAIL)
    once = queries_of(lambda: system.find(email=EMAIL))
    for _ in range(15):
        register(name=NAME, email=EMAIL)
    assert queries_of(lambda: system.find(email=EMAIL)) == once <= 12


def test_a_long_story_costs_no_more_queries(city, question, agent, system):
    short, long = queries_of_a_story(city, question.customer, agent, lambda: system.show(question.customer))
    assert long <= short <= 12
