"""With the keyboard alone: to the page, to the form, and the question is sent."""

import re

import pytest
from playwright.sync_api import Page, expect

MOST_STOPS = 60
FOCUS = """() => {
  const el = document.activeElement, style = getComputedStyle(el), box = el.getBoundingClientRect();
  return { words: (el.innerText || el.labels?.[0]?.innerText || el.getAttribute("aria-label") || "").trim(),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    onScreen: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1 };
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what has these words; on the way it is always visible."""
    stops = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        stops.append(focus["words"])
        assert focus["outline"], f"no outline on {focus}"
        assert focus["onScreen"], f"focus out of sight on {focus}"
        if focus["words"].startswith(words):
            return
    raise AssertionError(f"no way to “{words}” by Tab: {stops}")


def test_a_question_by_keyboard_alone(new_page):
    page = new_page(reduced_motion="reduce")  # the page glides to the focus otherwise
    page.goto("/producten/nieuwe-identiteitskaart/")
    tab_to(page, "Naar de inhoud")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    tab_to(page, "Stel je vraag")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stel je vraag")
    page.wait_for_timeout(1100)  # quicker is a machine
    tab_to(page, "Verstuur je vraag")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    tab_to(page, "Schrijf je vraag.")  # the summary's link leads to the field
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("Kan ik dit met het toetsenbord vragen?")
    tab_to(page, "Je e-mailadres")
    page.keyboard.type("toetsenbord@post.example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("We hebben je vraag ontvangen")


@pytest.mark.parametrize("path", ["/", "/producten/", "/zoeken/?q=afval", "/contact/", "/account/login/"])
def test_the_first_stop_skips_to_the_content(new_page, path: str):
    page = new_page()
    page.goto(path)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    target = str(skip.get_attribute("href"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == target.lstrip("#")


def test_opening_hours_open_without_scripts(new_page):
    page = new_page(javascript=False)
    page.goto("/diensten/identiteit-reizen/")
    week = page.locator("details.week").first
    expect(week.get_by_role("table")).to_be_hidden()
    week.locator("summary").press("Enter")
    expect(week.get_by_role("row")).to_have_count(7)
    expect(week.get_by_role("rowheader").first).to_have_text(re.compile(r"^\w+dag \d{1,2} \w+"))
