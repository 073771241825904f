"""The page of a journey: what it shows, live from the pages it links to, and how few queries it takes."""

import json
import re

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from catalogue.organisation.models import content_version
from catalogue.products.models import Audience, LifeEvent
from tests.factories import make_channel, make_product, make_service, make_user
from tests.journeys.pages.factories import journey_section, make_journey, outside_link, page_link, step

pytestmark = pytest.mark.django_db
BUDGET = 10
TUESDAY = "2026-11-17 10:00+01:00"


def get(client, page, query="", status=200):
    answer = client.get(f"/klantreizen/{page.slug}/{query}")
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("times", [1, 6])
def test_queries_do_not_grow_with_the_steps(client, django_assert_max_num_queries, times):
    service = make_service()
    make_channel(service)
    links = [
        [make_product(responsible_service=service), make_journey(), outside_link(f"https://{n}.example/")]
        for n in range(times)
    ]
    page = make_journey(*(step(f"Doe {n}", *row) for n, row in enumerate(links)))
    here = f"?reis={page.slug}.doe-0"  # on the way back from a step
    get(client, page, here)
    content_version.bump()  # as the first reader after a publication: nothing is known yet
    with django_assert_max_num_queries(BUDGET):
        html = get(client, page, here)
    assert html.count("data-step=") == times


def test_what_a_product_says_is_read_from_it(client):
    service = make_service(name="Dienst Reizen")
    make_channel(service, opening_hours="Mo-Fr 09:00-12:00; PH off")
    product = make_product(
        title="Reispas", responsible_service=service, duration="Vijf dagen",
        costs=[("cost", {"title": "Gewoon", "amount": "65.00"})],
    )  # fmt: skip
    page = make_journey(step("Vraag je pas", product))
    with time_machine.travel(TUESDAY, tick=False):
        html = get(client, page)
        for words in ("Reispas", "Dienst Reizen", "Vijf dagen", "€\u00a065,00", "Nu open tot 12.00"):
            assert words in html
        product.costs = [("cost", {"title": "Gewoon", "amount": "70.00"})]
        product.save_revision().publish()
        assert "€\u00a070,00" in get(Client(), page)


def test_links_keep_the_journey_and_an_outside_service_does_not(client):
    product = make_product(slug="reispas")
    page = make_journey(step("Vraag", product, outside_link("https://elders.example/a"), key="vraag"), slug="reis")
    html = get(client, page)
    assert 'href="/producten/reispas/?reis=reis.vraag"' in html
    assert 'href="https://elders.example/a"' in html


def test_an_address_that_could_run_is_no_link(client):
    page = make_journey()
    page.steps = [step("Doe", outside_link("javascript:alert(1)", title="Klik"))]
    page.save()
    html = get(client, page)
    assert "Klik" in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("gone", ["unpublish", "delete", "close"])
def test_a_page_that_goes_away_is_said_honestly(client, gone):
    product = make_product(title="Wegpagina", slug="wegpagina")
    page = make_journey(step("Doe", product), responsible_service=make_service(name="Dienst Hulp"))
    assert "deze pagina is er niet meer" not in get(client, page)
    if gone == "close":
        PageViewRestriction.objects.create(page=product, restriction_type="login")
    else:
        getattr(product, gone)()
    html = get(client, page)
    assert "deze pagina is er niet meer" in html
    assert "Vraag het aan Dienst Hulp" in html
    assert "/producten/wegpagina/" not in html


def test_every_step_is_open_without_a_script(client):
    html = get(client, make_journey(step("Doe", outside_link(), why="Daarom.")))
    assert "Daarom." in html
    assert " hidden" not in html.split('<ol class="journey">')[1].split("</ol>")[0]


def test_an_audience_sees_its_own_steps_and_the_numbers_stay(client):
    people, students = Audience.objects.create(name="Mensen"), Audience.objects.create(name="Studenten")
    page = make_journey(
        step("Voor allen", outside_link()),
        step("Voor studenten", outside_link("https://b.example/"), audiences=[str(students.uuid)]),
        step("Ook voor allen", outside_link("https://c.example/")),
        audiences=[people, students],
    )
    everyone = get(client, page)
    assert "Voor studenten" in everyone
    assert "Alleen voor: Studenten" in everyone
    mine = get(client, page, f"?voor={people.slug}")
    assert "Voor studenten" not in mine
    assert re.findall(r'journey-number">(\d)', mine) == ["1", "3"]
    assert "Voor studenten" in get(client, page, "?voor=onbekend")


def test_linked_data_holds_the_steps(client):
    page = make_journey(step("Doe", outside_link(), why="</script><b>", key="doe"), title="Ik verhuis")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', get(client, page), re.DOTALL)
    data = json.loads(found[1])
    assert (data["@type"], data["name"]) == ("HowTo", "Ik verhuis")
    assert data["step"][0]["url"].endswith(f"/klantreizen/{page.slug}/#stap-doe")
    assert data["step"][0]["itemListElement"][0]["text"] == "</script><b>"


def test_it_is_in_the_list_on_the_home_page_with_its_event_and_in_the_sitemap(client):
    event = LifeEvent.objects.create(name="Ik verhuis", slug="verhuizen")
    make_product(life_events=[event])
    page = make_journey(title="Naar Hasselt", life_events=[event])
    make_journey(title="Iets anders")
    for path in ("/klantreizen/", "/", "/levensgebeurtenissen/verhuizen/"):
        assert "Naar Hasselt" in client.get(path).content.decode()
    assert "Iets anders" not in client.get("/levensgebeurtenissen/verhuizen/").content.decode()
    assert f"/klantreizen/{page.slug}/" in client.get("/sitemap.xml").content.decode()


def test_a_removed_journey_is_gone(client):
    page = make_journey()
    page.unpublish()
    get(client, page, status=410)


def test_it_is_found_by_the_words_of_a_step(client):
    make_journey(step("Vraag een parkeerverbod aan", outside_link()), title="Naar Hasselt")
    html = client.get("/zoeken/?q=parkeerverbod").content.decode()
    assert "Naar Hasselt" in html
    assert "Klantreis" in html


def test_each_audience_has_a_preview(client):
    client.force_login(make_user("editor"))
    people, students = Audience.objects.create(name="Mensen"), Audience.objects.create(name="Studenten")
    page = make_journey(
        step("Allen", outside_link()), step("Zij", outside_link("https://b.example/"), audiences=[str(students.uuid)]),
        audiences=[people, students],
    )  # fmt: skip
    assert [name for name, _words in page.preview_modes] == ["", people.slug, students.slug]
    for mode, seen in (("", True), (people.slug, False), (students.slug, True)):
        shown = page.make_preview_request(preview_mode=mode).render().content.decode()
        assert ("Zij" in shown) is seen


def test_a_step_may_name_a_page_that_is_no_product(client):
    page = make_journey(step("Kijk", page_link(journey_section())))
    assert 'href="/klantreizen/?reis=' in get(client, page)
