"""The call screen: who sees it, what is on it, what it remembers, and how few queries it takes."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from catalogue.organisation.models import ServiceMember
from cms.accounts.roles import Role
from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.contacts.services import end, open_contact, push_call, save_notes
from contactforms.customers.services import register
from contactforms.privacy.models import ReadLogEntry
from contactforms.questions.services import file_answered, name_caller, undo
from tests.contactforms.portal.calls.conftest import form_of
from tests.contactforms.portal.conftest import logged_in
from tests.factories import make_product, make_service, make_user

DESK, WORKLIST = "/portal/", "/portal/werklijst/"


@pytest.mark.parametrize(
    ("who", "gets"),
    [("agent", 200), ("expert", WORKLIST), ("lead", WORKLIST), ("privacy", 403), ("editor", 403), ("admin", 200)],
)
def test_where_a_day_begins(city, agent, who, gets):
    response = logged_in(agent if who == "agent" else getattr(city, who)).get(DESK)
    assert gets == (response.status_code if response.status_code != 302 else response["Location"])


def test_an_address_of_the_worklist_from_before_still_leads_there(city):
    response = logged_in(city.expert).get(DESK, {"toon": "te-laat", "dienst": "alle"})
    assert response["Location"] == f"{WORKLIST}?toon=te-laat&dienst=alle"


def test_the_search_of_experts_has_no_side(city, question):
    html = logged_in(city.expert).get("/portal/zoeken/?q=huisvuil").content.decode()
    assert 'id="contact"' not in html and 'form="answering"' not in html and "calls.js" not in html


def test_results_carry_the_contact_and_a_button_each(city, client, contact):
    response = client.get(DESK, {"q": "huisvuil", "contact": str(contact.uuid)})
    html = response.content.decode()
    assert f'name="item" value="{city.page.uuid}.{city.page.live_revision_id}"' in html
    for link in html.split('class="hit-link" href="')[1:]:
        assert f"contact={contact.uuid}" in link.partition('"')[0]
    assert f'<input type="hidden" name="contact" value="{contact.uuid}">' in html


def test_who_comes_back_finds_the_contact_worked_in_last(city, client, agent, contact):
    """Wherever they log in: begun last, until something is written in an older one."""
    latest = open_contact(agent, "chat")
    assert client.get(DESK)["Location"] == f"{DESK}?contact={latest.uuid}"
    save_notes(contact, agent, "Belt terug.", seen=0)
    assert logged_in(agent).get(DESK)["Location"] == f"{DESK}?contact={contact.uuid}"
    file_answered(latest, agent, topic="Openingsuren", key="k")
    assert client.get(DESK)["Location"] == f"{DESK}?contact={latest.uuid}"
    end(latest, agent)
    assert client.get(DESK)["Location"] == f"{DESK}?contact={contact.uuid}"


def test_another_browser_shows_all_that_was_there(city, agent, contact):
    """Nothing of a contact lives in a session: words, notes, items and questions come back anywhere."""
    client = logged_in(agent)
    client.get(DESK, {"q": "huisvuil", "contact": str(contact.uuid)})
    client.get(reverse("portal:item", args=[city.page.uuid]), {"q": "huisvuil", "contact": str(contact.uuid)})
    save_notes(contact, agent, "Belt morgen terug.", seen=0)
    file_answered(contact, agent, page=city.page, key="x")
    response = logged_in(agent).get(DESK, follow=True)
    html = response.content.decode()
    assert response.context["asked"].words == "huisvuil"
    for shown in ("Belt morgen terug.", 'value="huisvuil"', "Vragen in dit gesprek", "Opgezocht"):
        assert shown in html
    assert [filed.question.page_title for filed in response.context["calls"].filed] == [city.page.title]
    assert [item.title for item in response.context["calls"].consulted] == [city.page.title]


def test_each_contact_brings_its_own_words_back(city, client, agent):
    first, second = open_contact(agent), open_contact(agent, "counter")
    client.get(DESK, {"q": "huisvuil", "contact": str(first.uuid)})
    client.get(DESK, {"q": "vuilzak", "contact": str(second.uuid)})
    for contact, words in ((first, "huisvuil"), (second, "vuilzak")):
        assert client.get(DESK, {"contact": str(contact.uuid)}).context["asked"].words == words
    client.get(DESK, {"q": "", "contact": str(first.uuid)})
    assert client.get(DESK, {"contact": str(first.uuid)}).context["asked"].words == ""


def test_what_was_opened_is_kept_with_its_version(city, client, contact):
    address = reverse("portal:item", args=[city.page.uuid])
    beside = {"hx-request": "true", "hx-target": "item"}
    html = client.get(address, {"q": "huisvuil", "contact": str(contact.uuid)}, headers=beside).content.decode()
    item = ConsultedItem.objects.get()
    assert (item.contact, item.item_uuid, item.page_version) == (contact, city.page.uuid, city.page.live_revision_id)
    assert 'id="consulted" hx-swap-oob="true"' in html
    client.get(address, {"q": "huisvuil"})  # in no contact
    assert ConsultedItem.objects.count() == 1


def test_a_colleagues_contact_is_as_if_it_were_not_there(city, contact, agent):
    save_notes(contact, agent, "Alleen voor mij", seen=0)
    other = logged_in(make_user(Role.AGENT))
    for address in (DESK, reverse("portal:item", args=[city.page.uuid])):
        response = other.get(address, {"contact": str(contact.uuid), "q": "huisvuil"})
        unknown = other.get(address, {"contact": str(uuid4()), "q": "huisvuil"})
        assert response.context["calls"].contact is unknown.context["calls"].contact is None
        assert "Alleen voor mij" not in response.content.decode()
        assert str(contact.uuid) not in response.content.decode()
    assert not ConsultedItem.objects.exists()


@pytest.mark.parametrize("role", [Role.LEAD, Role.EXPERT, Role.PRIVACY_OFFICER])
def test_notes_are_the_agents_only(city, contact, agent, role):
    save_notes(contact, agent, "Alleen voor mij", seen=0)
    someone = logged_in(make_user(role))
    for address in (f"{DESK}?contact={contact.uuid}", reverse("portal:call_notes", args=[contact.uuid])):
        assert "Alleen voor mij" not in someone.get(address, follow=True).content.decode()


@pytest.mark.parametrize("odd", ["?contact=", "?contact=x", "?contact=%00", "?contact=1&contact=2", "?q=&contact=geen"])
def test_odd_addresses_show_no_contact(city, client, odd):
    response = client.get(DESK + odd)
    assert response.status_code == 200
    assert response.context["calls"].contact is None


def test_the_calling_number_is_shown_to_its_agent_and_written_down(city, client, agent):
    contact, _new = push_call(agent, "centrale-1", "+3211009876")
    assert "011 00 98 76" in client.get(DESK, {"contact": str(contact.uuid)}).content.decode()
    look = ReadLogEntry.objects.get()
    assert (look.actor, look.subject_type, look.subject_uuid, look.fields) == (agent, "contact", contact.uuid, "phone")


class TestWhatComesIn:
    def test_nothing_new_is_no_content(self, city, client, contact):
        stamp = client.get(DESK, {"contact": str(contact.uuid)}).context["calls"].stamp
        address = reverse("portal:calls_running")
        asked = {"contact": str(contact.uuid), "stempel": stamp}
        assert client.get(address, asked).status_code == 204
        assert client.get(address, {"contact": str(contact.uuid), "stempel": "ander"}).status_code == 200

    def test_a_call_of_the_exchange_stands_in_the_list(self, city, client, agent, contact):
        stamp = client.get(DESK, {"contact": str(contact.uuid)}).context["calls"].stamp
        call, _new = push_call(agent, "centrale-1")
        response = client.get(reverse("portal:calls_running"), {"contact": str(contact.uuid), "stempel": stamp})
        assert f'data-running="{call.uuid}" data-call' in response.content.decode()

    def test_not_on_a_colleagues_screen(self, city, agent, contact):
        push_call(agent, "centrale-1")
        html = logged_in(make_user(Role.AGENT)).get(reverse("portal:calls_running")).content.decode()
        assert "data-running" not in html


def test_changes_of_the_week_and_the_exact_moment(city, client):
    other = make_product(title="Grofvuil", responsible_service=city.waste)
    make_product(title="Van een andere dienst", responsible_service=city.roads)
    old = make_product(title="Lang geleden", responsible_service=city.waste)
    type(old).objects.filter(pk=old.pk).update(last_published_at=timezone.now() - timezone.timedelta(days=8))
    response = client.get(reverse("portal:item", args=[city.page.uuid]))
    assert {change.title for change in response.context["changes"].shown} == {city.page.title, other.title}
    assert timezone.localtime(city.page.last_published_at).strftime("%Y") in response.content.decode()


def test_who_only_takes_calls_searches_without_notes(city):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="take_contacts"))
    html = logged_in(user).get(DESK, {"q": "huisvuil"}).content.decode()
    assert "Huisvuil laten ophalen" in html and "ploegbaas" not in html


@pytest.mark.parametrize("number", [1, 9])
def test_twenty_queries_for_a_full_screen(city, client, agent, number):
    """With a caller, who calls for someone else, with questions and items; the item beside it takes as many.

    Both together are asked for once: when the page is loaded again, and without scripts.
    """
    ServiceMember.objects.create(user=agent, service=city.roads)
    for n in range(number):
        contact = open_contact(agent)
        page = make_product(title=f"Vergunning {n}", responsible_service=make_service())
        file_answered(contact, agent, page=page, key=f"x{n}")
        Contact.objects.filter(pk=contact.pk).update(phone="+3211000001")
    names = ("Jan Beller", "Piet Ander")
    caller, other = (register(name=name, phone="011 00 00 01", preferred_channel="post") for name in names)
    name_caller(contact, agent, caller, on_behalf_of=other)
    where = {"q": "vergunning", "contact": str(contact.uuid)}
    beside = {"hx-request": "true", "hx-target": "item"}
    item = reverse("portal:item", args=[page.uuid])
    for address, headers, most in ((DESK, None, 20), (item, beside, 20), (item, None, 31)):
        client.get(address, where, headers=headers)  # what a process reads once
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, where, headers=headers)
        asked = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= most, "\n".join(asked)
        shown = [name in response.content.decode() for name in (*names, "Krijgt liefst antwoord")]
        assert shown == [headers is None] * 3


def test_running_contacts_are_told_apart_without_a_look_at_anyone(city, client, agent):
    one, other = open_contact(agent), open_contact(agent, "counter")
    caller = register(name="Jan Beller", phone="011 00 00 01")
    name_caller(one, agent, caller)
    save_notes(one, agent, "belt over de kast\nen nog iets", seen=0)
    for key in "ab":
        file_answered(one, agent, topic=f"Kast {key}", key=key)
    undo(file_answered(one, agent, topic="Vergissing", key="c"), agent)
    running = reverse("portal:calls_running")
    html = client.get(running, {"contact": str(other.uuid)}).content.decode()
    assert "belt over de kast<" in html and "2 vragen" in html and html.count("vragen</span>") == 1
    assert "Beller" not in html and not ReadLogEntry.objects.exists()


def test_as_few_queries_to_answer(city, client, contact, django_assert_max_num_queries):
    screen = client.get(DESK, {"q": "huisvuil", "contact": str(contact.uuid)})
    sent = form_of(screen) | {"item": f"{city.page.uuid}.{city.page.live_revision_id}"}
    headers = {"hx-request": "true", "hx-target": "contact"}
    with django_assert_max_num_queries(50):
        client.post(reverse("portal:call_answered"), sent, headers=headers)
