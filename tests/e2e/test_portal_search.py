"""The search at the desk: by keys alone, without a reload, on a phone, at 200 % zoom, and without any script."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.e2e.city import City

AGENT = "expert-afval"
SEARCH = "/portal/zoeken/"
QUESTION = "identiteitskaart kwijt"
FOCUS = "document.activeElement.id"
ON_LINK = "link => link === document.activeElement"


def asked(page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("q", [])


def looked_up(page, log_in, words: str = QUESTION):
    log_in(page, AGENT, SEARCH)
    page.locator("#search").fill(words)
    page.locator(".finder-line > button").click()
    page.locator("[data-row-link]").first.wait_for()
    return page


def test_from_box_to_result_and_back_by_keys_without_a_reload(new_page, log_in, city: City):
    page = new_page()
    log_in(page, AGENT, SEARCH)
    page.evaluate("window.same = true; document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate(FOCUS) == "search"
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    first = page.locator("[data-row-link]").first
    first.wait_for()
    assert asked(page) == [QUESTION]
    page.keyboard.press("Escape")  # closes suggestions that may stand open
    page.keyboard.press("ArrowDown")
    page.locator("[data-row-link]:focus").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert first.evaluate(ON_LINK)
    page.keyboard.press("Enter")
    page.locator("#item-title:focus").wait_for()
    assert page.locator("#item-title").inner_text() == first.inner_text()
    assert first.get_attribute("aria-current") == "true"
    opened = page.url
    page.keyboard.press("Escape")
    assert first.evaluate(ON_LINK)
    assert page.locator("#item-title").count() == 0
    assert urlsplit(page.url).path == SEARCH
    assert asked(page) == [QUESTION]
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS) == "search"
    assert page.evaluate("window.same"), "the page itself was not loaded again"
    page.goto(opened)
    assert page.locator("#item-title").is_visible()
    assert page.locator("[data-row-link][aria-current]").count() == 1, "the list stands beside it again"


def test_suggestions_are_chosen_with_the_arrows(new_page, log_in, city: City):
    page = new_page()
    log_in(page, AGENT, SEARCH)
    box = page.locator("#search")
    box.press_sequentially("identit")
    page.locator("#suggestions [role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#suggestions [aria-selected=true]")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    words = chosen.get_attribute("data-text")
    page.keyboard.press("Enter")
    page.locator("[data-row-link]").first.wait_for()
    assert box.input_value() == words
    assert page.locator("#suggestions").is_hidden()
    assert box.get_attribute("aria-expanded") == "false"


def test_escape_closes_suggestions_and_keeps_the_words(new_page, log_in, city: City):
    page = new_page()
    log_in(page, AGENT, SEARCH)
    page.locator("#search").press_sequentially("afval")
    page.locator("#suggestions [role=option]").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()
    assert page.locator("#search").input_value() == "afval"


def test_why_opens_in_place_and_says_dutch_words(new_page, log_in, city: City):
    page = looked_up(new_page(), log_in)
    page.locator(".why > summary").first.click()
    table = page.locator(".why .explanation table").first
    table.wait_for()
    assert "Samen" in table.inner_text()
    assert urlsplit(page.url).path == SEARCH


def test_narrowing_and_the_next_page_change_the_list_in_place(new_page, log_in, city: City):
    page = looked_up(new_page(), log_in, "aanvragen")
    page.evaluate("window.same = true")
    before = page.locator("#found-status").inner_text()
    page.locator(".facets > summary").click()
    page.locator(".facet a").first.click()
    page.locator(".facet a[aria-current]").wait_for()
    assert page.locator("#found-status").inner_text() != before
    page.locator(".facet a[aria-current]").click()
    page.locator(".facet a[aria-current]").wait_for(state="detached")
    page.get_by_role("link", name="Volgende pagina").click()
    page.wait_for_url("**pagina=2**")
    assert page.evaluate("window.same")


@pytest.mark.parametrize("width", [320, 390, 640])
def test_on_a_phone_and_at_200_percent_one_thing_at_a_time(new_page, log_in, city: City, width):
    page = looked_up(new_page(viewport={"width": width, "height": 700}), log_in)
    page.locator("[data-row-link]").first.click()
    page.locator("#item-title").wait_for()
    assert page.locator(".found-list").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Terug naar de resultaten").click()
    assert page.locator("[data-row-link]").first.evaluate(ON_LINK)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_of_it_without_scripts(new_page, log_in, city: City):
    page = looked_up(new_page(javascript=False), log_in)
    title = page.locator("[data-row-link]").first.inner_text()
    page.locator("[data-row-link]").first.click()
    assert page.locator("#item-title").inner_text() == title
    assert page.locator("[data-row-link][aria-current]").count() == 1
    page.get_by_role("link", name="Terug naar de resultaten").click()
    page.locator(".why > summary").first.click()
    page.locator(".why-body a").first.click()
    assert page.locator("h1").inner_text() == "Waarom dit resultaat"
    page.get_by_role("link", name="Terug naar de resultaten").click()
    page.locator(".facets > summary").click()
    page.locator(".facet a").first.click()
    assert page.locator(".facet a[aria-current]").count() == 1
