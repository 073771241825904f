"""The search page as people use it: by keys, with a finger, without scripts, on a phone, enlarged four times."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.city import City
from tests.e2e.test_accessibility import WIDER
from tests.e2e.test_keyboard import tab_to
from tests.e2e.waiting import wait_until

PHONE = {"width": 390, "height": 844}
ENLARGED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
KB = 1024


def box(page: Page):
    return page.get_by_role("combobox", name="Wat zoek je?")


def type_and_wait(page: Page, text: str) -> None:
    """Type in the box, and wait until what is suggested for the whole of it stands there."""
    with page.expect_response(re.compile(rf"/zoeken/suggesties/\?q={text}(&|$)")):
        box(page).press_sequentially(text, delay=30)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_a_search_by_keyboard_alone(new_page):
    page = new_page(reduced_motion="reduce")
    page.goto("/")
    tab_to(page, "Wat zoek je?")
    page.keyboard.type("rijbewjis")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("resultaten voor “rijbewjis”")
    tab_to(page, "Zoek enkel op")
    tab_to(page, "Dienst")  # a facet
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("type=service"))
    tab_to(page, "Soort:")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("type="))


def test_suggestions_by_keys(new_page):
    page = new_page()
    page.goto("/zoeken/")
    type_and_wait(page, "rijbew")
    listbox = page.get_by_role("listbox", name="Suggesties")
    expect(listbox).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("main [data-announce]")).to_contain_text(re.compile(r"\d+ suggesties"))
    options = page.get_by_role("option")
    page.keyboard.press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")  # back in the box itself
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box(page)).to_have_value("rijbew")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(listbox).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    title, address = chosen.locator("span").first.inner_text(), str(chosen.get_attribute("data-url"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_without_a_choice_searches_what_was_typed(new_page):
    page = new_page()
    page.goto("/producten/nieuwe-identiteitskaart/")
    box(page).press_sequentially("afval", delay=30)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=afval$"))


@pytest.mark.parametrize("path", ["/", "/zoeken/", "/producten/nieuwe-identiteitskaart/"])
def test_suggestions_by_mouse_in_every_box_without_a_jump(new_page, path: str):
    page = new_page()
    page.goto(path)
    height = page.evaluate("document.documentElement.scrollHeight")
    type_and_wait(page, "rijbew")
    option = page.get_by_role("option").last  # on the home page too nothing cuts the list off
    expect(option).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == height
    address = str(option.get_attribute("data-url"))
    option.click()
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))


def test_suggestions_by_touch_and_away(new_page):
    page = new_page(has_touch=True, viewport=PHONE)
    page.goto("/zoeken/")
    box(page).tap()
    page.keyboard.type("rijbew", delay=30)
    listbox = page.get_by_role("listbox")
    expect(listbox).to_be_visible()
    assert page.evaluate(WIDER) == []
    page.get_by_role("heading", level=1).click()
    expect(listbox).to_be_hidden()
    page.keyboard.press("Escape")
    box(page).tap()
    page.keyboard.type("ijs", delay=30)
    page.get_by_role("option").first.tap()
    expect(page).not_to_have_url(re.compile("/zoeken/"))


def test_without_scripts_the_whole_page_works(new_page):
    page = new_page(javascript=False, viewport=PHONE)
    page.goto("/producten/nieuwe-identiteitskaart/")
    page.get_by_role("searchbox").fill("afval")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.locator(".found")).to_contain_text("resultaten voor “afval”")
    facets = page.locator("details.facets")
    link = facets.get_by_role("link").first
    expect(link).to_be_hidden()
    facets.locator("summary").click()
    link.click()
    expect(page.locator(".chosen a")).to_have_count(1)
    page.locator(".chosen a").click()
    page.get_by_role("link", name="Volgende pagina").click()
    expect(page).to_have_title(re.compile("pagina 2 van"))
    page.go_back()
    page.get_by_role("searchbox").fill("xqzwvv")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.locator(".found")).to_have_text("Niets gevonden voor “xqzwvv”.")
    page.locator("main").get_by_role("link", name="Stel je vraag").first.click()
    expect(page.get_by_role("textbox", name="Je vraag")).to_have_value("xqzwvv")


def test_on_a_desk_the_facets_stand_open_beside_the_results(new_page):
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto("/zoeken/?q=afval")
    expect(page.locator("details.facets").get_by_role("link").first).to_be_visible()
    expect(page.locator("details.facets summary")).to_be_hidden()


@pytest.mark.parametrize("path", ["/zoeken/?q=rijbewjis", "/zoeken/?q=xqzwvv", "/zoeken/"])
def test_enlarged_four_times_nothing_is_lost(new_page, path: str):
    page = new_page(viewport=ENLARGED)
    page.goto(path)
    assert page.evaluate(WIDER) == []
    box(page).clear()
    box(page).press_sequentially("rijbew", delay=30)
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    assert page.evaluate(WIDER) == []


def test_rewording_is_told_once_and_the_address_stays_clean(new_page, city: City):
    reworded = "SELECT coalesce(sum(times), 0) FROM searchtuning_rewording WHERE first = 'kapotte vuilbak'"
    before = city.value(reworded)
    page = new_page()
    page.goto("/zoeken/?q=kapotte+vuilbak")
    box(page).fill("afvalcontainer herstellen")
    page.get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=afvalcontainer\+herstellen$"))
    assert city.value(reworded) == before + 1


def test_scripts_are_few_until_someone_types(new_page):
    page = new_page()
    scripts: list[str] = []
    page.on("request", lambda r: scripts.append(r.url) if r.resource_type == "script" else None)
    page.goto("/producten/nieuwe-identiteitskaart/", wait_until="networkidle")
    assert len(scripts) == 1
    assert len(page.request.get(scripts[0]).body()) < 6 * KB
    box(page).focus()
    wait_until(page, "window.htmx !== undefined")
    assert len(scripts) == 2
