"""The search at the desk: what a result tells, narrowing, corrections, one result beside the list, what is counted."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue.organisation.models import Department
from catalogue.search import finding
from catalogue.search.engines import choosing
from catalogue.search.models import SearchDocument
from catalogue.search.tuning.models import Click, QueryCount, Rewording
from contactforms.portal.search.asked import PAGE_SIZE, Asked
from contactforms.portal.search.counting import names_a_person
from tests.contactforms.portal.conftest import NAME, ask, logged_in
from tests.factories import make_channel, make_product, make_service, make_user

SEARCH = "/portal/zoeken/"


def look(city, words: str = "huisvuil", *, user=None, **more: str):
    return logged_in(user or city.expert).get(SEARCH, {"q": words} | more)


def titles(response) -> list[str]:
    return [row.document.title for row in response.context["rows"]]


def test_a_result_answers_and_says_who_does(city):
    html = look(city).content.decode()
    for said in ("Zet het buiten voor zeven uur.", "Afval", "011 00 11 22", "notitie voor collega’s", "product"):
        assert said in html
    assert "bel de ploegbaas" not in html, "a note that was not looked for does not fill the list"


@pytest.mark.parametrize("hours", ["24/7", "PH off"])
def test_open_now_or_not_stands_beside_the_number(city, hours):
    channel = city.waste.channels.get()
    channel.opening_hours = hours
    channel.save()
    html = look(city).content.decode()
    assert ("open-yes" in html) is (hours == "24/7")


def test_the_note_is_searched_and_shown_with_its_words_marked(city):
    response = look(city, "ploegbaas")
    assert titles(response)[0] == city.page.title
    assert "<mark>ploegbaas.</mark>" in response.content.decode()


def test_a_number_that_only_colleagues_use_is_named_to_them(city):
    make_channel(city.waste, value="011 00 11 99", public=False, order=1)
    assert "011 00 11 99" in look(city).content.decode()


def test_the_channel_that_the_page_chose_is_named(city):
    chosen = make_channel(city.waste, value="011 00 11 88", order=900)
    city.page.channels.set([chosen])
    city.page.save_revision().publish()
    row = next(row for row in look(city).context["rows"] if row.document.page_id == city.page.pk)
    assert row.reach.channel == chosen


def test_who_may_not_read_notes_is_shown_none(city):
    overseer = make_user()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_questions"))
    assert city.page.title not in titles(look(city, "ploegbaas", user=overseer))
    for path in (f"{SEARCH}?q=huisvuil", reverse("portal:item", args=[city.page.uuid])):
        html = logged_in(overseer).get(path).content.decode()
        assert "Huisvuil laten ophalen" in html
        assert "otitie voor collega" not in html.replace("notities voor collega", "")
        assert "ploegbaas" not in html


def test_a_correction_is_said_and_can_be_taken_back(city):
    response = look(city, "huisvuul")
    html = response.content.decode()
    assert "Ook gezocht naar <strong>huisvuil</strong> naast “huisvuul”" in html
    assert "letterlijk=1" in html
    literally = look(city, "huisvuul", letterlijk="1")
    assert literally.context["results"].corrected == ()
    assert "Gezocht naar precies wat je typte" in literally.content.decode()


def test_facets_narrow_with_counts_and_a_way_back(city):
    roads = Department.objects.get(pk=city.roads.department_id)
    make_product(title="Huisvuil op straat", responsible_service=city.roads)
    facets = {facet.name: facet for facet in look(city).context["facets"]}
    choice = next(choice for choice in facets["Departement"].choices if choice.name == roads.name)
    assert (choice.count, choice.chosen) == (1, False)
    narrowed = logged_in(city.expert).get(f"{SEARCH}?{choice.query_string}")
    assert titles(narrowed) == ["Huisvuil op straat"]
    facets = {facet.name: facet for facet in narrowed.context["facets"]}
    chosen = next(choice for choice in facets["Departement"].choices if choice.chosen)
    assert chosen.query_string == Asked(words="huisvuil").query_string


def test_pages_hold_everything_once(city):
    for number in range(PAGE_SIZE + 3):
        make_product(title=f"Vergunning {number}", responsible_service=city.waste, theme=city.page.theme)
    pages = [look(city, "vergunning", soort="product", pagina=str(page)) for page in (1, 2)]
    seen = [title for page in pages for title in titles(page)]
    assert len(seen) == len(set(seen)) == PAGE_SIZE + 3
    beyond = look(city, "vergunning", soort="product", pagina="99")
    assert "Deze pagina met resultaten bestaat niet" in beyond.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "?q=", "?q=%00", "?q=huisvuil&thema=x&doelgroep=-1&afdeling=99999999999999999999&pagina=0",
        "?q=huisvuil&thema=999999999&soort=%00%27", "?q=%27+OR+1%3D1+--&pagina=%D9%A3", f"?q={'a' * 5000}",
        "?q=%F0%9F%98%80&letterlijk=2", "?q=%E2%80%AEvuil%00",
    ],
)  # fmt: skip
def test_odd_addresses_are_only_searches(city, address):
    assert logged_in(city.expert).get(SEARCH + address).status_code == 200


def test_nothing_found_says_what_to_do(city):
    html = look(city, "huisvuil", afdeling="999999999").content.decode()
    assert "Niets gevonden" in html
    assert "Zoek in alles" in html


def test_a_reference_leads_to_the_question_for_who_may_see_it(city, question):
    address = reverse("portal:question", args=[question.reference])
    typed = question.reference.replace("-", " ").lower()
    assert address in look(city, typed).content.decode()
    elsewhere = look(city, typed, user=city.stranger).content.decode()
    assert address not in elsewhere
    assert (
        elsewhere.replace(question.reference, "")
        == look(city, "2222-2222", user=city.stranger).content.decode().replace("2222-2222", "")
        or "Bij jouw diensten is er geen vraag" in elsewhere
    )


def test_it_says_calmly_that_the_quick_engine_is_away(city, monkeypatch):
    usual = choosing.candidates
    monkeypatch.setattr(finding.choosing, "candidates", lambda *a, **k: (*usual(*a, **k)[:2], True))
    assert "De snelle zoekmachine is even weg; we zoeken in de databank." in look(city).content.decode()


def test_one_result_beside_the_list_and_as_a_page(city):
    address = reverse("portal:item", args=[city.page.uuid])
    client = logged_in(city.expert)
    beside = client.get(address, {"q": "huisvuil"}, headers={"hx-request": "true", "hx-target": "item"})
    page = client.get(address, {"q": "huisvuil"})
    alone = client.get(address)
    for response in (beside, page, alone):
        html = response.content.decode()
        for said in ("Zet het buiten voor zeven uur.", "bel de ploegbaas", "011 00 11 22", "Afval"):
            assert said in html
    assert "<html" not in beside.content.decode()
    assert titles(page)[0] == city.page.title
    assert 'aria-current="true"' in page.content.decode()
    assert "rows" not in alone.context


def test_a_service_opens_too(city):
    document = SearchDocument.objects.get(service=city.waste)
    html = logged_in(city.expert).get(reverse("portal:item", args=[document.uuid])).content.decode()
    assert "011 00 11 22" in html
    assert "Over deze dienst staat er nog niets geschreven." in html


@pytest.mark.parametrize("name", ["item", "why"])
def test_what_is_not_there_is_not_found(city, name):
    client = logged_in(city.expert)
    assert client.get(reverse(f"portal:{name}", args=[uuid4()])).status_code == 404
    city.page.unpublish()
    assert client.get(reverse(f"portal:{name}", args=[city.page.uuid])).status_code == 404


def test_the_explanation_beside_a_result_and_as_a_page(city):
    address, client = reverse("portal:why", args=[city.page.uuid]), logged_in(city.expert)
    part = client.get(address, {"q": "ploegbaas"}, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "Plaats 1 van " in part
    assert "notitie voor collega’s" in part
    assert "<h1>Waarom dit resultaat</h1>" in client.get(address, {"q": "ploegbaas"}).content.decode()


def test_suggestions_are_words_to_take(city):
    client = logged_in(city.expert)
    html = client.get("/portal/zoeken/suggesties/", {"q": "huisv"}, headers={"hx-request": "true"}).content.decode()
    assert 'role="option"' in html
    assert "uisvuil" in html
    as_page = client.get("/portal/zoeken/suggesties/", {"q": "huisv"})
    assert (as_page.status_code, as_page["Location"]) == (302, f"{SEARCH}?q=huisv")


def test_a_search_and_an_opened_result_are_counted_without_who(city):
    client = logged_in(city.expert)
    first = client.get(SEARCH, {"q": "Huisvuil"})
    client.get(SEARCH, {"q": "Huisvuil", "soort": "product"})  # narrowed: the same search
    client.get(reverse("portal:item", args=[city.page.uuid]), {"q": "Huisvuil"})
    row = QueryCount.objects.get()
    assert (row.query, row.surface, row.asked, row.clicked) == ("huisvuil", "portal", 1, 1)
    assert Click.objects.get().document == city.page.uuid
    note = first.context["carried"]
    client.get(SEARCH, {"q": "ophalen"}, headers={"x-previous-search": note})
    assert Rewording.objects.filter(first="huisvuil", then="ophalen").count() == 1


@pytest.mark.parametrize(
    "words",
    [
        NAME,
        NAME.lower(),
        "huisvuil van naamwaarde",
        "Jaanske Vandeputtere",
        "zeldzaam@privadres.example",
        "011 00 98 76",
    ],
)
def test_a_search_that_names_a_person_is_counted_nowhere(city, question, words):
    client = logged_in(city.expert)
    response = client.get(SEARCH, {"q": words})
    client.get(reverse("portal:item", args=[city.page.uuid]), {"q": words})
    assert response.status_code == 200
    assert not response.context["carried"]
    assert not QueryCount.objects.exists()
    assert not Click.objects.exists()


@pytest.mark.parametrize(
    "words", ["huisvuil ophalen", "mijn huisvuil is niet opgehaald", "huisvuul", "buiten zeven uur"]
)
def test_words_of_the_city_name_nobody(city, question, words):
    assert not names_a_person(words)


@pytest.mark.parametrize("number", [2, PAGE_SIZE])
def test_as_many_queries_for_many_results_as_for_few(city, number, django_assert_max_num_queries):
    for n in range(number):
        make_product(title=f"Vergunning {n}", responsible_service=make_service(), agent_note="vergunning")
    client = logged_in(city.expert)
    client.get(SEARCH, {"q": "vergunning"})  # what a process reads once
    with django_assert_max_num_queries(26):
        response = client.get(SEARCH, {"q": "vergunning"})
    assert len(response.context["rows"]) >= number


def test_few_queries_for_one_result(city, django_assert_max_num_queries):
    client, address = logged_in(city.expert), reverse("portal:item", args=[city.page.uuid])
    headers = {"hx-request": "true", "hx-target": "item"}
    client.get(address, {"q": "huisvuil"}, headers=headers)
    with django_assert_max_num_queries(20):
        client.get(address, {"q": "huisvuil"}, headers=headers)


def test_a_new_question_changes_nothing_of_the_search(city):
    before = titles(look(city))
    ask(city)
    assert titles(look(city)) == before
