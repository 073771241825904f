"""Screens about people: customers, data requests, retention. By keyboard, on a phone; what was found without faults.

The screens that have an address of their own are looked at in `test_accessibility`.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.city import City

AGENT, OFFICER = "agent1", "privacy"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1280, 390]
MAIL = "SELECT email FROM customers_customer WHERE email <> '' AND merged_into_id IS NULL ORDER BY id LIMIT 1"


def looked_at(page: Page) -> None:
    """No fault of axe, nothing wider than the window."""
    found = Axe().run(page, options={"runOnly": RULES})
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_customer_is_found_by_keys_and_looked_at(new_page, log_in, city: City, width: int):
    page = new_page(viewport={"width": width, "height": 900})
    log_in(page, AGENT, "/portal/klanten/")
    page.locator("main input[name=zoek]").focus()
    page.keyboard.type(str(city.value(MAIL)))
    page.keyboard.press("Enter")
    first = page.locator("main a[href*='/portal/klanten/']").first
    first.wait_for()
    looked_at(page)
    assert "zoek=" not in page.url, "whom was looked for stands in no address"
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/portal/klanten/[0-9a-f-]{36}/$"))
    page.get_by_role("link", name=re.compile("[Ww]ijzig")).first.click()
    page.locator("main form").first.wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_privacy_officer_handles_a_request_up_to_the_last_step(new_page, log_in, city: City, width: int):
    page = new_page(viewport={"width": width, "height": 900})
    log_in(page, OFFICER, "/portal/persoonsgegevens/")
    page.locator("main input[name=who]").focus()
    page.keyboard.type(str(city.value(MAIL)))
    page.keyboard.press("Enter")
    found = page.locator("main a[href*='/portal/persoonsgegevens/klant/']").first
    found.wait_for()
    looked_at(page)
    found.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/persoonsgegevens/klant/"))
    page.locator("main a[href$='/wissen/']").click()
    page.wait_for_url("**/wissen/")
    expect(page.locator("main h1")).to_be_visible()


def test_the_first_stop_skips_to_the_content(new_page, log_in, city: City):
    page = new_page()
    log_in(page, OFFICER, "/portal/bewaartermijnen/")
    page.locator("body").press("Tab")
    expect(page.locator(".skip")).to_be_focused()
