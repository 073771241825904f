"""Moving to Hasselt in a browser: with and without scripts, by keyboard, on paper, on a phone, enlarged."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.city import City
from tests.e2e.page_types import ON_THE_WAY

JOURNEY = "ik-verhuis-naar-hasselt"
PATH = f"/klantreizen/{JOURNEY}/"
MOST_SHEETS = 4
REFLOW = 320  # CSS pixels: 1280 at 400 %


def first_step(page: Page) -> str:
    """Return the id of the first step."""
    return page.locator(".journey > li").first.get_attribute("id") or ""


def test_from_the_home_page_along_a_product_and_a_question_and_on(new_page: Callable[..., Page], city: City) -> None:
    """Without scripts; the place in the journey survives the detour."""
    page = new_page(javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Ik verhuis naar Hasselt").first.click()
    expect(page).to_have_url(re.compile(PATH))
    expect(page.locator(".journey-body").last).to_be_visible()  # every step is open
    product, at = str(city.value(ON_THE_WAY)).split("/?reis=")
    page.locator(f'.journey a[href*="/{product}/"]').first.click()
    expect(page).to_have_url(re.compile(re.escape(at)))
    expect(page.locator(".journey-bar")).to_contain_text("Ik verhuis naar Hasselt")
    expect(page.locator(".journeys-around details[open] [aria-current=step]")).to_have_count(1)
    page.locator(".contact .button").click()
    expect(page).to_have_url(re.compile(rf"/vraag/.*reis={re.escape(at)}"))
    page.go_back()
    page.locator(".journey-bar a").first.click()
    expect(page).to_have_url(re.compile(rf"{PATH}#stap-{at.partition('.')[2]}$"))


def test_from_elsewhere_everything_is_closed(new_page: Callable[..., Page], city: City) -> None:
    page = new_page()
    page.goto(f"/producten/{str(city.value(ON_THE_WAY)).partition('/')[0]}/")
    expect(page.locator(".journeys-around details").first).to_be_visible()
    expect(page.locator(".journeys-around details[open]")).to_have_count(0)
    expect(page.locator(".journey-bar")).to_have_count(0)


def test_steps_open_by_keyboard_and_stay_open_in_this_tab(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(PATH)
    button = page.locator(".journey button").first
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_have_accessible_name(re.compile(r"^1\s*\S"))  # the number is part of the button
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.reload()
    expect(page.locator(".journey button").first).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Toon alle stappen").click()
    expect(page.locator(".journey button[aria-expanded=false]")).to_have_count(0)
    page.get_by_role("button", name="Verberg alle stappen").click()
    expect(page.locator(".journey button[aria-expanded=true]")).to_have_count(0)


def test_an_address_with_a_step_opens_it(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(PATH)
    anchor = page.locator(".journey > li").nth(2).get_attribute("id")
    page.goto("/")
    page.goto(f"{PATH}#{anchor}")
    expect(page.locator(f"#{anchor} button").first).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".journey button[aria-expanded=true]")).to_have_count(1)


def test_what_is_ticked_stays_in_the_browser_and_off_the_list(new_page: Callable[..., Page]) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto(PATH)
    page.locator(".journey button").first.click()
    page.get_by_label("Dit heb ik gedaan").first.check()
    expect(page.locator(".journey-progress")).to_contain_text(re.compile(r"^1 van \d+ stappen gedaan"))
    expect(page.locator(".journey-mark").first).to_have_text("Gedaan")
    key = first_step(page).removeprefix("stap-")
    page.get_by_role("link", name=re.compile("Mijn lijst")).click()
    expect(page.locator(f'[name=stap][value="{key}"]')).not_to_be_checked()
    expect(page.locator("[name=stap]:checked")).not_to_have_count(0)
    assert not [line for line in sent if key in line]
    assert not page.context.cookies()


def test_the_list_counts_days_and_gives_a_calendar(new_page: Callable[..., Page]) -> None:
    for javascript in (True, False):
        page = new_page(javascript=javascript)
        page.goto(f"/mijn-lijst/{JOURNEY}/")
        page.locator("#dag").fill("2027-03-01")
        page.get_by_role("button", name="Toon de dagen").click()
        expect(page.locator(".journey-day").first).to_contain_text("ten laatste")
        with page.expect_download() as download:
            page.get_by_role("button", name="Zet in je agenda").click()
        text = Path(str(download.value.path())).read_text()
        assert text.startswith("BEGIN:VCALENDAR")
        assert "DTSTART;VALUE=DATE:2027" in text


def sheets(page: Page) -> int:
    """Return on how many A4 sheets the page is printed."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))


def test_on_paper_every_step_is_there_with_its_addresses(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(PATH)  # closed on the screen
    assert sheets(page) <= MOST_SHEETS
    page.emulate_media(media="print")
    assert page.locator(".journey-body:visible").count() == page.locator(".journey > li").count()
    shown = page.locator(".journey a[data-address]").first.evaluate("a => getComputedStyle(a, '::after').content")
    assert "://" in shown
    expect(page.locator(".journey-tools")).to_be_hidden()
    page.goto(f"/mijn-lijst/{JOURNEY}/")
    page.locator("[name=stap]").first.uncheck()
    assert page.locator(".journey-row:visible").count() == page.locator("[name=stap]").count() - 1


@pytest.mark.parametrize("path", [PATH, f"/mijn-lijst/{JOURNEY}/"])
def test_it_fits_on_a_phone_and_at_400_percent(new_page: Callable[..., Page], path: str) -> None:
    for width in (390, REFLOW):
        page = new_page(viewport={"width": width, "height": 700})
        page.goto(path)
        if button := page.get_by_role("button", name="Toon alle stappen").all():
            button[0].click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
