"""A question goes the whole way: page, receipt, mail, expert, answer, not solved, another service, answer."""

import re
from typing import Literal
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.city import City

SERVICE, OTHER = "Identiteitskaarten en reispassen", "Afvalinzameling"
EXPERT, OTHER_EXPERT = "expert-identiteit-reizen", "expert-afval"
PRODUCT = "Identiteitskaart aanvragen"
QUESTION = "Mag mijn zus mijn nieuwe kaart ophalen als ik in het buitenland ben?"
ANSWER = "Nee, je komt zelf langs. Je hebt er tijd voor: de kaart blijft drie maanden liggen."


def at_human_pace(page: Page) -> None:
    """Take the second that a person takes at the least: quicker is a machine."""
    page.wait_for_timeout(1100)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_question_goes_the_whole_way(new_page, log_in, city: City, javascript: bool):
    email = f"onderweg-{uuid4().hex[:8]}@post.example"
    visitor = new_page(javascript=javascript)

    find_the_page(visitor, box="combobox" if javascript else "searchbox")
    ask(visitor, email)
    reference = visitor.locator("dd.reference").inner_text()
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", reference)
    visitor.get_by_role("link", name="Bekijk hoe het met je vraag staat").click()
    status = visitor.url
    (receipt,) = city.mails_to(email)
    assert reference in receipt and status in receipt and SERVICE in receipt

    expert = new_page(javascript=javascript)
    log_in(expert, EXPERT, "/portal/")
    answer(expert, reference)
    mailed = city.mails_to(email, at_least=2)[1]
    assert ANSWER in mailed and reference in mailed

    visitor.goto(status)
    expect(visitor.get_by_role("main").get_by_role("status")).to_have_text("Je vraag is beantwoord.")
    expect(visitor.get_by_role("region", name="Ons antwoord")).to_contain_text(ANSWER)
    visitor.get_by_label("Wat wil je nog weten?").fill("En met een volmacht?")
    visitor.get_by_role("button", name="Mijn vraag is niet opgelost").click()
    expect(visitor.get_by_text("Je liet weten dat het niet opgelost is.")).to_be_visible()
    expect(visitor.locator("dl.facts")).to_contain_text(SERVICE)

    expert.goto(f"/portal/?zoek={reference}")
    expect(expert.get_by_text("En met een volmacht?")).to_be_visible()
    hand_over(expert, reference, scripts=javascript)
    assert expert.goto(f"/portal/vragen/{reference}/").status == 404  # type: ignore[union-attr]

    other = new_page(javascript=javascript)
    log_in(other, OTHER_EXPERT, "/portal/")
    open_question(other, reference)
    expect(other.get_by_text("Dit gaat over een afvalbak.").first).to_be_visible()
    visitor.goto(status)
    expect(visitor.locator("dl.facts")).to_contain_text(OTHER)

    lead_sees(new_page(javascript=javascript), log_in, reference)
    privacy_officer_sees(new_page(javascript=javascript), log_in, reference)


def find_the_page(page: Page, *, box: Literal["combobox", "searchbox"]) -> None:
    """From the home page by search to the product, where one reads who answers and by when."""
    page.goto("/")
    page.get_by_role("main").get_by_role(box).fill("identiteitskaart aanvragen")
    page.get_by_role("search").get_by_role("button", name="Zoeken").click()
    page.get_by_role("main").get_by_role("link", name=PRODUCT, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PRODUCT)
    card = page.get_by_role("complementary")
    expect(card.get_by_role("link", name=SERVICE)).to_be_visible()
    expect(card.locator(".promise strong")).to_have_text(re.compile(r"^\w+dag \d{1,2} \w+$"))


def ask(page: Page, email: str) -> None:
    """First forget everything, then half of it; what was written stays."""
    promised = page.locator(".promise strong").inner_text()
    page.get_by_role("complementary").get_by_role("link", name="Stel je vraag").click()
    expect(page.locator(".promised")).to_contain_text(SERVICE)
    expect(page.locator(".promised")).to_contain_text(promised)
    at_human_pace(page)
    page.get_by_role("button", name="Verstuur je vraag").click()
    summary = page.get_by_role("alert")
    expect(summary.get_by_role("listitem")).to_have_count(2)
    page.get_by_label("Je vraag", exact=True).fill(QUESTION)
    page.get_by_label("Je e-mailadres").fill("dit is geen adres")
    page.get_by_role("button", name="Verstuur je vraag").click()
    expect(summary.get_by_role("listitem")).to_have_count(1)
    expect(page).to_have_title(re.compile("^Fout:"))
    expect(page.get_by_label("Je vraag", exact=True)).to_have_value(QUESTION)
    expect(page.get_by_label("Je e-mailadres")).to_have_value("dit is geen adres")
    page.get_by_label("Je e-mailadres").fill(email)
    page.get_by_role("button", name="Verstuur je vraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We hebben je vraag ontvangen")
    expect(page.locator("dl.facts")).to_contain_text(promised)


def open_question(page: Page, reference: str) -> None:
    """Search it on the worklist: a whole reference leads to the question."""
    page.goto("/portal/")
    page.get_by_label("Zoek op referentie of woorden").fill(reference)
    page.get_by_role("search").get_by_role("button").click()
    page.wait_for_url(f"**/vragen/{reference}/")


def answer(page: Page, reference: str) -> None:
    """See it in the list, open, take and answer it."""
    page.goto("/portal/?wie=niemand&toon=op-tijd")
    while not page.get_by_text(reference).count():
        page.get_by_role("link", name="Volgende 25").click()
    page.locator("li.row", has_text=reference).locator("[data-row-link]").click()
    expect(page.get_by_text(QUESTION).first).to_be_visible()
    expect(page.get_by_role("complementary")).to_contain_text(PRODUCT)
    page.get_by_role("button", name="Toon volledig").click()
    expect(page.locator("#person")).to_contain_text("@post.example")
    page.locator(".actions").get_by_role("button", name="Neem").click()
    expect(page.get_by_text("Je hebt deze vraag genomen.")).to_be_visible()
    page.get_by_label("Jouw antwoord").fill(ANSWER)
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_text("Beantwoord. De mail vertrekt.")).to_be_visible()


def hand_over(page: Page, reference: str, *, scripts: bool) -> None:
    """Send it to another service; without a reason that is refused."""
    page.get_by_role("link", name="Doorzetten").click()
    button = page.get_by_role("button", name="Doorzetten")
    before = button.bounding_box()
    page.get_by_label("Naar welke dienst?").fill(OTHER)
    if scripts:
        page.get_by_text(f"{OTHER} antwoordt binnen").wait_for()
        assert button.bounding_box() == before, "it would move from under a finger"
    button.click()
    expect(page.get_by_text("Schrijf waarom ze daar hoort.")).to_be_visible()
    page.get_by_label("Waarom hoort de vraag daar?").fill("Dit gaat over een afvalbak.")
    page.get_by_role("button", name="Doorzetten").click()
    expect(page.get_by_text(f"Doorgezet naar {OTHER}.")).to_be_visible()


def lead_sees(page: Page, log_in, reference: str) -> None:
    """The numbers of the overview lead to the list with the question."""
    log_in(page, "coordinator", "/portal/overzicht/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=re.compile(OTHER)))
    row.get_by_role("link").first.click()
    while not page.get_by_text(reference).count():
        page.get_by_role("link", name="Volgende 25").click()


def privacy_officer_sees(page: Page, log_in, reference: str) -> None:
    """Who looked at the person who asked: both experts, and the person with the private link."""
    log_in(page, "privacy", f"/portal/inzagen/?about={reference}")
    rows = page.get_by_role("row")
    in_full = page.get_by_role("cell", name="e-mail", exact=True)
    expect(rows.filter(has_text=EXPERT).filter(has=in_full).first).to_be_visible()
    expect(rows.filter(has_text=OTHER_EXPERT).filter(has_text="gemaskeerd").first).to_be_visible()
    expect(rows.filter(has_text=OTHER_EXPERT).filter(has=in_full)).to_have_count(0)
    expect(rows.filter(has_text="iemand met de persoonlijke link").first).to_be_visible()


def test_another_website_asks_and_reads_who_answers(new_page, city: City):
    api = new_page().request
    (product,) = api.get("/api/v1/search/?q=identiteitskaart+aanvragen&page_size=1").json()["results"][:1]
    uuid = product["uuid"]
    key = uuid4().hex
    question = {"product": uuid, "text": QUESTION, "email": f"{key[:8]}@post.example"}
    first = api.post("/api/v1/questions/", data=question, headers={"Idempotency-Key": key})
    again = api.post("/api/v1/questions/", data=question, headers={"Idempotency-Key": key})
    assert first.status == 201
    assert again.json()["reference"] == first.json()["reference"]
    answering = api.get(f"/api/v1/products/{uuid}/").json()["responsible_service"]
    assert first.json()["service"] == {"uuid": answering["uuid"], "name": answering["name"]}
    assert answering["channels"]
    (receipt,) = city.mails_to(question["email"])
    assert first.json()["status_url"] in receipt
