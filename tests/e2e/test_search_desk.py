"""The search desk in a browser: what moves is seen before it is saved, by keyboard, without scripts, on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_accessibility import violations

NEW = "/beheer/synoniemen/create/"
EDITOR = "redacteur1"
LogIn = Callable[[Page, str, str], None]


def remove(page: Page, said: str) -> None:
    """Delete the synonym that a test made."""
    page.goto(f"/beheer/synoniemen/?q={said}")
    href = page.locator("a[href*='/synoniemen/delete/']").first.get_attribute("href")
    page.goto(str(href))
    page.locator("form[action*='/delete/'] [type=submit]").click()
    page.locator(".messages").wait_for()


def test_while_typing_the_form_shows_what_moves(new_page, log_in: LogIn):
    page = new_page()
    log_in(page, EDITOR, NEW)
    page.get_by_label("Mensen zeggen").fill("xqzwvv")
    page.get_by_label("Onze pagina’s zeggen").fill("identiteitskaart")
    expect(page.locator(".search-moves--new").first).to_contain_text("nieuw")
    expect(page.locator("#search-moves-said")).to_contain_text("xqzwvv")
    page.get_by_label("Probeer het met").fill("waar vraag ik een xqzwvv")
    expect(page.locator("#search-moves-said")).to_contain_text("waar vraag ik een xqzwvv")


def test_by_keyboard_alone_a_synonym_is_saved_found_with_and_deleted(new_page, log_in: LogIn):
    page = new_page()
    log_in(page, EDITOR, NEW)
    page.get_by_label("Mensen zeggen").focus()
    page.keyboard.type("qwxzaf")
    page.keyboard.press("Tab")
    page.keyboard.type("identiteitskaart")
    page.keyboard.press("Enter")  # the first button of the form shows what moves, and saves nothing
    expect(page.get_by_role("heading", name="Na het bewaren")).to_be_visible()
    page.get_by_role("button", name="Opslaan").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("qwxzaf")
    try:
        page.goto("/zoeken/?q=qwxzaf")
        expect(page.locator("main")).to_contain_text("dentiteitskaart")
    finally:
        remove(page, "qwxzaf")
    page.goto("/beheer/zoeken/verwijderd/synonym/")
    expect(page.get_by_role("rowheader").first).to_contain_text("qwxzaf")


def test_without_scripts_a_button_shows_what_moves(new_page, log_in: LogIn):
    page = new_page(javascript=False)
    log_in(page, EDITOR, NEW)
    page.get_by_label("Mensen zeggen").fill("xqzwvv")
    page.get_by_label("Onze pagina’s zeggen").fill("identiteitskaart")
    page.get_by_role("button", name="Toon wat verschuift").click()
    expect(page.locator(".search-moves--new").first).to_contain_text("nieuw")
    expect(page.get_by_label("Mensen zeggen")).to_have_value("xqzwvv")


def test_what_is_looked_for_in_vain_is_on_the_desk_and_leads_to_a_synonym(new_page, log_in: LogIn):
    visitor = new_page()
    visitor.goto("/zoeken/?q=xqzwvv%20bdfgh")
    page = new_page()
    log_in(page, EDITOR, "/beheer/zoeken/")
    page.get_by_role("navigation", name="Lijsten").get_by_role("link", name="Niets gevonden").click()
    row = page.get_by_role("row").filter(has_text="xqzwvv bdfgh")
    row.get_by_role("link", name="Maak synoniem").click()
    expect(page.get_by_label("Mensen zeggen")).to_have_value("xqzwvv bdfgh")


def test_axe_finds_nothing_and_nothing_is_cut_off(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, EDITOR, "/beheer/")
    problems = {}
    for path in (
        "/beheer/zoeken/",
        "/beheer/zoeken/?lijst=herformuleerd&waar=api&dagen=7",
        NEW + "?said=xqzwvv&meant=identiteitskaart",
        "/beheer/woordregels/create/?word=kaart&kind=stop",
        "/beheer/zoeken/verwijderd/synonym/",
    ):
        page.goto(path)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found = violations(page, "main")
            if found or page.evaluate("document.documentElement.scrollWidth") > width:
                problems[path, width] = found
    assert problems == {}
