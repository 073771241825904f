"""The builder of guided questions in a browser: by keyboard alone, by dragging, without scripts, on a phone, zoomed."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.test_accessibility import OF_COLOUR, WIDER, violations
from tests.e2e.waiting import wait_until

LIST = "/beheer/vragenwijzers/"
CHIEF = "eindredacteur"
expect.set_options(timeout=20_000)
LogIn = Callable[[Page, str, str], None]


def begin(page: Page, title: str, example: bool = True) -> None:
    """Make a flow and stand in its builder."""
    page.goto(LIST)
    page.get_by_role("link", name="Nieuwe richtvragen").click()
    page.get_by_label("Titel", exact=True).fill(title)
    page.get_by_label("een voorbeeld van drie vragen" if example else "niets", exact=not example).check()
    page.get_by_role("button", name="Maak ze").click()
    expect(page.locator("#builder")).to_be_visible()


def titles(page: Page) -> list[str]:
    """The questions in the order of the list, without their numbers."""
    found = page.locator("#questions-form section").first.locator("h3").all_inner_texts()
    return [text.partition(". ")[2] for text in found]


def keep(page: Page) -> None:
    page.locator("#save").focus()
    page.keyboard.press("Enter")


def said(page: Page, words: str) -> None:
    expect(page.locator(".flow-said, .messages").filter(has_text=words).first).to_be_visible()


def test_a_new_editor_builds_and_publishes_five_questions(new_page, log_in: LogIn):
    """As in docs/first-flow.md: each answer makes the question or outcome that it leads to."""
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, CHIEF, LIST)
    begin(page, "Heb ik een parkeerkaart nodig?", example=False)
    page.get_by_role("link", name="Vraag toevoegen").click()
    asked = ["Woon je in de stad?", "Heb je een auto?", "Staat de auto op jouw naam?", "Heb je een garage?"]
    ends = ["Geen kaart voor wie elders woont", "Zonder auto geen kaart", "Wij kijken het na", "Je garage volstaat"]
    page.get_by_label("De vraag", exact=True).fill(asked[0])
    for number, question in enumerate(asked):
        expect(page.get_by_label("De vraag", exact=True)).to_have_value(question)
        following = asked[number + 1] if number < 3 else "Is er nog plaats in je straat?"
        no = page.locator(".flow-option").nth(1)
        yes = page.locator(".flow-option").nth(0)
        for row, kind, words in ((yes, "+question", following), (no, "+outcome", ends[number])):
            row.get_by_role("combobox").select_option(kind)
            row.get_by_label("Hoe ze heet").fill(words)
        keep(page)
        expect(page.get_by_label("De vraag", exact=True)).to_have_value(following)
    last = page.locator(".flow-option")
    last.nth(0).get_by_role("combobox").select_option("+outcome")
    last.nth(0).get_by_label("Hoe ze heet").fill("Vraag je kaart aan")
    last.nth(1).get_by_role("combobox").select_option(label=next_label(page, "Wij kijken het na"))
    keep(page)
    expect(page.get_by_label("Titel", exact=True)).to_have_value("Vraag je kaart aan")
    choose_product(page, "parkeerkaart voor zorg")
    keep(page)
    expect(page.locator("#questions")).to_be_visible()
    assert titles(page) == [*asked, "Is er nog plaats in je straat?"]
    page.locator("#publish").click()
    expect(page.locator("#refusal")).to_contain_text("Vraag je kaart aan")  # no outcome has a text yet
    while (finding := page.locator(".flow-findings li a")).count():
        left = finding.count()
        finding.first.click()
        editor = page.locator(".Draftail-Editor [contenteditable=true]")
        editor.click()
        page.keyboard.type("Dit is wat je nu doet.")
        page.wait_for_timeout(700)  # the editor writes after a pause
        keep(page)
        expect(page.locator(".flow-findings li a")).to_have_count(left - 1)
    page.locator("#publish").click()
    said(page, "is gepubliceerd")
    visitor = new_page()
    visitor.goto("/hulp/")
    visitor.locator("main").get_by_role("link", name="Heb ik een parkeerkaart nodig?").last.click()
    expect(visitor.locator("h1")).to_contain_text("Heb ik een parkeerkaart nodig?")


def choose_product(page: Page, words: str) -> None:
    """Choose the one product that these words find, in Wagtail's own chooser; it is found again by its title."""
    page.get_by_role("button", name="Kies producten").click()
    page.locator(".modal input[name=q]").fill(words)
    expect(page.locator(".modal h2")).to_contain_text("1 resultaat")
    page.locator(".modal tbody input[type=checkbox]").check()
    page.get_by_role("button", name="Selectie bevestigen").click()
    expect(page.locator(".flow-products li")).to_have_count(1)


def next_label(page: Page, words: str) -> str:
    """The label of a goal with these words, which has a number before it."""
    return page.locator("#option-1-to option").filter(has_text=words).first.inner_text()


def test_by_keyboard_alone_the_order_changes_and_the_focus_stays(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, CHIEF, LIST)
    begin(page, "Volgorde met toetsen")
    first, second, third = titles(page)
    down = page.get_by_role("button", name=f"“{first}” omlaag")
    down.focus()
    page.keyboard.press("Enter")
    said(page, "ging omlaag")
    expect(page.get_by_role("button", name=f"“{first}” omlaag")).to_be_focused()
    page.keyboard.press("Enter")
    wait_until(page, f"document.querySelectorAll('.flow-list h3')[2].innerText.endsWith({first!r})")
    assert titles(page) == [second, third, first]
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    said(page, "Ongedaan gemaakt")
    assert titles(page) == [second, first, third]
    page.reload()
    page.locator("#undo").click()
    said(page, "Ongedaan gemaakt")
    assert titles(page) == [first, second, third]
    page.locator("#redo").click()
    said(page, "Opnieuw gedaan")
    assert titles(page) == [second, first, third]


def test_a_box_of_the_picture_opens_its_form_by_keyboard(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, CHIEF, LIST)
    begin(page, "Tekening met toetsen")
    box = page.locator("a.flow-box").nth(1)
    expect(box).to_have_attribute("aria-label", "Vraag 2: Met hoeveel mensen woon je daar?")
    box.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Met hoeveel mensen woon je daar?")
    expect(page.locator("#panel h2")).to_be_focused()
    page.get_by_label("Antwoord met").select_option("single")
    expect(page.locator(".flow-option")).to_have_count(2)
    expect(page.get_by_label("Antwoord met")).to_be_focused()
    page.locator("#option-add").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Antwoord 3", exact=True)).to_be_focused()
    page.keyboard.type("Derde")
    page.locator("#option-up-2").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#option-up-2")).to_be_focused()
    expect(page.locator(".flow-option").nth(1).locator("input[name$=-label]")).to_have_value("Derde")


def test_a_question_is_dragged(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 1400}, reduced_motion="reduce")
    log_in(page, CHIEF, LIST)
    begin(page, "Volgorde met slepen")
    first, second, third = titles(page)
    page.locator(".flow-handle").nth(0).hover()
    page.mouse.down()
    target = page.locator(".flow-node").nth(2).bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 30, target["y"] + target["height"] * 0.8, steps=12)
    page.mouse.up()
    said(page, "De volgorde is gewijzigd")
    assert titles(page) == [second, third, first]


def test_without_scripts_a_question_is_made_changed_and_deleted(new_page, log_in: LogIn):
    page = new_page(javascript=False)
    log_in(page, CHIEF, LIST)
    begin(page, "Zonder scripts")
    page.get_by_role("link", name="Vraag toevoegen").click()
    page.get_by_label("De vraag", exact=True).fill("Hoe groot is het?")
    page.get_by_label("Antwoord met").select_option("number")
    page.get_by_role("button", name="Toon wat erbij hoort").click()
    page.get_by_label("Eenheid").fill("m²")
    page.get_by_label("Hulp bij de vraag").last.fill("<p>Meet het <b>buiten</b>.</p>")
    page.get_by_role("button", name="Voorwaarde toevoegen").click()
    page.get_by_label("Welke vraag").select_option("+this")
    page.get_by_role("button", name="Toon de antwoorden").click()
    page.get_by_label("Waarde", exact=True).fill("40")
    page.locator("#rule-0-to").select_option("dit-geldt-niet-voor-jou")
    page.locator("#goal-to").select_option("dit-moeten-wij-nakijken")
    page.locator("#save").click()
    said(page, "“Hoe groot is het?” is toegevoegd")
    node = page.locator("#node-hoe-groot-is-het")
    expect(node).to_contain_text("Dit geldt niet voor jou")
    node.get_by_role("link", name="Hoe groot is het?").first.click()
    expect(page.get_by_label("Hulp bij de vraag").last).to_have_value("<p>Meet het <b>buiten</b>.</p>")
    page.get_by_role("link", name="Terug naar de lijst").click()
    page.locator("#node-hoe-groot-is-het").get_by_role("link", name="Verwijder").click()
    page.locator("#delete").click()
    said(page, "is verwijderd")


def test_typed_words_are_not_lost_unasked(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900})
    log_in(page, CHIEF, LIST)
    begin(page, "Niet kwijt")
    page.locator("a.flow-box").first.click()
    page.get_by_label("De vraag", exact=True).fill("Iets anders?")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("a.flow-box").nth(1).click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Iets anders?")
    assert "nog niet bewaard" in asked[0]
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("a.flow-box").nth(1).click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Met hoeveel mensen woon je daar?")


def test_axe_finds_nothing_and_nothing_is_cut_off(new_page, log_in: LogIn):
    page = new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(page, CHIEF, LIST)
    begin(page, "Toegankelijk")
    flow = page.url.partition("?")[0]
    screens = ["", "vraag/waar-woon-je/", "uitkomst/dit-geldt-niet-voor-jou/", "verwijderen/waar-woon-je/", "wegen/"]
    problems = {}
    for screen in [LIST, LIST + "nieuw/", *(flow + one for one in [*screens, "proberen/", "inlezen/"])]:
        page.goto(screen)
        for width, scheme in [(1280, "light"), (640, "light"), (390, "light"), (1280, "dark")]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate("document.getAnimations().forEach((change) => change.finish())")  # colours that fade over
            part = ".flow-tried" if screen.endswith("proberen/") else ".flow-builder"
            found = violations(page, part, OF_COLOUR if scheme == "dark" else None)
            if width < 1280:
                found += page.evaluate(WIDER)
            if found:
                problems[screen, width, scheme] = found
    assert problems == {}
