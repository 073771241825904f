"""The screens of a customer: who is found, what is shown, what is written down, and for whom someone does not exist."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer, Merge, NotTheSame
from contactforms.customers.services import erase, merge, not_the_same, register
from contactforms.portal.customers import timeline
from contactforms.portal.customers.known import services_of
from contactforms.portal.customers.seeing import find_known, rows_seen, suggestions_seen
from contactforms.privacy.masking import Level
from contactforms.privacy.models import ReadLogEntry
from contactforms.privacy.reading import level_for_person
from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import EMAIL, NAME, PHONE, ask, logged_in, personal_data_in
from tests.contactforms.portal.long_story import queries_of_a_story
from tests.factories import make_product, make_service, make_user


def url(customer, name="customer"):
    return reverse(f"portal:{name}", args=[customer.uuid])


def look_for(user, words):
    return logged_in(user).post(reverse("portal:customers"), {"zoek": words})


@pytest.fixture
def agent(city):
    return make_user(Role.AGENT, services=(make_service(name="Onthaal"),), first_name="Ann", last_name="Agent")


@pytest.fixture
def welfare_page(city):
    return make_product(title="Leefloon", responsible_service=city.welfare)


@pytest.fixture
def social_worker(city):
    return make_user(Role.EXPERT, services=(city.welfare,))


def test_levels(city, agent, social_worker):
    def levels(user):
        asked = ([], [city.waste], [city.welfare], [city.waste, city.welfare])
        return [level_for_person(user, turned_to) for turned_to in asked]

    full, masked, hidden = Level.FULL, Level.MASKED, Level.HIDDEN
    assert levels(agent) == [full, full, hidden, full]
    assert levels(city.expert) == [masked, full, hidden, full]
    assert levels(city.stranger) == [masked, masked, hidden, masked]
    assert levels(social_worker) == [masked, masked, full, full]
    assert levels(city.lead) == levels(city.admin) == levels(city.privacy) == [masked, masked, hidden, masked]
    assert levels(make_user(Role.AGENT)) == [masked, masked, hidden, masked], "works for no service"
    assert levels(make_user(Role.AGENT, services=(city.waste,), is_active=False)) == [hidden] * 4
    assert levels(None) == [masked] * 4


@pytest.mark.parametrize("words", [EMAIL.upper(), "011/00.98.76", "0032 11 00 98 76", "Naamwaarde Zeldzame"])
def test_an_agent_finds_someone_by_whatever_they_say(city, question, agent, words):
    response = look_for(agent, words)
    assert NAME in response.content.decode()
    [entry] = ReadLogEntry.objects.filter(actor=agent)
    assert (entry.subject_uuid, entry.purpose, entry.place) == (
        question.customer.uuid,
        "recognise",
        "portal:customers",
    )
    assert entry.fields == "name, email, phone"


def test_an_address_finds_its_people(city, agent):
    register(
        phone=PHONE, name=NAME, street="Kapelstraat", house_number="12", postal_code="3500", municipality="Hasselt"
    )
    for words in ("Kapelstr. 12", "kapelstraat 12 bus 3, 3500 Hasselt", "Kapelstraat 12 Hasselt 3500 x"):
        found = NAME in look_for(agent, words).content.decode()
        assert found is (not words.endswith("x")), words


def test_finding_nobody_says_by_what_was_looked(city, question, agent):
    html = look_for(agent, "0470 00 00 00").content.decode()
    assert "telefoonnummer" in html
    assert not ReadLogEntry.objects.filter(actor=agent).exists()
    assert look_for(agent, "").status_code == 422


def test_what_is_searched_for_stands_in_no_address(city, question, agent):
    response = logged_in(agent).get(reverse("portal:customers") + f"?zoek={EMAIL}")
    assert personal_data_in(response) == []


@pytest.mark.parametrize("who", ["stranger", "lead", "admin", "social_worker"])
def test_for_others_the_person_does_not_exist(city, question, social_worker, who):
    user = social_worker if who == "social_worker" else getattr(city, who)
    for words in (EMAIL, PHONE, NAME):
        shown = personal_data_in(look_for(user, words))
        assert all(trace in words for trace in shown), "only what one typed oneself"
    response = logged_in(user).get(url(question.customer))
    assert response.status_code == 404
    assert personal_data_in(response) == []
    assert not ReadLogEntry.objects.filter(actor=user).exists()


def test_who_is_known_through_welfare_only_is_nowhere_for_the_contact_centre(city, welfare_page, agent, social_worker):
    hidden = ask(city, page=welfare_page).customer
    mine = register(name=NAME, email="ander@voorbeeld.example", phone=PHONE)
    assert {s.customer for s in suggestions_seen(agent, "x", name=NAME, phone=PHONE)} == {mine}
    assert {s.customer for s in suggestions_seen(social_worker, "x", name=NAME, phone=PHONE)} == {hidden}
    assert logged_in(agent).get(url(hidden)).status_code == 404
    for name in ("customer_same", "customer_different"):
        response = logged_in(agent).post(url(mine, name), {"other": str(hidden.uuid)})
        assert response.status_code == 404
    assert not Merge.objects.exists() and not NotTheSame.objects.exists()
    html = logged_in(agent).get(url(mine, "customer_compare")).content.decode()
    assert "Niemand lijkt op deze klant." in html
    assert EMAIL not in html
    assert "lijkt op" not in logged_in(agent).get(url(mine, "customer_alike")).content.decode()


def test_of_a_merged_customer_only_the_visible_rows(city, welfare_page, agent, social_worker, question):
    """What was told to welfare stays there, also after a social worker put the rows together."""
    secret = ask(city, page=welfare_page, email="geheim@welzijn.example", name="Geheime Tweedenaam", text="Steun?")
    merge(secret.customer, question.customer, city.expert)
    question.customer.refresh_from_db()
    html = logged_in(agent).get(url(question.customer)).content.decode()
    assert NAME in html
    for trace in ("geheim", "Tweedenaam", "Steun", "Leefloon", "Welzijn", "Samengevoegd", str(secret.customer.uuid)):
        assert trace not in html
    assert logged_in(agent).get(url(secret.customer)).status_code == 404
    assert [row.pk for row in rows_seen(social_worker, secret.customer)] == [secret.customer.pk]


def test_services_of_counts_calls_too(city, agent, question):
    caller = register(phone="0470 11 22 33", name="Beller Een")
    contact = Contact.objects.create(agent=agent, customer=caller, on_behalf_of=question.customer)
    Question.objects.filter(pk=question.pk).update(contact=contact)
    known = services_of([caller, question.customer])
    assert known == {caller.pk: [city.waste], question.customer.pk: [city.waste]}


def test_the_page_tells_all_that_happened(city, question, agent):
    services.take(question, city.expert)
    services.answer(question, city.expert, "We halen hem morgen op.")
    other = ask(city, page=None, text="Wanneer is het containerpark open?")
    merge(question.customer, other.customer, agent)
    for_mother = register(phone="0470 11 22 33", name="Moeder Naam")
    Contact.objects.create(
        agent=agent, customer=question.customer, on_behalf_of=for_mother, notes="Belde over de zak.", channel="counter"
    )
    html = logged_in(agent).get(url(question.customer)).content.decode()
    for words in (
        "Huisvuil laten ophalen", "We halen hem morgen op.", "Els Expert", "containerpark", "Belde over de zak.",
        "Moeder Naam", "Balie", "Nog open", "Beloofd tegen", "zette twee klanten samen", "Ook bekend als",
    ):  # fmt: skip
        assert words.lower() in html.lower(), words
    logged = set(ReadLogEntry.objects.filter(actor=agent).values_list("subject_uuid", flat=True))
    assert logged == {question.customer.uuid, other.customer.uuid, for_mother.uuid}


def test_a_member_of_one_service_reads_not_what_another_answered(city, question):
    roads = ask(city, page=make_product(title="Put in de weg", responsible_service=city.roads), text="Een diepe put.")
    roads.customer, old = question.customer, roads.customer
    roads.save()
    old.delete()
    html = logged_in(city.expert).get(url(question.customer)).content.decode()
    assert "Waarom is mijn vuilzak" in html
    assert "Een vraag bij een andere dienst" in html
    assert "Een diepe put." not in html and "Put in de weg" not in html


def test_questions_of_welfare_are_no_line_for_others(city, question, welfare_page, agent, social_worker):
    secret = ask(city, page=welfare_page, text="Ik heb steun nodig.")
    Question.objects.filter(pk=secret.pk).update(customer=question.customer)
    call = Contact.objects.create(agent=social_worker, customer=question.customer, notes="Over steun gepraat.")
    Question.objects.filter(pk=secret.pk).update(contact=call)
    html = logged_in(agent).get(url(question.customer)).content.decode()
    assert "Waarom is mijn vuilzak" in html
    for trace in ("steun", "Leefloon", "Welzijn", "andere dienst", "Telefoon</strong>"):
        assert trace not in html
    html = logged_in(social_worker).get(url(question.customer)).content.decode()
    assert "Ik heb steun nodig." in html and "Over steun gepraat." in html


def test_what_goes_to_welfare_while_the_page_is_made_is_not_there(city, question, agent):
    def read(user):
        found = find_known(user, question.customer.uuid)
        Question.objects.filter(pk=question.pk).update(service=city.welfare)
        return timeline._asked(timeline.Eyes(user, found), [question.pk])

    assert list(read(make_user(Role.EXPERT, services=(city.waste, city.welfare)))) == [question.pk]
    Question.objects.filter(pk=question.pk).update(service=city.waste)
    assert not read(agent)


def test_the_same_person_and_back(city, question, agent):
    again = ask(city, text="Nog iets anders.").customer
    client = logged_in(agent)
    html = client.get(url(question.customer)).content.decode()
    assert url(question.customer, "customer_compare") in html and str(again.uuid) not in html, "looked at when asked"
    assert not ReadLogEntry.objects.filter(actor=agent, subject_uuid=again.uuid).exists()
    html = client.get(url(question.customer, "customer_compare")).content.decode()
    assert "Zeer waarschijnlijk" in html and "zelfde naam" in html and str(again.uuid) in html
    assert ReadLogEntry.objects.filter(actor=agent, subject_uuid=again.uuid).count() == 1
    client.post(url(question.customer, "customer_same"), {"other": str(again.uuid)})
    merged = Merge.objects.get()
    assert (merged.kept, merged.absorbed, merged.by) == (question.customer, again, agent)
    assert "Nog iets anders." in client.get(url(question.customer)).content.decode()
    client.post(url(question.customer, "customer_undo"), {"merge": merged.pk})
    assert "Nog iets anders." not in client.get(url(question.customer)).content.decode()
    client.post(url(question.customer, "customer_different"), {"other": str(again.uuid)})
    html = client.get(url(question.customer)).content.decode()
    assert str(again.uuid) not in html and "Uit elkaar gehouden" in html
    assert str(again.uuid) not in client.get(url(question.customer, "customer_compare")).content.decode()
    for old, back in ((31, False), (29, True)):
        NotTheSame.objects.update(at=timezone.now() - timedelta(days=old))
        client.post(url(question.customer, "customer_undo"), {"apart": NotTheSame.objects.get().pk})
        assert NotTheSame.objects.exists() != back
    compared = client.get(url(question.customer, "customer_compare")).content.decode()
    assert str(again.uuid) in compared, "proposed again"


def test_told_apart_from_someone_who_does_not_exist_for_others(city, question, welfare_page, agent, social_worker):
    hidden = ask(
        city, text="Ik heb steun nodig.", page=welfare_page, name="Stille Vrager", email="s@v.example"
    ).customer
    said = not_the_same(question.customer, hidden, social_worker)
    client = logged_in(agent)
    assert "Uit elkaar gehouden" not in client.get(url(question.customer)).content.decode()
    assert client.post(url(question.customer, "customer_undo"), {"apart": said.pk}).status_code == 404
    assert NotTheSame.objects.exists()


def test_beside_the_results_of_a_call_what_was_asked_before(city, question, agent):
    client = logged_in(agent)
    headers = {"hx-request": "true", "hx-target": "item", "hx-current-url": "http://testserver/portal/?q=afval"}
    html = client.get(url(question.customer), headers=headers).content.decode()
    assert "<html" not in html and "Waarom is mijn vuilzak" in html and "Nog open" in html
    assert 'href="/portal/?q=afval" data-close' in html
    assert ReadLogEntry.objects.filter(actor=agent, place="portal:customer").count() == 1


def test_differences_are_marked(city, question, agent):
    register(name="Zeldzame Naamwarde", email=EMAIL)
    compare = url(question.customer, "customer_compare")
    whole = logged_in(agent).get(compare).content.decode()
    part = logged_in(agent).get(compare, headers={"HX-Request": "true"}).content.decode()
    assert whole.count("verschilt") == part.count("verschilt") == 1
    assert "<html" in whole and "<html" not in part


def test_an_old_merge_has_no_button_and_is_not_undone(city, question, agent):
    again = ask(city, text="Nog iets anders.").customer
    made = merge(question.customer, again, agent, at=timezone.now() - timedelta(days=31))
    client = logged_in(agent)
    assert "customer_undo" not in client.get(url(again)).content.decode()
    html = client.post(url(again, "customer_undo"), {"merge": made.pk}, follow=True).content.decode()
    assert "meer dan 30 dagen" in html
    assert Merge.objects.get().undone_at is None


def test_two_agents_press_the_same_button(city, question, agent, welfare_page):
    again = ask(city, text="Nog iets anders.").customer
    client = logged_in(agent)
    for _ in range(2):
        response = client.post(url(question.customer, "customer_same"), {"other": str(again.uuid)}, follow=True)
        assert response.status_code == 200
    assert "al een klant" in response.content.decode()
    assert Merge.objects.count() == 1


@pytest.mark.parametrize("other", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nonsense_is_not_found(city, question, agent, other):
    assert logged_in(agent).post(url(question.customer, "customer_same"), {"other": other}).status_code == 404
    assert logged_in(agent).post(url(question.customer, "customer_undo"), {"merge": other}).status_code == 404


def test_changing_a_customer(city, question, agent):
    client = logged_in(agent)
    form = {
        "kind": "citizen", "name": NAME, "email": EMAIL, "phone": "0495/12.34.56", "street": "Kapelstraat",
        "house_number": "12", "box": "", "postal_code": "3500", "municipality": "Hasselt", "company_number": "",
        "preferred_channel": "phone",
    }  # fmt: skip
    assert client.get(url(question.customer, "customer_edit")).status_code == 200
    assert client.post(url(question.customer, "customer_edit"), form).status_code == 302
    row = Customer.objects.get(pk=question.customer.pk)
    assert (str(row.phone), row.address_line, row.preferred_channel) == (
        "+32495123456",
        "Kapelstraat 12, 3500 Hasselt",
        "phone",
    )
    assert row.history.first().history_user == agent
    assert "telefonisch" in client.get(url(row)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"phone": "12"}, "Dit is geen telefoonnummer"),
        ({"email": "", "phone": "", "street": ""}, "Eén is genoeg"),
        ({"email": "x"}, "Dit is geen e-mailadres"),
        ({"kind": "business", "company_number": "0123.456.789"}, "Dit is geen ondernemingsnummer"),
        ({"company_number": "0207.494.678"}, "heeft een ondernemingsnummer"),
    ],
)
def test_a_mistake_is_said_and_changes_nothing(city, question, agent, wrong, words):
    form = {"kind": "citizen", "name": NAME, "email": EMAIL, "phone": PHONE} | wrong
    response = logged_in(agent).post(url(question.customer, "customer_edit"), form)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert question.customer.history.count() == 1


def test_an_erased_customer_is_said_to_be(city, question, agent):
    erase(question.customer, agent)
    response = logged_in(agent).get(url(question.customer))
    assert "Deze klant is gewist" in response.content.decode()
    assert personal_data_in(response) == []
    assert logged_in(agent).get(url(question.customer, "customer_edit")).status_code == 404


def test_the_question_s_screen_leads_to_the_customer(city, question, agent):
    ask(city, text="Nog iets anders.")
    html = logged_in(city.expert).get(reverse("portal:question", args=[question.reference])).content.decode()
    assert url(question.customer) in html and url(question.customer, "customer_alike") in html
    response = logged_in(city.expert).get(url(question.customer, "customer_alike"))
    assert "1 klant lijkt op deze" in response.content.decode()
    assert personal_data_in(response) == []
    html = logged_in(city.lead).get(reverse("portal:question", args=[question.reference])).content.decode()
    assert url(question.customer) not in html


def test_a_long_story_costs_no_more_queries(city, question, agent):
    client = logged_in(agent)
    short, long = queries_of_a_story(city, question.customer, agent, lambda: client.get(url(question.customer)))
    assert long <= short <= 14


def test_a_long_story_comes_in_parts(city, question, agent):
    for number in range(60):
        Contact.objects.create(
            agent=agent,
            customer=question.customer,
            started_at=timezone.now() + timedelta(minutes=number),
            notes=f"N{number}.",
        )
    client = logged_in(agent)
    first, second, third = (client.get(url(question.customer) + f"?deel={n}").content.decode() for n in (1, 2, 3))
    assert "N59." in first and "N34." not in first and "Waarom is mijn vuilzak" not in first
    assert "N34." in second and "N10." in second and "N35." not in second and "N9." not in second
    assert "N9." in third and "N10." not in third and "Waarom is mijn vuilzak" in third
    assert client.get(url(question.customer) + "?deel=x").status_code == 200
