"""What the buttons of the call screen do, with scripts and without: two clicks, nothing typed, nothing twice."""

import json
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from catalogue.search.models import SearchDocument
from cms.accounts.roles import Role
from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.contacts.services import open_contact, save_notes
from contactforms.questions.models import Question, State
from contactforms.questions.services import file_answered
from tests.contactforms.portal.calls.conftest import HTMX, form_of
from tests.contactforms.portal.conftest import logged_in
from tests.factories import make_user

DESK = "/portal/"
ANSWERED = "/portal/gesprekken/beantwoord/"
MESSAGES = {"Accept": "application/json"}


def item_of(page) -> str:
    return f"{page.uuid}.{page.live_revision_id}"


def said(response) -> str:
    return json.loads(response["HX-Trigger"])["portal:said"]["text"]


class TestAnswered:
    def test_one_click_begins_the_contact_and_files(self, city, client, agent):
        screen = client.get(DESK, {"q": "huisvuil"})
        response = client.post(ANSWERED, form_of(screen) | {"item": item_of(city.page)})
        contact = Contact.objects.get()
        assert (contact.agent, contact.channel, contact.started_at) == (agent, "phone", screen.context["calls"].since)
        filed = Question.objects.get()
        assert (filed.contact, filed.state, filed.page_uuid) == (contact, State.ANSWERED, city.page.uuid)
        assert ConsultedItem.objects.get().contact == contact
        back = urlsplit(response["Location"])
        assert (back.path, parse_qs(back.query)) == (DESK, {"q": ["huisvuil"], "contact": [str(contact.uuid)]})
        html = client.get(response["Location"]).content.decode()
        assert "Beantwoord. Ongedaan maken kan nog één minuut." in html
        assert reverse("portal:call_undo", args=[contact.uuid, filed.reference]) in html

    def test_a_second_one_in_the_same_contact(self, city, client, contact):
        where = {"q": "huisvuil", "contact": str(contact.uuid)}
        service = SearchDocument.objects.get(service=city.roads)
        for item in (item_of(city.page), f"{service.uuid}."):
            client.post(ANSWERED, form_of(client.get(DESK, where)) | {"item": item})
        assert {row.service for row in contact.questions.all()} == {city.waste, city.roads}

    def test_with_scripts_only_the_side_is_drawn_anew(self, city, client, contact):
        here = f"/portal/zoeken/{city.page.uuid}/?q=huisvuil&contact={contact.uuid}"
        screen = client.get(here)
        response = client.post(
            ANSWERED,
            form_of(screen) | {"item": item_of(city.page)},
            headers=HTMX | {"hx-target": "contact", "hx-current-url": f"http://testserver{here}"},
        )
        html = response.content.decode()
        assert response.status_code == 200 and "<html" not in html and 'id="contact"' in html
        assert response["HX-Replace-Url"] == here
        assert said(response) == "Beantwoord. Ongedaan maken kan nog één minuut."
        assert response.context["calls"].key != screen.context["calls"].key

    def test_with_scripts_a_contact_that_begins_comes_on_the_screen(self, city, client):
        sent = form_of(client.get(DESK, {"q": "huisvuil"})) | {"item": item_of(city.page)}
        headers = HTMX | {"hx-current-url": "http://testserver/portal/?q=huisvuil"}
        response = client.post(ANSWERED, sent, headers=headers)
        place = json.loads(response["HX-Location"])
        assert place["path"] == f"/portal/?q=huisvuil&contact={Contact.objects.get().uuid}"
        assert (place["target"], place["select"]) == ("#screen", "#screen")

    def test_sent_again_it_is_one_contact_and_one_question(self, city, client):
        sent = form_of(client.get(DESK, {"q": "huisvuil"})) | {"item": item_of(city.page)}
        for _n in range(3):
            assert client.post(ANSWERED, sent).status_code == 302
        assert Contact.objects.count() == Question.objects.count() == ConsultedItem.objects.count() == 1

    def test_one_typed_line_when_nothing_was_found(self, city, client, contact):
        sent = form_of(client.get(DESK, {"contact": str(contact.uuid)}))
        client.post(ANSWERED, sent | {"topic": "Waar is het toilet?"})
        assert contact.questions.get().topic == "Waar is het toilet?"

    @pytest.mark.parametrize("item", ["", "x.y", "{gone}.1", "..", "{gone}"])
    def test_nothing_to_file_is_said_and_begins_no_contact(self, city, client, item):
        sent = form_of(client.get(DESK)) | {"item": item.replace("{gone}", str(uuid4())), "topic": " "}
        response = client.post(ANSWERED, sent, follow=True)
        assert response.status_code == 200
        assert "warning" in response.content.decode()
        assert not Contact.objects.exists() and not Question.objects.exists()

    def test_in_a_colleagues_contact_it_is_refused(self, city, contact):
        colleague = logged_in(make_user(Role.AGENT))
        sent = form_of(colleague.get(DESK)) | {"item": item_of(city.page), "contact": str(contact.uuid)}
        response = colleague.post(ANSWERED, sent, follow=True)
        assert "Dit gesprek is van een collega." in response.content.decode()
        assert not Question.objects.exists()

    @pytest.mark.parametrize("who", ["expert", "lead", "editor", "privacy"])
    def test_who_takes_no_calls_files_nothing(self, city, who):
        response = logged_in(getattr(city, who)).post(ANSWERED, {"item": item_of(city.page)})
        assert response.status_code == 403
        assert not Question.objects.exists()

    @pytest.mark.parametrize(
        "back", ["https://elders.example/portal/", "//elders.example/", "/beheer/", "javascript:x", "/portal/inzagen/"]
    )
    def test_it_leads_nowhere_else(self, city, client, contact, back):
        sent = form_of(client.get(DESK, {"contact": str(contact.uuid)})) | {"item": item_of(city.page), "back": back}
        assert client.post(ANSWERED, sent)["Location"] == f"/portal/?contact={contact.uuid}"


class TestUndo:
    def test_it_is_said_and_stands_nowhere(self, city, client, agent, contact):
        filed = file_answered(contact, agent, page=city.page, key="x")
        address = reverse("portal:call_undo", args=[contact.uuid, filed.reference])
        sent = {"here": str(contact.uuid)}
        response = client.post(address, sent, headers=HTMX)
        assert said(response) == f"Ongedaan gemaakt: “{city.page.title}” telt niet mee."
        assert response.context["calls"].filed == []
        assert client.post(address, sent, headers=HTMX).status_code == 200

    def test_too_late_says_why(self, city, client, agent, contact):
        filed = file_answered(contact, agent, page=city.page, key="x")
        long_ago = timezone.now() - timezone.timedelta(minutes=2)
        Question.objects.filter(pk=filed.pk).update(asked_at=long_ago, closed_at=long_ago)
        response = client.post(reverse("portal:call_undo", args=[contact.uuid, filed.reference]), follow=True)
        assert "één minuut lang" in response.content.decode()
        assert "class=&quot;undo" not in response.content.decode()

    def test_a_colleagues_or_another_contacts_question_is_not_there(self, city, client, agent, contact, question):
        other = open_contact(make_user(Role.AGENT))
        assert client.post(reverse("portal:call_undo", args=[contact.uuid, question.reference])).status_code == 404
        assert client.post(reverse("portal:call_undo", args=[other.uuid, question.reference])).status_code == 404


class TestContact:
    def test_begin_twice_is_one_and_end_goes_on_where_one_worked_last(self, city, client, agent, contact):
        visit = open_contact(agent, "counter")
        save_notes(contact, agent, "Belt terug.", seen=0)
        sent = {"contact": str(uuid4()), "channel": "chat"}
        for _n in range(2):
            response = client.post(reverse("portal:call_begin"), sent)
        chat = Contact.objects.get(channel="chat")
        assert response["Location"] == f"/portal/?contact={chat.uuid}"
        response = client.post(reverse("portal:call_end", args=[chat.uuid]))
        assert response["Location"] == f"/portal/?contact={contact.uuid}"
        response = client.post(reverse("portal:call_end", args=[contact.uuid]))
        assert response["Location"] == f"/portal/?contact={visit.uuid}"
        assert client.post(reverse("portal:call_end", args=[visit.uuid]))["Location"] == "/portal/"
        assert not Contact.objects.filter(ended_at=None).exists()

    def test_an_ended_one_can_go_on(self, city, client, contact):
        client.post(reverse("portal:call_end", args=[contact.uuid]))
        html = client.get(DESK, {"contact": str(contact.uuid)}).content.decode()
        assert reverse("portal:call_resume", args=[contact.uuid]) in html
        client.post(reverse("portal:call_resume", args=[contact.uuid]))
        assert Contact.objects.get().running

    def test_a_call_was_a_visit(self, city, client, contact):
        client.post(reverse("portal:call_channel", args=[contact.uuid]), {"channel": "counter"})
        assert Contact.objects.get().channel == "counter"
        client.post(reverse("portal:call_channel", args=[contact.uuid]), {"channel": "rook"})
        assert Contact.objects.get().channel == "counter"

    @pytest.mark.parametrize("name", ["call_end", "call_resume", "call_channel", "call_notes"])
    def test_a_colleagues_is_not_there(self, city, contact, name):
        colleague = logged_in(make_user(Role.AGENT))
        assert colleague.post(reverse(f"portal:{name}", args=[contact.uuid]), {"text": "x"}).status_code == 404


class TestNotes:
    def keep(self, client, contact, text, version, **headers):
        address = reverse("portal:call_notes", args=[contact.uuid])
        return client.post(address, {"text": text, "version": version}, headers=headers)

    def test_a_script_gets_the_version(self, city, client, contact):
        response = self.keep(client, contact, "Belt terug", 0, **MESSAGES)
        assert response.json() == {"version": 1}
        assert Contact.objects.get().notes == "Belt terug"

    def test_a_script_gets_what_stands_there_instead(self, city, client, agent, contact):
        save_notes(contact, agent, "Uit het andere venster", seen=0)
        response = self.keep(client, contact, "Uit dit venster", 0, **MESSAGES)
        assert (response.status_code, response.json()) == (409, {"version": 1, "text": "Uit het andere venster"})

    def test_without_scripts_both_texts_stand_on_a_page(self, city, client, agent, contact):
        save_notes(contact, agent, "Uit het andere venster", seen=0)
        response = self.keep(client, contact, "Uit dit venster", 0)
        html = response.content.decode()
        assert response.status_code == 409
        assert "Uit het andere venster" in html and "Uit dit venster" in html
        assert self.keep(client, contact, "Samen", 1)["Location"].endswith(f"?contact={contact.uuid}")

    @pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
    def test_an_odd_version_overwrites_nothing(self, city, client, agent, contact, version):
        save_notes(contact, agent, "Blijft", seen=0)
        self.keep(client, contact, "Weg", version, **MESSAGES)
        assert Contact.objects.get().notes == "Blijft"

    def test_too_long_is_refused_with_words(self, city, client, contact):
        response = self.keep(client, contact, "x" * 20_001, 0, **MESSAGES)
        assert (response.status_code, "20.000" in response.json()["message"]) == (422, True)


class TestFirstWords:
    """Notes of a conversation that was not begun begin it."""

    def keep(self, client, uuid, text, **headers):
        data = {"text": text, "version": "0", "since": timezone.now().isoformat(), "back": "/portal/?q=huisvuil"}
        return client.post(reverse("portal:call_notes", args=[uuid]), data, headers=headers)

    def test_a_script_is_told_where_the_screen_is(self, city, client, agent):
        uuid = uuid4()
        for _ in range(2):  # the first answer got lost on the way
            answer = self.keep(client, uuid, "Belt over", accept="application/json").json()
            assert answer == {"version": 1, "begun": f"/portal/?q=huisvuil&contact={uuid}"}
        contact = Contact.objects.get()
        assert (contact.uuid, contact.notes, contact.agent) == (uuid, "Belt over", agent)

    def test_without_scripts_too(self, city, client):
        uuid = uuid4()
        assert self.keep(client, uuid, "Belt over")["Location"] == f"/portal/?q=huisvuil&contact={uuid}"

    def test_nothing_written_begins_nothing(self, city, client):
        self.keep(client, uuid4(), "  ")
        assert not Contact.objects.exists()

    def test_a_colleagues_stays_theirs(self, city, contact):
        other = logged_in(make_user(Role.AGENT))
        assert self.keep(other, contact.uuid, "x").status_code == 404
