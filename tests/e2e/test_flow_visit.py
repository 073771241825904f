"""Guided questions in the browser: with and without JavaScript, on another device, by keyboard, and without a trace."""

import re
from collections.abc import Callable, Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.e2e.city import City
from tests.e2e.flow_walking import NUMBER, SENSITIVE, answer, asks, begin, to_the_end

both = pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])


@both
def test_from_the_list_to_an_outcome_and_back(new_page: Callable[..., Page], javascript: bool):
    page = new_page(javascript=javascript)
    page.goto("/hulp/")
    page.locator(".rows a[href*='vergunning']").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("a.button-start").click()
    first = page.get_by_role("heading", level=1).inner_text()

    page.locator("form.flow-form button").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith("Fout: ")
    summary.get_by_role("link").click()
    expect(page.locator("#antwoord")).to_be_focused() if javascript else None

    answer(page, choice=1)
    second = page.get_by_role("heading", level=1).inner_text()
    answer(page, choice=1)
    third = page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    page.go_forward()
    assert page.url == third
    page.locator(".back a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    for _question in range(40):
        if not asks(page):
            break
        answer(page, choice=1)
    expect(page.locator(".outcome-kind")).to_be_visible()
    assert "_" not in page.url.partition("?")[2], "nothing but answers stands in the address of a result"
    assert page.context.cookies() == []

    page.locator(".earlier .change a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    expect(page.locator("[type=radio]:checked")).to_have_count(1)


@pytest.fixture
def long_table(city: City) -> Iterator[None]:
    """A table of places too long to go along with the page, as a whole city has."""
    with psycopg.connect(city.database_url, autocommit=True) as rows:
        rows.execute(
            "INSERT INTO flows_placerow (table_id, name, folded, area)"
            " SELECT t.id, 'Testlaan ' || n, 'testlaan' || n, 'ring'"
            " FROM flows_placetable t, generate_series(1, 320) n WHERE t.slug = 'parkeerzones'"
        )
        yield
        rows.execute("DELETE FROM flows_placerow WHERE name LIKE 'Testlaan %'")


def test_names_of_streets_come_while_typing(new_page: Callable[..., Page], long_table: None):
    page = new_page()
    page.goto("/hulp/welke-parkeerkaart/vraag/?wie=werken")
    street, names = page.locator("#antwoord"), page.locator("#plaatsen option")
    expect(names).to_have_count(0)
    street.press_sequentially("testlaan 31")
    expect(names).to_have_count(11)
    street.press_sequentially("9")
    expect(names).to_have_count(1)
    expect(names).to_have_attribute("value", "Testlaan 319")
    street.fill("t")  # too short to look for
    expect(names).to_have_count(0)
    street.fill("HAVERM")
    expect(names).to_have_attribute("value", "Havermarkt")
    street.fill("Havermarkt")
    street.press("Enter")
    expect(page).to_have_url(re.compile(r"werf-straat=Havermarkt"))


@both
def test_a_result_opens_on_another_device(new_page: Callable[..., Page], javascript: bool):
    mine, theirs = new_page(javascript=javascript), new_page(javascript=not javascript)
    to_the_end(mine, choice=1)
    theirs.goto(mine.locator("#adres").input_value())
    for part in ("h1", ".outcome-kind", ".earlier dl"):
        assert theirs.locator(part).inner_text() == mine.locator(part).inner_text()


def test_by_keyboard_only(new_page: Callable[..., Page]):
    page = new_page()
    begin(page)
    first = page.get_by_role("heading", level=1).inner_text()
    page.locator("#antwoord").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)


def test_on_paper_stand_the_outcome_and_the_answers(new_page: Callable[..., Page]):
    page = new_page()
    to_the_end(page)
    page.emulate_media(media="print")
    for shown in (".outcome", ".earlier dl"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".again", ".nav", ".earlier .change >> nth=0", ".keep-it"):
        expect(page.locator(hidden)).to_be_hidden()


@both
def test_a_sensitive_flow_leaves_no_trace(new_page: Callable[..., Page], city: City, javascript: bool):
    page = new_page(javascript=javascript)
    told: list[str] = []
    stored: list[str] = []

    def look(request: Request) -> None:
        told.append(f"{request.url} {request.headers.get('referer', '')}")

    page.on("request", look)
    page.on("response", lambda r: stored.append(f"{r.url} {r.headers.get('cache-control', '')}"))
    number = to_the_end(page, SENSITIVE, choice=1)
    assert number > 2
    expect(page).to_have_title("Richtvragen | Stad Hasselt")
    assert page.locator("#adres").count() == 0
    pages = [line for line in stored if "/hulp/financiele-hulp/" in line]
    assert pages and all("no-store" in line for line in pages)
    for line in told:
        query = line.partition("financiele-hulp/vraag/")[2].partition(" ")[0]
        assert query.strip("?") in {"", "_begin=1"} or query.startswith("?stap=")
    flow = city.value("SELECT p.uuid FROM flows_flowpage p JOIN wagtailcore_page w ON w.id = p.page_ptr_id "
                      "WHERE w.slug = 'financiele-hulp'")  # fmt: skip
    counted = city.value("SELECT array_agg(DISTINCT happening) FROM flowcounting_flowcount WHERE flow = %s", flow)
    assert counted == ["start"]
    if city.log.exists():
        assert "financiele-hulp/vraag/?" not in city.log.read_text()
    page.go_back()
    assert asks(page), "the browser's own way back stays in the flow"
    (cookie,) = page.context.cookies()
    assert cookie["name"] == "sessionid" and cookie["httpOnly"]
    page.go_forward()
    page.locator(".ask-further a").click()
    expect(page.locator(".along-way")).to_be_visible()
    page.get_by_label("Je vraag").fill("Kan ik hiervoor langskomen?")
    page.get_by_label("E-mailadres").fill("stil@voorbeeld.example")
    page.wait_for_timeout(1_200)  # quicker is a machine, the form says
    page.get_by_role("button", name="Verstuur je vraag").click()
    page.locator(".reference").wait_for()
    assert page.context.cookies() == [], "the question holds the answers now, the browser nothing"


@both
def test_leaving_quickly(browser: Browser, city: City, javascript: bool):
    context = browser.new_context(base_url=city.url, java_script_enabled=javascript, locale="nl-BE")
    asked: list[Request] = []

    def elsewhere(route: object) -> None:
        asked.append(route.request)  # type: ignore[attr-defined]
        route.fulfill(status=200, content_type="text/html", body="<h1>Elders</h1>")  # type: ignore[attr-defined]

    context.route(lambda url: not url.startswith(city.url), elsewhere)
    page = context.new_page()
    begin(page, SENSITIVE)
    answer(page)
    assert asked == [], "nothing is asked of another host before someone goes there"
    if javascript:
        for _time in range(3):
            page.keyboard.press("Escape")
    else:
        page.get_by_role("link", name="Verlaat deze site snel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Elders")
    assert "referer" not in asked[0].headers
    assert [cookie for cookie in context.cookies(city.url) if cookie["name"] == "sessionid"] == []
    page.goto(f"{SENSITIVE}vraag/?stap=2")
    expect(page.locator(".flow-notice")).to_be_visible()
    context.close()


def test_a_number_that_is_none(new_page: Callable[..., Page]):
    page = new_page()
    begin(page)
    for _question in range(40):
        if not asks(page) or page.locator(".number input").count():
            break
        answer(page)
    if page.locator(".number input").count():
        page.locator("#antwoord").fill("veel")
        page.locator("form.flow-form button").click()
        expect(page.locator("#antwoord")).to_have_value("veel")
        expect(page.locator("#antwoord")).to_have_attribute("aria-invalid", "true")
        page.locator("#antwoord").fill(NUMBER)
        page.locator("form.flow-form button").click()
        expect(page.get_by_role("alert")).to_have_count(0)
