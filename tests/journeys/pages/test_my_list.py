"""“My list”: chosen steps, days, a calendar file, a mail; nothing of it is kept."""

import time
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from contactforms.forms.tokens import FormToken
from contactforms.outbox.delivery import deliver_one
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.privacy.limits import forget
from contactforms.privacy.models import Attempt
from tests.factories import make_product
from tests.journeys.pages.factories import make_journey, outside_link, step

pytestmark = pytest.mark.django_db
ADDRESS = "ik@prive.example"


@pytest.fixture
def journey():
    return make_journey(
        step("Geef je adres door", make_product(title="Adreswijziging", slug="adres"), key="adres", number=8,
             when="binnen 8 werkdagen"),
        step("Groet de buren", outside_link(), key="buren"),
        title="Ik verhuis", slug="verhuis",
    )  # fmt: skip


def send(client, journey, doe, REMOTE="192.0.2.1", **fields):  # noqa: N803 as Django names it
    token = FormToken("nummer", f"list:{journey.uuid}", time.time() - 60).signed()
    return client.post(
        "/mijn-lijst/verhuis/", {"token": token, "stap": ["adres", "buren"], "doe": doe, **fields}, REMOTE_ADDR=REMOTE
    )


def test_it_shows_every_step_ticked_and_no_engine_keeps_it(client, journey):
    answer = client.get("/mijn-lijst/verhuis/")
    html = answer.content.decode()
    assert html.count("checked") == 2
    assert 'name="robots" content="noindex"' in html
    assert "private" in answer["Cache-Control"]
    assert not answer.cookies


def test_days_are_counted_in_working_days(client, journey):
    html = send(client, journey, "dagen", dag="2026-11-12").content.decode()
    assert "ten laatste dinsdag 24 november 2026" in html


def test_the_calendar_file(client, journey):
    answer = send(client, journey, "agenda", dag="12-11-2026")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Content-Disposition"] == 'attachment; filename="verhuis.ics"'
    assert "no-store" in answer["Cache-Control"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 11, 24)


def test_a_mail_goes_out_once_and_the_address_is_forgotten(client, journey):
    for _twice in range(2):
        answer = send(client, journey, "mail", mail=ADDRESS, dag="2026-11-12")
        assert answer.status_code == 302
        assert "prive" not in answer["Location"]
    message = OutboxMessage.objects.get()
    assert deliver_one(message.uuid) == MessageState.SENT
    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    assert "[ ] 1. Geef je adres door" in sent.body
    assert "/producten/adres/" in sent.body
    assert "ten laatste dinsdag 24 november 2026" in sent.body
    assert sent.attachments[0][0] == "stappen.ics"
    message.refresh_from_db()
    assert (message.recipient, message.payload) == ("", {})
    assert "onderweg" in client.get(answer["Location"]).content.decode()


def test_only_chosen_steps_are_mailed(client, journey):
    send(client, journey, "mail", mail=ADDRESS, stap=["buren"])
    payload = OutboxMessage.objects.get().payload
    assert "Groet de buren" in payload["text"]
    assert "Geef je adres door" not in payload["text"]


@pytest.mark.parametrize(
    ("doe", "fields", "words"),
    [
        ("mail", {}, "Schrijf je e-mailadres."),
        ("mail", {"mail": "geen adres"}, "Dit is geen e-mailadres."),
        ("mail", {"mail": ADDRESS, "stap": []}, "Vink minstens één stap aan."),
        ("mail", {"mail": ADDRESS, "stap": ["weg"]}, "Deze stap is er niet meer."),
        ("mail", {"mail": ADDRESS, "token": ""}, "Dit formulier stond lang open."),
        ("agenda", {}, "Vul de dag in"),
        ("agenda", {"dag": "morgen"}, "Schrijf een datum"),
        ("agenda", {"dag": "0026-11-12"}, "Deze dag is ver weg."),
        ("dagen", {"dag": "2026-11-12", "stap": ["buren"]}, "Geen van de stappen"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_leaves(client, journey, doe, fields, words):
    with time_machine.travel("2026-11-17 10:00+01:00", tick=False):
        answer = send(client, journey, doe, **fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "<title>Fout:" in html
    assert not OutboxMessage.objects.exists()


def test_too_many_mails_are_refused(client, journey, settings):
    settings.POSTS_PER_MINUTE = {**settings.POSTS_PER_MINUTE, "journey_list": 2}
    send(client, journey, "mail", mail=ADDRESS)
    answer = send(client, journey, "mail", mail="ander@prive.example")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert OutboxMessage.objects.count() == 1


def test_too_many_mails_to_one_address_are_refused_whoever_asks(client, journey):
    for number in range(6):
        answer = send(
            client, journey, "mail", mail=ADDRESS.upper() if number % 2 else ADDRESS, REMOTE=f"192.0.2.{number}"
        )
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "naar dit adres" in answer.content.decode()
    assert send(client, journey, "mail", mail="ander@prive.example", REMOTE="192.0.2.9").status_code == 302
    assert not [who for who in Attempt.objects.values_list("who", flat=True) if "prive" in who]
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        forget()
        assert {attempt.what for attempt in Attempt.objects.all()} == {"journey_list:to"}, "counted for an hour"


def test_what_is_not_there_has_no_list(client, journey):
    assert client.get("/mijn-lijst/weg/").status_code == 404
    journey.unpublish()
    assert client.get("/mijn-lijst/verhuis/").status_code == 404
