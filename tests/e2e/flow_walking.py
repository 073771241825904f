"""Through the guided questions of the demo city, whatever they ask."""

from playwright.sync_api import Page

ORDINARY, SENSITIVE = "/hulp/welke-vergunning-bouwwerk/", "/hulp/financiele-hulp/"
NUMBER, STREET = "17", "Havermarkt"
MOST = 40  # questions


def begin(page: Page, start: str = ORDINARY) -> None:
    """Press the start button of a flow."""
    page.goto(start)
    page.locator("a.button-start").click()
    page.locator("form.flow-form").wait_for()


def asks(page: Page) -> bool:
    """Tell whether this is a question."""
    return page.locator("form.flow-form").count() > 0


def answer(page: Page, choice: int = 0) -> None:
    """Give an answer that fits, the choice of this number (of the last, when there are fewer), and go on."""
    form = page.locator("form.flow-form")
    choices, texts = form.locator(".choice label"), form.locator("[type=text]")
    if count := choices.count():
        choices.nth(min(choice, count - 1)).click()
    elif texts.count() == 3:
        for field, value in zip(texts.all(), ("1", "2", "1990"), strict=True):
            field.fill(value)
    else:
        texts.fill(STREET if texts.get_attribute("list") else NUMBER)
    form.locator("button").click()
    page.wait_for_load_state()


def to_the_end(page: Page, start: str = ORDINARY, choice: int = 0) -> int:
    """Walk a flow from its start page to an outcome; return how many questions it took."""
    begin(page, start)
    for number in range(MOST):
        if not asks(page):
            return number
        answer(page, choice)
    raise AssertionError("no end")
