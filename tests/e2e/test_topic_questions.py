"""The form with topic questions: by keyboard, with and without script, on a desk and on a phone, a photo included."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.contactforms.topics.conftest import GPS, photo
from tests.e2e.city import City

PRODUCT = "SELECT uuid FROM products_productpage JOIN wagtailcore_page p ON p.id = page_ptr_id WHERE p.slug = %s"


@pytest.fixture(scope="module")
def address(city: City) -> str:
    return f"/vraag/{city.value(PRODUCT, 'afval-niet-opgehaald')}/"


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phone") / "Mijn voordeur.jpg"
    path.write_bytes(photo((800, 600)))
    assert GPS in path.read_bytes()
    return path


def kept_of(city: City, page: Page) -> list[dict[str, object]]:
    """What was kept of the question whose receipt is shown."""
    reference = page.locator(".reference").inner_text()
    found = city.value("SELECT answers FROM questions_question WHERE reference = %s", reference)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_only_what_applies_is_asked_and_nothing_is_lost(
    width: int, address: str, picture: Path, city: City, new_page: Callable[..., Page], log_in: Callable[..., None]
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    bag, what = page.get_by_text("Waarin zat het restafval?"), page.get_by_label("Wat bleef er staan?")
    expect(bag).to_be_hidden()
    expect(page.get_by_text("Vul dit alleen in")).to_have_count(2)  # in the page, and hidden by the script
    expect(page.get_by_text("Vul dit alleen in").first).to_be_hidden()

    # By keyboard: text, then the choice with the arrows, and what depends on it comes next.
    page.get_by_label("Je vraag").focus()
    page.keyboard.type("Mijn afval staat er nog.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="Restafval")).to_be_checked()
    expect(bag).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="In een zak van de stad")).to_be_checked()
    page.get_by_role("radio", name="Iets anders").focus()
    page.keyboard.press("Space")
    expect(bag).to_be_hidden()
    page.keyboard.press("Tab")
    expect(what).to_be_focused()
    page.keyboard.type("Een oude fiets")

    # Sent without a place: the error names it, and the photo need not be chosen again.
    page.get_by_label("Heb je een foto?").set_input_files(picture)
    page.get_by_label("Welke dag").fill("2026-11-25")
    page.get_by_label("Je e-mailadres").fill("topics@post.example")
    page.wait_for_timeout(1100)  # quicker is a machine
    page.get_by_role("button", name="Verstuur je vraag").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Vul dit in: Waar staat het?")
    expect(page.get_by_text("Mijn voordeur.jpg").first).to_be_visible()
    expect(page.get_by_label("Wat bleef er staan?")).to_have_value("Een oude fiets")
    summary.get_by_role("link").first.press("Enter")
    expect(page.get_by_label("Waar staat het?")).to_be_focused()
    page.keyboard.type("Demostraat 1, 3500 Hasselt")
    page.get_by_role("button", name="Verstuur je vraag").click()
    page.wait_for_url(re.compile("/vraag/ontvangen/"))

    kept = kept_of(city, page)
    assert [row["label"] for row in kept] == [
        "Welk afval bleef staan?", "Wat bleef er staan?", "Waar staat het?", "Welke dag moest het opgehaald worden?",
        "Heb je een foto?",
    ]  # fmt: skip
    reference = page.locator(".reference").inner_text()

    # The expert sees the answers, and the photo without its place.
    desk = new_page(viewport={"width": width, "height": 900})
    log_in(desk, "expert-afval", f"/portal/vragen/{reference}/")
    expect(desk.locator(".topic-answers")).to_contain_text("Een oude fiets")
    link = desk.get_by_role("link", name="Mijn voordeur.jpg").get_attribute("href")
    assert link is not None
    response = desk.request.get(link)
    assert response.status == 200
    assert GPS not in response.body()
    assert new_page().request.get(link, max_redirects=0).status == 302  # nobody else


def test_without_script_all_is_there_with_its_condition(
    address: str, city: City, new_page: Callable[..., Page]
) -> None:
    page = new_page(javascript=False, viewport={"width": 390, "height": 844})
    page.goto(address)
    expect(page.get_by_text("Vul dit alleen in bij “Welk afval bleef staan?”: “Iets anders”.")).to_be_visible()
    page.get_by_label("Je vraag").fill("Mijn gft staat er nog.")
    page.get_by_role("radio", name="Gft").check()
    page.get_by_label("Wat bleef er staan?").fill("Dit hoort er niet bij")
    page.get_by_label("Waar staat het?").fill("Demostraat 2")
    page.get_by_label("Welke dag").fill("2026-11-25")
    page.get_by_label("Je telefoonnummer").fill("011 00 00 01")
    page.wait_for_timeout(1100)  # quicker is a machine
    page.get_by_role("button", name="Verstuur je vraag").click()
    page.wait_for_url(re.compile("/vraag/ontvangen/"))
    assert [row["label"] for row in kept_of(city, page)] == [
        "Welk afval bleef staan?", "Waar staat het?", "Welke dag moest het opgehaald worden?",
    ]  # fmt: skip
