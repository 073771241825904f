"""From the home page to a sent question with the journey and its step on it, and what the desk makes of both."""

import re
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.city import City
from tests.e2e.page_types import ON_THE_WAY

AGENT, EXPERT = "agent3", "expert-afval"
FLOW = "SELECT uuid FROM flows_flowpage JOIN wagtailcore_page p ON p.id = page_ptr_id WHERE p.slug = %s"
PERMIT = "welke-vergunning-bouwwerk"


@pytest.mark.parametrize("javascript", [True, False])
def test_moving_to_hasselt_from_the_home_page_to_a_sent_question(new_page, city: City, javascript: bool):
    page = new_page(javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Ik verhuis naar Hasselt").first.click()
    product, at = str(city.value(ON_THE_WAY)).split("/?reis=")
    link = page.locator(f'.journey a[href*="/{product}/"]').first
    if javascript:
        page.get_by_role("button", name="Toon alle stappen").click()
    link.click()
    page.locator(".contact .button").click()
    expect(page.locator(".along-journey")).to_contain_text("Ik verhuis naar Hasselt")
    page.get_by_role("button", name="Verstuur je vraag").click()  # wrong first: nothing is lost
    expect(page.locator(".along-journey")).to_contain_text("Ik verhuis naar Hasselt")
    if javascript:
        assert Axe().run(page).violations_count == 0
    page.get_by_label("Je vraag").fill("Moet ik daar zelf voor komen?")
    page.get_by_label("E-mailadres").fill("verhuizer@voorbeeld.example")
    page.wait_for_timeout(1_200)  # quicker is a machine, the form says
    page.get_by_role("button", name="Verstuur je vraag").click()
    reference = page.locator(".reference").inner_text()
    kept = city.value(
        "SELECT journey_title || '|' || journey_step FROM questions_question WHERE reference = %s", reference
    )
    assert kept == f"Ik verhuis naar Hasselt|{at.partition('.')[2]}"
    page.get_by_role("link", name="Ga verder waar je was").click()
    expect(page).to_have_url(re.compile(rf"#stap-{at.partition('.')[2]}$"))


def test_answers_go_along_with_the_question_and_the_expert_reads_them(new_page, city: City):
    page = new_page()
    flow = city.value(FLOW, PERMIT)
    product = city.value("SELECT uuid FROM products_productpage LIMIT 1")
    page.goto(f"/hulp/{PERMIT}/vraag/")
    page.locator(".choices label").first.click()
    page.locator(".flow-form [type=submit], .flow-form button").first.click()
    answers = page.url.partition("?")[2].split("&_")[0]
    page.goto(f"/vraag/{product}/?{urlencode({'hulp': str(flow), 'antwoorden': answers})}")
    expect(page.locator(".along-way")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Je vraag").fill("Hoe hoog mag het zijn?")
    page.get_by_label("E-mailadres").fill("bouwer@voorbeeld.example")
    page.wait_for_timeout(1_200)  # quicker is a machine, the form says
    page.get_by_role("button", name="Verstuur je vraag").click()
    reference = page.locator(".reference").inner_text()
    assert city.value("SELECT jsonb_array_length(way->'lines') FROM questions_question WHERE reference = %s", reference)


@pytest.fixture
def beside(new_page, log_in):
    """Search at the call screen and go through the first result that can be, together."""

    def go(words: str, **options: object) -> Page:
        page = new_page(**options)
        log_in(page, AGENT, f"/portal/?{urlencode({'q': words})}")
        page.get_by_role("link", name=re.compile("Samen overlopen")).first.click()
        page.locator(".beside-steps, .flow-panel").wait_for()
        return page

    return go


@pytest.mark.parametrize("javascript", [True, False])
def test_an_agent_ticks_along_and_sends_what_remains(beside, city: City, javascript: bool):
    page = beside("ik verhuis naar hasselt", javascript=javascript)
    steps = page.locator(".beside-steps > li").count()
    page.get_by_role("button", name=re.compile("Afvinken")).first.click()
    expect(page.locator(".step-done")).to_have_count(1)
    if javascript:
        expect(page.locator("#beside")).to_contain_text("Ik verhuis naar Hasselt")
        assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Verstuur de stappen die nog moeten").click()
    page.get_by_label("E-mailadres").fill("verhuizer@voorbeeld.example")
    expect(page.get_by_text(re.compile(rf"^{steps}\. ", re.M)).first).to_be_attached()
    page.get_by_role("button", name="Versturen").click()
    page.get_by_text("Onderweg naar v…@…").wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_agent_clicks_through_guided_questions(beside, city: City, javascript: bool):
    page = beside("welke vergunning heb ik nodig voor mijn bouwwerk", javascript=javascript)
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".flow-panel .error")).to_be_visible()
    page.locator(".flow-panel [type=radio]").first.check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("button", name=re.compile("Wijzig")).first).to_be_visible()
    assert "=" not in page.url.partition("/hulp/")[2], "what a caller tells stands in no address"
    if javascript:
        expect(page.locator("#beside")).to_contain_text("vergunning")
        assert Axe().run(page).violations_count == 0
