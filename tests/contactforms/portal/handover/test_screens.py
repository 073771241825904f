"""The screens: everything filled in already, few clicks, nobody's data in full, without scripts."""

import json
import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
import time_machine
from django.urls import reverse

from catalogue.organisation.models import Service
from cms.accounts.roles import Role
from contactforms.appointments.models import Appointment
from contactforms.appointments.slots import free_slots
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.reports import came_back
from contactforms.portal.handover.moments import choices_for, read_choice
from contactforms.privacy.models import ReadLogEntry
from contactforms.questions.models import Question
from contactforms.questions.services.handing import CallBack
from contactforms.transfers.models import Transfer
from tests.contactforms.appointments.conftest import make_hours
from tests.contactforms.portal.conftest import EMAIL, NAME, logged_in, personal_data_in
from tests.factories import make_service, make_user

NUMBER = "+32495000001"
PANEL = {"hx-request": "true", "hx-target": "item"}


def key_in(response) -> str:
    found = re.search(r'name="key" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


class TestSend:
    def address(self, question: Question) -> str:
        return reverse("portal:send", args=[question.reference])

    def test_typed_and_sent(self, browser, filed):
        shown = browser.get(self.address(filed))
        assert "Zet het buiten voor zeven uur." in shown.content.decode()
        response = browser.post(self.address(filed), {"key": key_in(shown), "to": EMAIL}, follow=True)
        html = response.content.decode()
        assert "z…@…" in html and "An Agent verstuurde het antwoord per e-mail" in html
        assert personal_data_in(response) == []
        assert OutboxMessage.objects.get().recipient == EMAIL

    def test_pressed_twice(self, browser, filed):
        key = key_in(browser.get(self.address(filed)))
        for _ in range(2):
            browser.post(self.address(filed), {"key": key, "to": EMAIL})
        assert OutboxMessage.objects.count() == 1

    @pytest.mark.parametrize("to", ["", "niemand", "0495 00 00 01"])  # text messages are off
    def test_what_cannot_be_sent_says_why_and_keeps_the_form(self, browser, filed, to):
        response = browser.post(self.address(filed), {"key": str(uuid4()), "to": to})
        assert response.status_code == 422
        assert "field-wrong" in response.content.decode()
        assert not OutboxMessage.objects.exists()

    def test_the_person_chosen_in_the_contact_without_typing_and_without_showing(self, browser, filed, contact):
        contact.customer = Customer.objects.create(name=NAME, email=EMAIL)
        contact.save()
        shown = browser.get(self.address(filed))
        assert "z…@…" in shown.content.decode()
        assert personal_data_in(shown) == []
        assert ReadLogEntry.objects.get().place == "portal:send"
        browser.post(self.address(filed), {"key": key_in(shown), "to": ""})
        assert OutboxMessage.objects.get().recipient == EMAIL

    @pytest.mark.parametrize(
        ("likes", "on", "to"), [("sms", True, NUMBER), ("sms", False, EMAIL), ("email", True, EMAIL)]
    )
    def test_as_this_person_likes_it(self, browser, filed, contact, settings, likes, on, to):
        settings.SMS_URL = settings.SMS_ACCOUNT = settings.SMS_TOKEN = settings.SMS_FROM = "x" if on else ""
        contact.customer = Customer.objects.create(name=NAME, email=EMAIL, phone=NUMBER, preferred_channel=likes)
        contact.save()
        shown = browser.get(self.address(filed))
        assert ("…" + NUMBER[-2:] if to == NUMBER else "z…@…") in shown.content.decode()
        assert ("E-mailadres of gsm-nummer" in shown.content.decode()) == on
        browser.post(self.address(filed), {"key": key_in(shown), "to": ""})
        assert OutboxMessage.objects.get().recipient == to

    @pytest.mark.parametrize("on", [True, False])
    def test_asks_for_no_number_that_cannot_be_used(self, browser, filed, settings, on):
        settings.SMS_URL = settings.SMS_ACCOUNT = settings.SMS_TOKEN = settings.SMS_FROM = "x" if on else ""
        shown = browser.get(self.address(filed))
        wrong = browser.post(self.address(filed), {"key": key_in(shown), "to": ""})
        assert wrong.status_code == 422
        assert ("gsm-nummer" in wrong.content.decode()) == on

    def test_what_changed_is_shown_and_then_is_the_default(self, browser, filed, city):
        page = city.page
        page.short_answer = "Zet het buiten voor acht uur."
        page.save_revision().publish()
        shown = browser.get(self.address(filed))
        html = shown.content.decode()
        assert "Zet het buiten voor zeven uur.</del>" in html and "Zet het buiten voor acht uur.</ins>" in html
        browser.post(self.address(filed), {"key": key_in(shown), "to": EMAIL})
        browser.post(self.address(filed), {"key": str(uuid4()), "to": EMAIL, "version": "now"})
        then, now = OutboxMessage.objects.order_by("pk")
        assert "zeven uur" in then.payload["text"] and "acht uur" in now.payload["text"]

    def test_a_bounce_is_shown(self, browser, filed):
        browser.post(self.address(filed), {"key": str(uuid4()), "to": EMAIL})
        came_back(OutboxMessage.objects.get().uuid, "5.1.1")
        response = browser.get(self.address(filed))
        assert "De e-mail is niet aangekomen" in response.content.decode()
        assert personal_data_in(response) == []

    def test_beside_the_results_a_panel_and_the_row_tells_what_became_of_it(self, browser, filed, contact):
        shown = browser.get(self.address(filed), headers=PANEL)
        html = shown.content.decode()
        assert "<html" not in html and f'hx-post="{self.address(filed)}"' in html
        data = {"key": key_in(shown), "to": EMAIL}
        for _ in range(2):  # a second click, or a retry after the line dropped
            response = browser.post(self.address(filed), data, headers=PANEL)
            html = response.content.decode()
            assert 'id="filed" hx-swap-oob="true"' in html and "verstuurd naar z…@…" in html
            assert "<form" not in html.split('id="filed"')[0], "nothing to send stands there any more"
            assert personal_data_in(response) == [] and "portal:said" in response.headers["HX-Trigger"]
        came_back(OutboxMessage.objects.get().uuid, "5.1.1")
        running = browser.get(reverse("portal:calls_running"), {"contact": str(contact.uuid), "stempel": "ervoor"})
        assert "told-bounced" in running.content.decode(), "also of a screen that stays open"

    def test_what_became_of_it_is_told_to_a_screen_that_stays_open(self, browser, filed, contact):
        where = reverse("portal:calls_running")
        stamp = browser.get("/portal/", {"contact": str(contact.uuid)}).context["calls"].stamp
        asked = {"contact": str(contact.uuid), "stempel": stamp}
        assert browser.get(where, asked).status_code == 204
        browser.post(self.address(filed), {"key": str(uuid4()), "to": EMAIL})
        assert "told-sent" in browser.get(where, asked).content.decode()

    @pytest.mark.parametrize("to", ["", "niemand", "0495 00 00 01"])
    def test_beside_the_results_too_it_is_said_next_to_the_field(self, browser, filed, to):
        response = browser.post(self.address(filed), {"key": str(uuid4()), "to": to}, headers=PANEL)
        html = response.content.decode()
        assert response.status_code == 422
        assert "<html" not in html and "field-wrong" in html and 'id="id_to_error"' in html

    def test_not_after_it_was_taken_back(self, browser, filed, contact):
        shown = browser.get(self.address(filed), headers=PANEL)
        browser.post(reverse("portal:call_undo", args=[contact.uuid, filed.reference]))
        response = browser.post(self.address(filed), {"key": key_in(shown), "to": EMAIL}, headers=PANEL)
        assert (response.status_code, "Niet gelukt" in response.content.decode()) == (409, True)
        assert not OutboxMessage.objects.exists()

    def test_once_sent_it_is_not_taken_back(self, browser, filed, contact):
        browser.post(self.address(filed), {"key": str(uuid4()), "to": EMAIL})
        browser.post(reverse("portal:call_undo", args=[contact.uuid, filed.reference]))
        filed.refresh_from_db()
        assert filed.state == "answered"

    def test_of_a_colleague_it_is_not_there(self, filed):
        assert logged_in(make_user(Role.AGENT)).get(self.address(filed)).status_code == 404


class TestPassOn:
    def address(self, contact: Contact, city) -> str:
        return reverse("portal:pass_on", args=[contact.uuid, city.page.uuid])

    def sent(self, shown, **fields) -> dict[str, str]:
        return {"key": key_in(shown), "text": "Vuilzak bleef staan.", "to": "0495 00 00 01", "moment": ""} | fields

    def test_all_filled_in_one_button(self, browser, contact, city):
        shown = browser.get(self.address(contact, city))
        html = shown.content.decode()
        assert "Doorgeven aan Afval" in html
        assert "Vuilzak bleef staan.</textarea>" in html
        assert 'value="+32495000001"' in html
        response = browser.post(self.address(contact, city), self.sent(shown), follow=True)
        question = Question.objects.get()
        assert (question.service, question.text) == (city.waste, "Vuilzak bleef staan.")
        assert question.reference in response.content.decode()
        assert "1234" not in response.redirect_chain[0][0]

    def test_begins_the_contact_by_itself_and_only_when_sent(self, browser, agent, city):
        address = reverse("portal:pass_on", args=[uuid4(), city.page.uuid])
        shown = browser.get(address)
        assert not Contact.objects.exists()
        data = self.sent(shown)
        for _ in range(2):
            assert browser.post(address, data).status_code == 302
        assert (Contact.objects.get().agent, Question.objects.count()) == (agent, 1)

    def test_what_is_missing_is_said_and_kept(self, browser, contact, city):
        shown = browser.get(self.address(contact, city))
        response = browser.post(self.address(contact, city), self.sent(shown, to=""))
        assert response.status_code == 422
        assert "Vuilzak bleef staan." in response.content.decode()
        assert not Question.objects.exists()

    def test_to_be_called_back_needs_a_number(self, browser, contact, city):
        shown = browser.get(self.address(contact, city))
        call = next(value for _name, group in choices_for(city.waste)[1:] for value, _words in group)
        response = browser.post(self.address(contact, city), self.sent(shown, to=EMAIL, moment=call))
        assert response.status_code == 422
        response = browser.post(self.address(contact, city), self.sent(shown, moment=call), follow=True)
        assert "We bellen terug" in response.content.decode()
        assert Question.objects.get().call_from is not None

    def test_an_appointment_in_the_same_form(self, browser, contact, city):
        hours = make_hours(city.waste)
        start = free_slots(hours)[0].start
        shown = browser.get(self.address(contact, city))
        value = f"book:{hours.uuid}/{start.isoformat()}"
        assert value in shown.content.decode()
        response = browser.post(self.address(contact, city), self.sent(shown, moment=value), follow=True)
        assert Appointment.objects.get().start == start
        assert "Afspraak" in response.content.decode()
        twin = browser.post(self.address(contact, city), self.sent(shown, key=str(uuid4()), moment=value))
        assert twin.status_code == 422
        assert "Iemand heeft dit moment net genomen" in twin.content.decode()
        assert Question.objects.count() == 1

    def test_undone_within_the_minute(self, browser, contact, city):
        shown = browser.get(self.address(contact, city))
        browser.post(self.address(contact, city), self.sent(shown))
        question = Question.objects.get()
        response = browser.post(reverse("portal:undo_passing_on", args=[contact.uuid, question.reference]), follow=True)
        assert "Teruggenomen" in response.content.decode()
        assert question.reference not in logged_in(city.expert).get(reverse("portal:worklist")).content.decode()

    def test_in_a_colleagues_contact_nothing(self, contact, city):
        other = logged_in(make_user(Role.AGENT))
        assert other.get(self.address(contact, city)).status_code == 404
        assert other.post(self.address(contact, city), {"text": "x"}).status_code == 404

    def test_the_expert_sees_the_moment_in_the_list_and_on_the_question(self, browser, contact, city):
        call = next(value for _name, group in choices_for(city.waste)[1:] for value, _words in group)
        shown = browser.get(self.address(contact, city))
        browser.post(self.address(contact, city), self.sent(shown, moment=call))
        expert = logged_in(city.expert)
        assert "terugbellen" in expert.get(reverse("portal:worklist")).content.decode()
        html = expert.get(reverse("portal:question", args=[Question.objects.get().reference])).content.decode()
        assert "Wil teruggebeld worden" in html


class TestMoments:
    @pytest.mark.parametrize(
        ("now", "first"),
        [
            (datetime(2026, 11, 30, 8, 15, tzinfo=UTC), "vandaag na 10 uur"),
            (datetime(2026, 11, 30, 12, 30, tzinfo=UTC), "vandaag na 14 uur"),
            (datetime(2026, 11, 30, 17, 0, tzinfo=UTC), "morgen in de voormiddag (9–12)"),
            (datetime(2026, 11, 28, 8, 0, tzinfo=UTC), "maandag 30 november in de voormiddag (9–12)"),  # Saturday
            (datetime(2026, 12, 25, 8, 0, tzinfo=UTC), "maandag 28 december in de voormiddag (9–12)"),
        ],
    )
    def test_only_working_days_and_only_what_is_to_come(self, db, now, first):
        service = make_service()
        with time_machine.travel(now, tick=False):
            (_nothing, (_group, calls)) = choices_for(service)
            assert calls[0][1] == first
            chosen = read_choice(calls[0][0], service)
        assert isinstance(chosen, CallBack)
        assert chosen.start < chosen.end

    @pytest.mark.parametrize(
        "value", ["x", "call:", "call:nu/straks", "book:", f"book:{UUID(int=1)}/2026-11-30T09:00:00+01:00"]
    )
    def test_made_up_is_no_choice(self, db, value):
        with pytest.raises(ValueError):
            read_choice(value, make_service())


class TestTransfer:
    def address(self, contact: Contact | None, service: Service) -> str:
        return reverse("portal:transfer", args=[contact.uuid if contact else uuid4(), service.uuid])

    def test_one_click(self, browser, contact, city):
        response = browser.post(
            self.address(contact, city.waste), {"key": str(uuid4()), "reached": "1"}, headers={"HX-Request": "true"}
        )
        assert "Vandaag 1 van 1 bereikt." in response.content.decode()
        assert Transfer.objects.get().reached

    def test_without_scripts_back_to_where_it_was(self, browser, contact, city):
        data, came = {"key": str(uuid4()), "reached": "0"}, "http://testserver/portal/zoeken/?q=afval"
        response = browser.post(self.address(contact, city.waste), data, headers={"referer": came})
        assert response.headers["Location"] == f"{came}&contact={contact.uuid}"
        response = browser.post(self.address(contact, city.waste), data, headers={"referer": "https://elders.example/"})
        assert response.headers["Location"].startswith("/portal/")
        assert Transfer.objects.count() == 1

    def test_begins_the_contact(self, browser, city):
        browser.post(self.address(None, city.waste), {"key": str(uuid4()), "reached": "1"})
        assert Transfer.objects.get().contact == Contact.objects.get()

    def test_the_contact_that_begins_comes_on_the_screen(self, browser, city):
        """Else “answered” after it would begin a second one."""
        page = "http://testserver/portal/zoeken/?q=afval"
        headers = {"HX-Request": "true", "HX-Current-URL": page}
        response = browser.post(self.address(None, city.waste), {"key": str(uuid4()), "reached": "0"}, headers=headers)
        went = json.loads(response.headers["HX-Location"])
        assert went["path"] == f"/portal/zoeken/?q=afval&contact={Contact.objects.get().uuid}"
        assert went["target"] == "#screen"

    def test_odd_values(self, browser, contact, city):
        assert browser.post(self.address(contact, city.waste), {"reached": "2"}).status_code == 400
        assert not Transfer.objects.exists()


class TestAppointment:
    @pytest.fixture
    def appointment(self, browser, contact, city) -> Appointment:
        make_hours(city.waste, hours="Mo-Fr 09:00-12:00")
        hours = city.waste.bookable_hours.get()
        address = reverse("portal:pass_on", args=[contact.uuid, city.page.uuid])
        start = free_slots(hours)[0].start.isoformat()
        data = {"key": str(uuid4()), "text": "x", "to": "0495 00 00 01", "moment": f"book:{hours.uuid}/{start}"}
        browser.post(address, data)
        return Appointment.objects.get()

    def test_moved_and_cancelled_by_the_expert(self, appointment, city):
        expert, question = logged_in(city.expert), appointment.question
        address = reverse("portal:move_appointment", args=[appointment.uuid])
        shown = expert.get(address).content.decode()
        later = re.findall(r'<option value="(book:[^"]+)"', shown)[1]
        response = expert.post(address, {"moment": later}, follow=True)
        assert "De afspraak is verzet." in response.content.decode()
        assert "Els Expert verzette de afspraak" in response.content.decode()
        address = reverse("portal:cancel_appointment", args=[appointment.uuid])
        assert expert.get(address).status_code == 200
        expert.post(address, {"reason": "Ziek"})
        assert expert.post(address, {"reason": "Ziek"}).status_code == 409
        assert question.events.filter(kind="cancelled").count() == 1

    def test_the_file_for_ones_calendar(self, appointment, city):
        response = logged_in(city.expert).get(reverse("portal:appointment_file", args=[appointment.uuid]))
        assert response.headers["Content-Type"].startswith("text/calendar")
        assert b"BEGIN:VEVENT" in response.content

    def test_of_another_service_it_is_not_there(self, appointment, city):
        for name in ("move_appointment", "cancel_appointment", "appointment_file"):
            assert logged_in(city.stranger).get(reverse(f"portal:{name}", args=[appointment.uuid])).status_code == 404
