"""Judging and trying a query in a browser: by dragging, by keyboard alone, without scripts, on a phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_accessibility import violations

JUDGEMENTS = "/beheer/zoeken/oordelen/"
TRY = "/beheer/zoeken/proberen/"
EDITOR = "redacteur1"
LogIn = Callable[[Page, str, str], None]


def band(page: Page, grade: int):
    return page.locator(f".grading__band[data-grade='{grade}']")


def first_row(page: Page):
    """The best result, which nobody judged yet."""
    return band(page, 0).locator(".grading__row").first


def save(page: Page) -> None:
    page.get_by_label("Soort", exact=True).select_option("A")
    page.get_by_role("button", name="Bewaar je oordeel").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("is bewaard")


def delete(page: Page) -> None:
    page.locator("a[href$='/verwijderen/']").click()
    page.locator("main").get_by_role("button", name="Verwijder").click()
    expect(page.locator(".messages")).to_contain_text("verwijderd")


def test_the_demo_has_judgements_to_look_at(new_page, log_in: LogIn):
    page = new_page()
    log_in(page, EDITOR, JUDGEMENTS)
    expect(page.locator("tbody").get_by_role("link", name="rijbewijs", exact=True)).to_be_visible()
    assert page.locator("tbody tr").count() >= 40


def test_by_keyboard_alone_a_page_goes_up_and_is_kept(new_page, log_in: LogIn):
    page = new_page()
    log_in(page, EDITOR, JUDGEMENTS)
    page.goto(JUDGEMENTS + "nieuw/?q=xqwvva+identiteitskaart")
    title = str(first_row(page).get_attribute("data-title"))
    up = page.get_by_role("button", name=f"“{title}” omhoog", exact=True)
    up.focus()
    for grade in (1, 2, 3):
        page.keyboard.press("Enter")
        expect(band(page, grade).locator(".grading__row")).to_have_attribute("data-title", title)
        expect(up).to_be_focused()  # it moved, and the focus with it
    expect(page.locator("#grading-said")).to_contain_text(title)
    grade = page.get_by_label(f"Hoe goed antwoordt “{title}”?")
    expect(grade).to_have_value("3")
    grade.focus()
    page.keyboard.press("ArrowUp")  # the list of grades does the same
    expect(band(page, 2).locator(".grading__row")).to_have_attribute("data-title", title)
    save(page)
    expect(band(page, 2).locator(".grading__row")).to_have_attribute("data-title", title)
    delete(page)


def test_a_page_is_dragged_up(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 1400}, reduced_motion="reduce")
    log_in(page, EDITOR, JUDGEMENTS)
    page.goto(JUDGEMENTS + "nieuw/?q=xqwvvb+identiteitskaart")
    row = first_row(page)
    title = str(row.get_attribute("data-title"))
    band(page, 3).scroll_into_view_if_needed()
    row.locator(".grading__handle").hover()
    page.mouse.down()
    target = band(page, 3).bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 200, target["y"] + target["height"] / 2, steps=5)
    page.mouse.up()
    expect(band(page, 3).locator(".grading__row")).to_have_attribute("data-title", title)
    expect(page.get_by_text("Nog niet bewaard.")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())  # it warns that this is not saved
    page.goto(JUDGEMENTS)


def test_judging_without_scripts(new_page, log_in: LogIn):
    page = new_page(javascript=False)
    log_in(page, EDITOR, JUDGEMENTS)
    page.goto(JUDGEMENTS + "nieuw/?q=xqwvvc+identiteitskaart")
    title = str(first_row(page).get_attribute("data-title"))
    page.get_by_role("button", name=f"“{title}” omhoog", exact=True).click()
    expect(band(page, 1).locator(".grading__row")).to_have_attribute("data-title", title)
    page.get_by_label("Woorden van de titel, of het productnummer").fill("1200")
    page.get_by_role("button", name="Zoek pagina’s").click()
    page.locator("#add").get_by_role("button", name="Afval naar het recyclagepark brengen").click()
    expect(band(page, 3)).to_contain_text("Afval naar het recyclagepark brengen")
    save(page)
    expect(band(page, 3)).to_contain_text("niet bij de eerste tien")
    delete(page)
    page.get_by_role("button", name="Ongedaan maken").first.click()
    expect(page.locator("tbody")).to_contain_text("xqwvvc identiteitskaart")
    page.get_by_role("link", name="xqwvvc identiteitskaart").click()
    delete(page)


def test_a_draft_is_tried_saved_and_taken_back_without_scripts(new_page, log_in: LogIn):
    page = new_page(javascript=False)
    log_in(page, EDITOR, TRY)
    page.get_by_label("Vraag", exact=True).fill("xqwvvd")
    page.get_by_label("Mensen zeggen").first.fill("xqwvvd")
    page.get_by_label("Onze pagina’s zeggen").first.fill("identiteitskaart")
    page.get_by_role("button", name="Probeer", exact=True).click()
    live, draft = page.locator("section[aria-labelledby='side-live']"), page.locator("[aria-labelledby='side-draft']")
    expect(live).to_contain_text("Er wordt niets gevonden.")
    expect(draft.locator(".trying__line").first).to_contain_text("nieuw")
    draft.get_by_role("link", name="Waarom?").first.click()
    expect(draft.locator(".trying__explanation")).to_contain_text("identiteitskaart")
    page.get_by_role("button", name="Bewaar dit ontwerp").click()
    expect(page.locator(".trying")).to_contain_text("Je bewaarde:")
    visitor = new_page()
    visitor.goto("/zoeken/?q=xqwvvd")
    expect(visitor.locator("main")).to_contain_text("dentiteitskaart")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".trying")).not_to_contain_text("Je bewaarde:")
    visitor.reload()
    expect(visitor.locator(".found")).to_contain_text("Niets gevonden")


def test_axe_finds_nothing_and_nothing_is_cut_off(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, EDITOR, JUDGEMENTS)
    judged = str(page.locator("tbody a").first.get_attribute("href"))
    found = {}
    paths = (
        *(JUDGEMENTS + more for more in ("", "?q=xqwvvz", "nieuw/", "inlezen/")),
        *(TRY + more for more in ("", "?q=identiteitskaart&said=xqwvve&meant=paspoort&way=")),
        *(judged, "/beheer/zoeken/scores/"),
    )
    for path in paths:
        page.goto(path)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            fits = page.evaluate("document.documentElement.scrollWidth") <= width
            found[path, width] = (violations(page, "main"), fits)
    assert {where: what for where, what in found.items() if what != ([], True)} == {}
