"""Change it once, and site, form, API and desk follow within a second."""

import time
from collections.abc import Callable, Iterator
from random import randrange
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.city import City

CHIEF = "eindredacteur"
# A product and who answers for the one or the other service.
SLUG = "rijbewijs-definitief"
EXPERTS = {"Rijbewijzen": "expert-identiteit-reizen", "Afvalinzameling": "expert-afval"}
SAVE = "button.action-save"
Surfaces = dict[str, Callable[[], str]]


@pytest.fixture
def chief(new_page, log_in) -> Page:
    page = new_page()
    log_in(page, CHIEF, "/beheer/")
    return page


def read_by(page: Page, address: str) -> Callable[[], str]:
    """Return a reader of an address with this page's cookies; it asks anew each time."""

    def read() -> str:
        response = page.request.get(address, headers={"Cache-Control": "no-cache"})
        assert response.status == 200, address
        return response.text()

    return read


def wait_until_all_show(surfaces: Surfaces, text: str, saved: float) -> None:
    """Fail when a request that began more than a second after the save still shows the old."""
    for name, read in surfaces.items():
        while True:
            began = time.monotonic()
            if text in read():
                break
            assert began - saved < 1, f"{name} does not show “{text}” a second after the save"


def save(page: Page, button: str) -> float:
    """Press the button, wait for the answer, and return when that was."""
    page.locator(button).click()
    expect(page.locator(".messages")).to_be_visible()
    return time.monotonic()


@pytest.fixture
def number_of_the_front_desk(city: City) -> Iterator[tuple[int, str]]:
    """The channel and its number; nothing to put back but the number itself."""
    query = """SELECT c.{} FROM organisation_channel c JOIN organisation_service s ON s.id = c.service_id
               WHERE s.is_front_desk AND c.kind = 'phone' AND c.public AND c.active ORDER BY c."order" LIMIT 1"""
    yield int(str(city.value(query.format("id")))), str(city.value(query.format("value")))


def test_a_phone_number_changes_everywhere(new_page, log_in, city: City, chief: Page, number_of_the_front_desk):
    channel, old = number_of_the_front_desk
    product, uuid = (city.value(f"""SELECT {field} FROM products_productpage pp
        JOIN wagtailcore_page p ON p.id = pp.page_ptr_id JOIN organisation_service s ON s.id = pp.responsible_service_id
        WHERE s.is_front_desk AND p.live AND NOT EXISTS (
            SELECT 1 FROM products_productpage_channels c WHERE c.productpage_id = pp.page_ptr_id)
        ORDER BY p.path LIMIT 1""") for field in ("p.slug", "pp.uuid"))  # fmt: skip
    reference = city.value("""SELECT q.reference FROM questions_question q
        JOIN organisation_service s ON s.id = q.service_id WHERE s.is_front_desk ORDER BY q.id LIMIT 1""")
    visitor, agent = new_page(), new_page()
    log_in(agent, "agent1", "/portal/")
    surfaces = {
        "the home page": read_by(visitor, "/"),
        "the product page": read_by(visitor, f"/producten/{product}/"),
        "the contact form": read_by(visitor, "/contact/"),
        "the API's product": read_by(visitor, f"/api/v1/products/{uuid}/"),
        "the API's channels": read_by(visitor, "/api/v1/channels/?kind=phone&page_size=100"),
        "the portal": read_by(agent, f"/portal/vragen/{reference}/"),
    }
    for name, read in [*surfaces.items(), *surfaces.items()]:  # twice: every process has it in its memory
        assert old in read(), name
    chief.goto(f"/beheer/kanalen/edit/{channel}/")
    new = f"011 00 {randrange(40, 50)} {randrange(10, 99)}"
    chief.get_by_label("Waarde").fill(new.replace(" ", "", 1).replace(" ", "/", 1))
    saved = save(chief, SAVE)
    wait_until_all_show(surfaces, new, saved)
    assert [name for name, read in surfaces.items() if old in read()] == []


def test_a_wrong_number_is_refused_beside_the_field(chief: Page, number_of_the_front_desk):
    channel, _old = number_of_the_front_desk
    chief.goto(f"/beheer/kanalen/edit/{channel}/")
    chief.get_by_label("Waarde").fill("0123")
    chief.locator(SAVE).click()
    expect(chief.locator("#panel-child-hoe_bereik_je_het-child-value-errors, .error-message").first).to_be_visible()


def test_a_product_that_gets_another_service_takes_new_questions_there(new_page, log_in, city: City, chief: Page):
    page_id, uuid, old = (city.value(f"""SELECT {field} FROM wagtailcore_page p
        JOIN products_productpage pp ON pp.page_ptr_id = p.id
        JOIN organisation_service s ON s.id = pp.responsible_service_id WHERE p.slug = %s""", SLUG)
        for field in ("p.id", "pp.uuid", "s.name"))  # fmt: skip
    (new,) = EXPERTS.keys() - {old}
    visitor, old_expert, new_expert = new_page(), new_page(), new_page()
    log_in(old_expert, EXPERTS[str(old)], "/portal/")
    log_in(new_expert, EXPERTS[new], "/portal/")
    surfaces = {
        "the product page": read_by(visitor, f"/producten/{SLUG}/"),
        "the form": read_by(visitor, f"/vraag/{uuid}/"),
        "the API's product": read_by(visitor, f"/api/v1/products/{uuid}/"),
    }
    for name, read in [*surfaces.items(), *surfaces.items()]:
        assert str(old) in read(), name
    old_question = ask(visitor, str(uuid), "Vraag voor de oude dienst")
    chief.goto(f"/beheer/pages/{page_id}/edit/")
    chief.get_by_role("tab", name="Wie en kanalen").click()
    chief.locator("[name=responsible_service]").select_option(label=new)
    wait_until_all_show(surfaces, new, publish(chief))
    new_question = ask(visitor, str(uuid), "Vraag voor de nieuwe dienst")
    opens = {
        (expert, question): page.goto(f"/portal/vragen/{reference}/").status  # type: ignore[union-attr]
        for expert, page in (("old", old_expert), ("new", new_expert))
        for question, reference in (("old", old_question), ("new", new_question))
    }
    assert opens == {("old", "old"): 200, ("old", "new"): 404, ("new", "old"): 404, ("new", "new"): 200}


def publish(page: Page) -> float:
    """Open the menu of the save button and publish."""
    page.get_by_role("button", name="Meer acties").click()
    return save(page, "button[name=action-publish]")


def ask(page: Page, uuid: str, text: str) -> str:
    """Ask over the API, as another website does; return the reference."""
    sent = {"product": uuid, "text": text, "phone": "011 00 99 01"}
    response = page.request.post("/api/v1/questions/", data=sent, headers={"Idempotency-Key": uuid4().hex})
    assert response.status == 201
    return str(response.json()["reference"])
