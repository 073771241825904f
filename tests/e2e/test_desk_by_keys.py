"""The desk by keyboard, with its conveniences, and without any script."""

from tests.e2e.city import City

EXPERT = "expert-afval"


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def test_the_keys_move_search_take_and_can_be_switched_off(new_page, log_in, city: City):
    page = new_page()
    log_in(page, EXPERT, "/portal/werklijst/")
    page.wait_for_load_state()
    page.keyboard.press("/")
    assert focused(page) == "search"
    page.keyboard.type("jkt?")
    assert page.input_value("#search") == "jkt?", "keys stay letters while one types"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = page.locator("[data-row-link]").first
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("?")
    assert page.locator("#shortcuts").is_visible()
    page.uncheck("#shortcuts-on")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert not first.evaluate("link => link === document.activeElement")


def test_enter_opens_and_t_takes(new_page, log_in, city: City):
    page = new_page()
    log_in(page, EXPERT, "/portal/werklijst/?wie=niemand")
    page.wait_for_load_state()
    page.keyboard.press("j")
    wanted = page.locator("[data-row-link]").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    page.wait_for_load_state()
    page.keyboard.press("t")
    page.get_by_text("Je hebt deze vraag genomen").wait_for()
    page.get_by_role("button", name="Zet terug").click()
    page.get_by_text("De vraag staat weer in de lijst").wait_for()


def test_filters_change_the_list_in_place_and_the_back_button_works(new_page, log_in, city: City):
    page = new_page()
    log_in(page, EXPERT, "/portal/werklijst/")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="wacht").click()
    page.wait_for_url("**toon=op-tijd**")
    assert page.evaluate("window.same"), "the page itself was not loaded again"
    page.go_back()
    page.wait_for_url("**/portal/werklijst/")
    page.locator("[data-row]").first.wait_for()
    assert page.locator("header.bar").count() == 1, "a whole page, not a list inside a list"
    assert page.evaluate("localStorage.length") == 0, "no page is kept in the browser"


def test_a_text_that_was_not_sent_is_not_lost_by_leaving(new_page, log_in, city: City):
    page = new_page()
    log_in(page, EXPERT, "/portal/werklijst/?wie=niemand")
    page.locator("[data-row-link]").first.click()
    page.get_by_label("Jouw antwoord").fill("Een half antwoord")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/portal/werklijst/")
    assert asked == ["beforeunload"]


def test_take_answer_and_reopen_without_scripts(new_page, log_in, city: City):
    page = new_page(javascript=False)
    log_in(page, "expert-wegen", "/portal/werklijst/?wie=niemand")
    page.locator("[data-take]").first.click()
    assert "Je hebt deze vraag genomen" in page.content()
    address = page.url
    page.get_by_label("Jouw antwoord").fill("Een antwoord zonder script.")
    page.locator("form[action$='antwoorden/'] > button").click()
    assert "Beantwoord" in page.content()
    page.goto(address)
    page.get_by_label("Waarom heropen je de vraag?").fill("Toch niet goed.")
    page.get_by_role("button", name="Heropen de vraag").click()
    assert "De vraag is weer open" in page.content()
