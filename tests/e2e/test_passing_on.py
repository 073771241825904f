"""What an agent does with what a caller asks: pass on within five clicks, send the answer, without scripts too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.city import City
from tests.e2e.desk_pages import passed_on_with_an_appointment

AGENT, EXPERT = "agent1", "expert-identiteit-reizen"
LOST = "identiteitskaart kwijt"


def at_a_result(page, log_in) -> None:
    log_in(page, AGENT, f"/portal/?q={LOST.replace(' ', '+')}")
    page.locator("[data-row-link]").first.wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_caller_is_passed_on_within_five_clicks(new_page, log_in, city: City, javascript):
    """From the result list: pass on, type who and what, choose a moment, send. Reference and date are there to say."""
    page = new_page(javascript=javascript)
    at_a_result(page, log_in)
    if javascript:
        page.evaluate("window.same = true")
    page.get_by_role("link", name="Doorgeven").first.click()
    clicks = 1
    expect(page.get_by_label("Wat vraagt deze persoon?")).to_be_focused()  # no click to begin typing
    page.keyboard.type("Kan ik morgen een nieuwe kaart ophalen?")
    page.get_by_label("Telefoonnummer of e-mailadres").click()
    clicks += 1
    page.keyboard.type("0495 00 00 01")
    moment = page.get_by_label("Wanneer wil deze persoon van ons horen?")
    moment.select_option(index=1)
    clicks += 2  # open the list, choose
    page.get_by_role("button", name="Doorgeven").click()
    clicks += 1
    page.get_by_role("heading", name=re.compile("Doorgegeven aan")).wait_for()
    assert clicks <= 5
    assert page.locator("main .reference").first.inner_text()
    if javascript:
        assert page.evaluate("window.same"), "nothing was loaded anew"
        expect(page.locator(".filed li")).to_have_count(1)
        expect(page.locator("[data-row-link]").first).to_be_visible()
    assert "0495" not in page.url and "0495" not in page.content(), "no person's data in the address or on the screen"


def test_what_is_wrong_is_said_beside_the_results_and_what_was_typed_stays(new_page, log_in, city: City):
    page = new_page()
    at_a_result(page, log_in)
    page.evaluate("window.same = true")
    page.locator("[data-row-link]").first.focus()
    page.keyboard.press("d")  # by key
    page.get_by_label("Wat vraagt deze persoon?").fill("Kan dat morgen?")
    page.get_by_label("Telefoonnummer of e-mailadres").fill("niemand")
    page.locator("#item").get_by_role("button", name="Doorgeven").click()
    expect(page.locator("#item .field-wrong input")).to_be_focused()
    page.locator("[data-row-link]").nth(1).click()  # a look at something else loses nothing
    page.locator("#item-title").wait_for()
    page.get_by_role("link", name="Doorgeven").first.click()
    expect(page.get_by_label("Wat vraagt deze persoon?")).to_have_value("Kan dat morgen?")
    assert page.evaluate("window.same")


def test_what_is_half_filled_in_waits_in_its_contact(new_page, log_in, city: City):
    """Words, a choice and a moment, while another contact is on the screen; one click opens the form again."""
    page = new_page()
    log_in(page, AGENT, "/portal/?contact=")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.locator("#contact [data-key=e]").wait_for()
    page.locator("#search").fill("afval niet opgehaald")
    page.locator("#search").press("Enter")
    page.locator("[data-row]").filter(has_text="Melden dat").get_by_role("link", name="Doorgeven").first.click()
    page.get_by_label("Wat vraagt deze persoon?").fill("Weer niet opgehaald")
    page.get_by_label("Gft", exact=True).check()
    page.get_by_label("Wanneer wil deze persoon van ons horen?").select_option(index=1)
    first = page.locator("[data-notes]").get_attribute("data-notes")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    expect(page.locator("[data-notes]")).not_to_have_attribute("data-notes", str(first))
    expect(page.locator("[data-half]")).to_be_hidden()
    page.locator(f'[data-running="{first}"]').click()
    half = page.locator("[data-half] a")
    expect(half).to_contain_text("Doorgeven aan")
    half.click()
    expect(page.get_by_label("Wat vraagt deze persoon?")).to_have_value("Weer niet opgehaald")
    expect(page.get_by_label("Gft", exact=True)).to_be_checked()
    expect(page.get_by_label("Wanneer wil deze persoon van ons horen?")).not_to_have_value("")
    expect(half).to_have_count(0)
    page.locator("#item").get_by_role("link", name="Annuleer").click()
    page.locator("#item h2").filter(has_not_text="Doorgeven").wait_for()
    expect(page.locator("[data-half]")).to_be_hidden()


def test_taken_back(new_page, log_in, city: City):
    page = new_page()
    at_a_result(page, log_in)
    page.get_by_role("link", name="Doorgeven").first.click()
    page.get_by_label("Wat vraagt deze persoon?").fill("Vergissing")
    page.get_by_label("Telefoonnummer of e-mailadres").fill("0495 00 00 01")
    page.locator("#item").get_by_role("button", name="Doorgeven").click()
    page.locator("#item").get_by_role("button", name="Ongedaan maken").click()
    page.get_by_role("heading", name="Teruggenomen").wait_for()


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (390, True), (1280, False)])
def test_the_answer_is_sent_from_the_filed_row(new_page, log_in, city: City, width, javascript):
    """By keys alone: answered, send, the address. It is there to say at once, and the row tells when it came back."""
    page = new_page(javascript=javascript, viewport={"width": width, "height": 900})
    at_a_result(page, log_in)
    if not javascript:
        page.get_by_role("button", name=re.compile("Beantwoord")).first.click()
        page.locator("#contact").get_by_role("link", name=re.compile("Versturen")).last.click()
        page.get_by_label("E-mailadres").fill("iemand@voorbeeld.example")
        page.get_by_role("button", name="Versturen").click()
        page.get_by_text("Onderweg naar i…@…").wait_for()
        page.get_by_role("link", name="Terug naar het gesprek").click()
        page.locator("#contact").get_by_text("verstuurd naar i…@…").first.wait_for()
        return
    page.evaluate("window.same = true")
    page.locator("[data-row-link]").first.focus()
    before = page.locator(".filed li").count()
    page.keyboard.press("b")
    expect(page.locator(".filed li")).to_have_count(before + 1)
    page.locator("[data-row-link]").first.focus()
    page.keyboard.press("v")
    field = page.get_by_label("E-mailadres")
    expect(field).to_be_focused()
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.type("iemand")
    page.keyboard.press("Enter")
    expect(page.locator("#item .field-wrong input")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("iemand@voorbeeld.example")
    page.locator("#item").get_by_role("button", name="Versturen").dblclick()
    page.locator("#item").get_by_role("heading", name="Onderweg").wait_for()
    assert Axe().run(page).violations_count == 0
    row = page.locator(".filed li").last
    expect(row).to_contain_text("verstuurd naar i…@…")
    reference = row.locator(".reference").inner_text()
    sent = "FROM outbox_outboxmessage m JOIN questions_question q ON q.uuid = m.about_uuid WHERE q.reference = %s"
    assert city.value(f"SELECT count(*) {sent}", reference) == 1
    assert "iemand@" not in page.content()
    if width == 390:
        page.locator("#item").get_by_role("link", name="Sluiten").click()
    else:
        page.keyboard.press("Escape")
    expect(page.locator("[data-row-link]").first).to_be_visible()
    assert page.evaluate("window.same"), "nothing was loaded anew"


@pytest.mark.parametrize("width", [1280, 390])
def test_an_appointment_reaches_the_expert(new_page, log_in, city: City, width):
    page = new_page(viewport={"width": width, "height": 900})
    at_a_result(page, log_in)
    page.get_by_role("link", name="Doorgeven").first.click()
    assert Axe().run(page).violations_count == 0
    reference = passed_on_with_an_appointment(page)
    assert Axe().run(page).violations_count == 0
    expert = new_page(viewport={"width": width, "height": 900})
    log_in(expert, EXPERT, f"/portal/vragen/{reference}/")
    expert.get_by_role("heading", name="Afspraak").wait_for()
    assert Axe().run(expert).violations_count == 0
    expert.get_by_role("link", name="Verzetten").click()
    expert.get_by_label("Naar welk moment?").select_option(index=2)
    expert.get_by_role("button", name="Verzetten").click()
    expert.get_by_text("De afspraak is verzet.").wait_for()


def test_put_through_in_one_click(new_page, log_in, city: City):
    page = new_page()
    at_a_result(page, log_in)
    page.locator("[data-row-link]").first.click()
    page.get_by_role("button", name="niet bereikt").click()
    page.get_by_text(re.compile(r"Vandaag \d+ van \d+ bereikt")).wait_for()
