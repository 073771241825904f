"""An ordinary flow: one question a page, the answers in the address."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import gettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from catalogue.organisation.models import content_version
from journeys.flows.models import FlowPage
from journeys.flows.visit.models import OfferedOn
from journeys.flows.visit.offered import flows_for
from tests.factories import make_channel, make_product, make_service
from tests.journeys.flows.visit.conftest import Flows
from tests.journeys.flows.visit.flows import SHED, make_flow, more_streets
from tests.journeys.pages.factories import make_journey, outside_link, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("flows")]
QUESTION = "/hulp/vergunning/vraag/"


def page_at(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, answer.content[:500]
    assert not answer.cookies
    assert "noindex" in answer["X-Robots-Tag"]
    return BeautifulSoup(answer.content, "html.parser")


def send(client: Client, page: BeautifulSoup, **answers: str | list[str]) -> str:
    """Send the form of a page with these answers, as a browser does, and return where it leads."""
    form = page.select_one("form.flow-form")
    assert form is not None and form["method"] == "get"
    hidden = [(field["name"], field["value"]) for field in form.select("[type=hidden]")]
    query = urlencode([*hidden, *answers.items()], doseq=True)
    answer = client.get(f"{form['action']}?{query}")
    assert answer.status_code == 303, answer.content[:2000]
    return str(answer["Location"])


def test_one_question_after_another_up_to_the_outcome(client: Client):
    begun = client.get(f"{QUESTION}?_begin=1")["Location"]
    page = page_at(client, begun)
    assert page.h1.text == "Wat wil je doen?"
    assert page.title.text.startswith("Wat wil je doen? – Welke vergunning heb ik nodig?")
    page = page_at(client, send(client, page, wat="tuinhuis"))
    assert page.h1.text == "Hoe groot wordt het?"
    page = page_at(client, send(client, page, grootte="12,5"))
    end = send(client, page, tuin="ja")
    assert end == f"{QUESTION}?wat=tuinhuis&grootte=12%2C5&tuin=ja", "nothing of ours stays in the result's address"
    page = page_at(client, end)
    assert page.h1.text == "Je hebt geen vergunning nodig"
    assert "Dit geldt niet" in page.select_one(".outcome-kind").text
    assert [one.text for one in page.select(".earlier dt")] == [
        "Wat wil je doen?", "Hoe groot wordt het?", "Staat het in je achtertuin?",
    ]  # fmt: skip
    assert [one.text for one in page.select(".earlier dd:not(.change)")] == [
        "Een tuinhuis zetten", "12,5\u00a0m²", "Ja",
    ]  # fmt: skip
    assert page.select_one("link[rel=canonical]")["href"].endswith("/hulp/vergunning/")
    assert page.select_one("#adres")["value"] == f"http://testserver{end}"
    assert "laag" in page.select_one(".prose b").text


def test_every_kind_of_question(client: Client):
    page = page_at(client, f"{QUESTION}?wat=boom")
    assert [part["inputmode"] for part in page.select(".date input")] == ["numeric"] * 3
    there = send(client, page, geplant=["1", "2", "2003"])
    assert parse_qs(urlsplit(there).query)["geplant"] == ["2003-02-01"]
    page = page_at(client, there)
    assert {option["value"] for option in page.select("datalist option")} == {"Grote Markt", "Luikersteenweg"}
    page = page_at(client, send(client, page, waar="luikersteenweg"))
    assert [box["value"] for box in page.select("[type=checkbox]")] == ["dak", "riool", "geen"]
    there = send(client, page, schade="geen")
    page = page_at(client, there)
    assert page.h1.text == "Vraag een vergunning aan"
    assert "Geen van deze" in page.select_one(".earlier").text
    assert "1 februari 2003" in page.select_one(".earlier").text
    assert page_at(client, f"{QUESTION}?wat=boom&geplant=2003-02-01&waar=GROTE+markt").h1.text == (
        "Dit kijken we voor je na"
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("_van=wat", "Choose one of the answers."),
        ("_van=wat&wat=kasteel", "Choose one of the answers."),
        ("wat=tuinhuis&_van=grootte&grootte=", "Write a number in digits, for instance 40."),
        ("wat=tuinhuis&_van=grootte&grootte=heel+groot", "Write a number in digits, for instance 40."),
        (
            "wat=boom&_van=geplant&geplant=&geplant=2&geplant=2003",
            "Write a day, a month and a year, for instance 27 3 2026.",
        ),
        ("wat=boom&geplant=2003-02-01&_van=waar&waar=", "Write a postal code or the name of a street."),
        ("wat=boom&geplant=2003-02-01&waar=elders&_van=schade", "Choose at least one of the answers."),
    ],
)
def test_nothing_or_something_wrong_is_said_with_a_link_to_the_field(client: Client, query: str, said: str):
    page, said = page_at(client, f"{QUESTION}?{query}", status=422), gettext(said)
    assert page.title.text.startswith("Fout: ")
    summary = page.select_one(".error-summary")
    assert said in summary.text
    assert summary.has_attr("autofocus") and summary["tabindex"] == "-1" and summary["role"] == "alert"
    target = page.find(id=summary.a["href"].removeprefix("#"))
    assert target is not None and target.name == "input"
    assert said in page.select_one(".ask .error").text


def test_what_was_typed_wrong_is_still_there(client: Client):
    page = page_at(client, f"{QUESTION}?wat=tuinhuis&_van=grootte&grootte=heel+groot", status=422)
    assert page.select_one("#antwoord")["value"] == "heel groot"
    page = page_at(client, f"{QUESTION}?wat=boom&_van=geplant&geplant=&geplant=2&geplant=2003", status=422)
    assert [part["value"] for part in page.select(".date input")] == ["", "2", "2003"]


def test_change_keeps_the_later_answers_that_still_fit(client: Client):
    page = page_at(client, f"{QUESTION}?wat=tuinhuis&grootte=12&tuin=ja")
    change = page.select(".earlier a")[1]["href"]
    page = page_at(client, client.get(change)["Location"])
    assert page.h1.text == "Hoe groot wordt het?"
    assert page.select_one("#antwoord")["value"] == "12"
    kept = send(client, page, grootte="20")
    assert page_at(client, kept).h1.text == "Je hebt geen vergunning nodig", "the last answer was kept"
    dropped = send(client, page, grootte="80")
    assert "tuin=" not in dropped
    assert page_at(client, dropped).h1.text == "Vraag een vergunning aan"


def test_a_wrong_answer_to_a_changed_question_keeps_the_others_too(client: Client):
    page = page_at(client, f"{QUESTION}?wat=tuinhuis&tuin=ja&_van=grootte", status=422)
    assert page_at(client, send(client, page, grootte="12")).h1.text == "Je hebt geen vergunning nodig"


def test_back_keeps_everything(client: Client):
    page = page_at(client, f"{QUESTION}?wat=tuinhuis&grootte=12")
    page = page_at(client, client.get(page.select_one(".back a")["href"])["Location"])
    assert page.h1.text == "Hoe groot wordt het?"
    assert page.select_one("#antwoord")["value"] == "12"
    page = page_at(client, client.get(page.select_one(".back a")["href"])["Location"])
    assert page.select_one("input:checked")["value"] == "tuinhuis"
    assert page.select_one(".back a")["href"] == "/hulp/vergunning/"


def test_how_far_one_is(client: Client):
    assert "Vraag 1 · nog 1 tot 4" in page_at(client, QUESTION).select_one(".progress").text
    assert "Vraag 3, de laatste" in page_at(client, f"{QUESTION}?wat=tuinhuis&grootte=12").select_one(".progress").text


def changed(page: FlowPage, **replaced: object) -> None:
    page.definition = SHED | replaced
    page.save_revision().publish()


def test_an_address_of_before_a_change_leads_to_the_first_question_that_needs_an_answer(client: Client, flows: Flows):
    flow = flows.shed
    wat, grootte, *others = SHED["questions"]
    old = f"{QUESTION}?wat=tuinhuis&grootte=12&tuin=ja"
    assert page_at(client, old).h1.text == "Je hebt geen vergunning nodig"
    renamed = wat | {"options": [{"key": "bijgebouw", "label": "Een bijgebouw", "to": "grootte"}, *wat["options"][1:]]}
    changed(flow, questions=[renamed, grootte, *others])
    page = page_at(client, old)
    assert page.h1.text == "Wat wil je doen?"
    assert "veranderd" in page.select_one(".flow-notice").text
    assert not page.select_one(".error-summary")
    there = send(client, page, wat="bijgebouw")
    assert page_at(client, there).h1.text == "Je hebt geen vergunning nodig", "what still fits need not be asked again"


def test_an_address_with_an_answer_too_many_says_so(client: Client):
    page = page_at(client, f"{QUESTION}?wat=anders&oud=ja")
    assert page.h1.text == "Dit kijken we voor je na"
    assert "veranderd" in page.select_one(".flow-notice").text
    assert not page_at(client, f"{QUESTION}?wat=anders&fbclid=x&utm_source=y").select_one(".flow-notice")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["wat", "grootte", "tuin", "geplant", "waar", "_van", "_wijzig", "_sinds", "reis", "x"]),
            st.sampled_from(
                ["tuinhuis", "boom", "wat", "grootte", "12", "-1", "1e9", "ja", "", "\0", "2003-02-01", "é"]
            )
            | st.text(max_size=12),
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_the_address_leads_somewhere(answers: list[tuple[str, str]]):
    client = Client()
    query = urlencode(answers, errors="replace")
    answer = client.get(f"{QUESTION}?{query}")
    for _hop in range(2):
        if answer.status_code == 303:
            answer = client.get(answer["Location"])
    assert answer.status_code in {200, 422}


def test_the_outcome_shows_the_catalogue_as_it_is_now(client: Client):
    service = make_service(name="Dienst Bouwen")
    make_channel(service)
    product = make_product(title="Omgevingsvergunning", duration="30 dagen", responsible_service=service)
    gone = make_product()
    helper = make_service(name="Dienst Nazicht")
    end = {"key": "nodig", "kind": "check", "title": "Kijk", "text": "<p>Ja.</p>", "service": str(helper.uuid)}
    end["products"] = [str(product.uuid), str(gone.uuid)]
    make_flow(
        {
            "start": "a",
            "questions": [{"key": "a", "kind": "yes_no", "title": "Bouw je?", "to": "nodig"}],
            "outcomes": [end],
        },
        slug="bouwen",
    )
    gone.unpublish()
    page = page_at(client, "/hulp/bouwen/vraag/?a=ja")
    assert "Dit moeten wij nakijken" in page.select_one(".outcome-kind").text
    cards = page.select(".product-cards > li")
    assert [card.h3.text for card in cards] == ["Omgevingsvergunning"]
    assert "30 dagen" in cards[0].text and "Dienst Bouwen" in cards[0].text and cards[0].select_one(".open")
    assert page.select_one(".contact-who").a.text == "Dienst Nazicht"
    service.name = "Dienst Bouwen en Wonen"
    service.save()
    assert "Dienst Bouwen en Wonen" in page_at(client, "/hulp/bouwen/vraag/?a=ja").select_one(".product-cards").text


def test_the_way_goes_along_with_a_question(client: Client, flows: Flows):
    flow = flows.shed
    page = page_at(client, f"{QUESTION}?wat=tuinhuis&grootte=12,5&tuin=ja")
    link = urlsplit(page.select_one(".ask-further a.button")["href"])
    assert link.path == f"/vraag/{flow.uuid}/"
    assert parse_qs(link.query) == {"hulp": [str(flow.uuid)], "antwoorden": ["wat=tuinhuis&grootte=12%2C5&tuin=ja"]}


def test_who_came_from_a_contact_form_is_led_back_there(client: Client, flows: Flows):
    product = make_product()
    flows.shed.offered_on.add(OfferedOn(product=product))
    flows.shed.save_revision().publish()
    start = BeautifulSoup(client.get(flows_for(product)[0].coming_back_to(product)).content, "html.parser")
    page = page_at(client, client.get(start.select_one("a.button-start")["href"])["Location"])
    page = page_at(client, send(client, page, wat="anders"))
    link = urlsplit(page.select_one(".ask-further a.button")["href"])
    assert link.path == f"/vraag/{product.uuid}/"
    assert parse_qs(link.query)["antwoorden"] == ["wat=anders"]


def test_the_journey_one_came_from_goes_along(client: Client):
    start = BeautifulSoup(client.get("/hulp/vergunning/?reis=verhuizen.bouwen").content, "html.parser")
    begin = start.select_one("a.button-start")["href"]
    assert parse_qs(urlsplit(begin).query)["reis"] == ["verhuizen.bouwen"]
    page = page_at(client, client.get(begin)["Location"])
    there = send(client, page, wat="anders")
    assert parse_qs(urlsplit(there).query)["reis"] == ["verhuizen.bouwen"]
    page = page_at(client, there)
    assert "reis=verhuizen.bouwen" in page.select_one(".again a")["href"]
    assert "reis" not in page.select_one("#adres")["value"], "who gets the result follows no journey"
    assert "reis" not in str(page_at(client, f"{QUESTION}?reis=%22%3E%3Cscript%3E").select_one("main"))


def test_a_question_asked_at_an_outcome_keeps_journey_and_answers(client: Client):
    make_journey(step("Bouw", outside_link(), key="bouw"), slug="bouwen")
    page = page_at(client, f"{QUESTION}?wat=anders&reis=bouwen.bouw")
    asked = parse_qs(urlsplit(page.select_one(".ask-further a")["href"]).query)
    assert asked["reis"] == ["bouwen.bouw"]
    assert asked["antwoorden"] == ["wat=anders"]


def test_a_question_page_takes_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries):
    make_journey(step("Bouw", outside_link(), key="bouw"), slug="bouwen")
    for query in ("", "&wat=boom&geplant=2003-02-01"):
        address = f"{QUESTION}?reis=bouwen.bouw{query}"
        page_at(client, address)
        content_version.bump()  # as the first visitor after a publication
        with django_assert_max_num_queries(8):
            page_at(client, address)
    with django_assert_max_num_queries(8):  # the save point of the count is of the test only
        client.get(f"{QUESTION}?wat=boom&geplant=2003-02-01&waar=Grote+Markt&_van=waar")


def test_a_long_table_of_streets_is_asked_while_typing(client: Client):
    more_streets(*(f"Straat {number}" for number in range(310)), "Bosstraat")
    page = page_at(client, f"{QUESTION}?wat=boom&geplant=2003-02-01")
    assert not page.select("datalist option")
    ask = page.select_one("[data-places]")["data-places"]
    assert client.get(f"{ask}&q=BOSSTR").json() == {"places": ["Bosstraat"]}
    assert len(client.get(f"{ask}&q=straat").json()["places"]) == 20
    assert client.get(f"{ask}&q=b").json() == {"places": []}
    assert client.get("/hulp/vergunning/plaatsen/?tabel=andere&q=bos").json() == {"places": []}


def test_texts_of_an_import_run_nothing(client: Client):
    evil = '<p>Goed</p><script>alert(1)</script><a href="javascript:alert(1)">x</a>'
    make_flow(
        {
            "start": "a",
            "questions": [{"key": "a", "kind": "yes_no", "title": "<b>A</b>?", "help": evil, "to": "z"}],
            "outcomes": [{"key": "z", "kind": "not", "title": "Z", "text": evil}],
        },
        slug="ingevoerd",
    )
    for query in ("", "?a=ja"):
        html = client.get(f"/hulp/ingevoerd/vraag/{query}").content.decode()
        assert "Goed" in html and "alert(1)" not in re.sub(r"<script[^>]*src.*?</script>", "", html)
    assert page_at(client, "/hulp/ingevoerd/vraag/").h1.text == "<b>A</b>?"
