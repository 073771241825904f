"""A word that only colleagues may read gives the public nothing, not even a different order, count or spelling.

Every public surface is asked the same questions before and after the secret words come in: a note on a public
page, and a whole page that is closed to the public. Not one byte of the answers may differ.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from catalogue.products.models import ProductPage
from catalogue.search import find
from catalogue.search.entities import recognise
from catalogue.search.explain import explain
from catalogue.search.models import SearchDocument
from catalogue.search.suggest import suggestions
from cms.accounts.roles import Role
from tests.factories import make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db
in_memory = pytest.mark.usefixtures("in_memory")  # as in a web process

NOTE = "Vraag naar het kwikzilverdossier bij Wachtmeester, code 90210, en zeg niets over de zonnewijzer."
CLOSED = {
    "title": "Draaiboek rampoefening",
    "product_number": "77123",
    "keywords": "evacuatiebunker",
    "description": "Hoe we de schuilkelder openen.",
    "short_answer": "Bel de crisiscel.",
}
# As written, misspelt, cut off, a part, beside public words, as a number.
QUESTIONS = (
    "kwikzilverdossier", "kwikzilverdosier", "kwikz", "kwikzilver", "dossier", "wachtmeester", "wachtmester", "90210",
    "attest kwikzilverdossier", "attest zonnewijzer", "zonewijzer attest", "kwik zilver dossier", "bewijs wachtmeester",
    "draaiboek", "draaibook", "draaib", "rampoefening", "ramp oefening", "77123", "evacuatiebunker", "evacuatiebunkr",
    "schuilkelder", "crisiscel", "crisis", "attest schuilkelder", "Draaiboek rampoefening",
)  # fmt: skip
CHANGING = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|[\w-]+:[\w-]{6}:[\w-]{40,}|value="[\w.:-]{40,}"'
)
Ask = Callable[[Client, str], str]


def page_at(path: str, **headers: str) -> Ask:
    """Ask a question at an address; the answer without what differs in every response."""

    def ask(client: Client, question: str) -> str:
        response = client.get(path, {"q": question}, headers=headers)
        assert response.status_code == 200, (path, question, response.status_code)
        return CHANGING.sub("", response.content.decode())

    return ask


def explained(_client: Client, question: str) -> str:
    """Explain every public document."""
    rows = SearchDocument.objects.filter(closed=False).order_by("title", "pk")
    told = [explain(question, row, agent=False) for row in rows]
    return str([(one.document.title, one.place, one.found, one.total, one.lines, one.missing) for one in told])


def found(_client: Client, question: str) -> str:
    """Everything that `find` gives: documents, points, fields, snippets, facets, corrections."""
    results = find(question, page_size=100)
    hits = [(h.document.title, h.score, h.matched_on, h.snippet) for h in results.items]
    return str((hits, results.total, results.facets, results.sure, results.corrected, results.question.text))


PUBLIC: dict[str, Ask] = {
    "search page": page_at("/zoeken/"),
    "suggestions of the site": page_at("/zoeken/suggesties/"),
    "API": page_at("/api/v1/search/"),
    "API, suggestions": page_at("/api/v1/search/suggest/"),
    "list of products": page_at("/producten/"),
    "find": found,
    "suggestions": lambda _client, question: str(suggestions(question)),
    "recognised": lambda _client, question: str(recognise(question)),
    "explanations": explained,
}
PORTAL: dict[str, Ask] = {
    "list": page_at("/portal/zoeken/"),
    "suggestions": page_at("/portal/zoeken/suggesties/", hx_request="true"),
}


@dataclass
class City:
    """A public city, into which the secrets can be brought."""

    page: ProductPage
    other: ProductPage

    def bring_in_the_secrets(self) -> ProductPage:
        """Write the note, and publish a page that was closed before it was live."""
        self.page.agent_note = NOTE
        self.page.save_revision().publish()
        shared = {"responsible_service": self.page.responsible_service, "theme": self.page.theme}
        closed = make_product(live=False, **CLOSED, **shared)
        PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
        closed.save_revision().publish()
        cache.clear()
        return closed


@pytest.fixture
def city(db) -> City:
    service, theme = make_service(), make_theme()
    shared = {"responsible_service": service, "theme": theme}
    other = make_product(title="Attest van leven", description="Een bewijs dat je leeft.", **shared)
    # The page that gets the note is published last, as it will be again: what changed this week keeps its order.
    page = make_product(title="Attest van woonst", description="Een bewijs van waar je woont.", **shared)
    return City(page, other)


def answers(surfaces: dict[str, Ask], client: Client) -> dict[tuple[str, str], str]:
    cache.clear()
    return {(name, question): ask(client, question) for name, ask in surfaces.items() for question in QUESTIONS}


def differences(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    return [key for key, answer in before.items() if after[key] != answer]


@in_memory
def test_colleagues_do_find_them(city):
    """Else the other tests would prove nothing."""
    closed = city.bring_in_the_secrets()
    for question, page in (("kwikzilverdossier", city.page), ("wachtmester", city.page), ("draaiboek", closed)):
        assert find(question, agent=True).items[0].document.page_id == page.pk
    assert SearchDocument.objects.get(page=closed.pk).closed


@in_memory
def test_nothing_that_the_public_can_ask_gives_another_answer(city):
    client = Client()
    before = answers(PUBLIC, client)
    city.bring_in_the_secrets()
    assert differences(before, answers(PUBLIC, client)) == []


def test_nor_does_the_database_when_the_catalogue_is_not_in_memory(city):
    before = answers({"find": found}, Client())
    city.bring_in_the_secrets()
    assert differences(before, answers({"find": found}, Client())) == []


@in_memory
def test_nor_for_an_account_of_the_portal_that_may_not_read_notes(city):
    overseer = make_user()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_questions"))
    client, agent = Client(), Client()
    client.force_login(overseer)
    agent.force_login(make_user(Role.AGENT))
    documents = {row.page_id: row.uuid for row in SearchDocument.objects.filter(page__in=(city.page, city.other))}
    surfaces = dict(PORTAL)
    for pk, uuid in documents.items():
        surfaces[f"item {pk}"] = page_at(reverse("portal:item", args=[uuid]))
        surfaces[f"why {pk}"] = page_at(reverse("portal:why", args=[uuid]), hx_request="true")
    asked = QUESTIONS[::4]
    before = {(name, q): ask(client, q) for name, ask in surfaces.items() for q in asked}
    theirs = {(name, q): ask(agent, q) for name, ask in surfaces.items() for q in asked}
    closed = city.bring_in_the_secrets()
    changed = re.compile(r"<time class=.*?</time>", re.DOTALL)  # when the page was last published
    after = {(name, q): ask(client, q) for name, ask in surfaces.items() for q in asked}
    assert [key for key in before if changed.sub("", before[key]) != changed.sub("", after[key])] == []
    for address in (reverse("portal:item", args=[closed.uuid]), reverse("portal:why", args=[closed.uuid])):
        assert client.get(address, {"q": "draaiboek"}).status_code == 404
        assert agent.get(address, {"q": "draaiboek"}).status_code == 200
    assert any(ask(agent, q) != theirs[name, q] for name, ask in surfaces.items() for q in asked)


@in_memory
def test_taking_the_note_away_leaves_nothing_of_it_to_colleagues_either(city):
    city.bring_in_the_secrets()
    city.page.agent_note = ""
    city.page.save_revision().publish()
    results = find("kwikzilverdosier", agent=True, by_meaning=False)
    assert results.corrected == ()
    assert city.page.pk not in {hit.document.page_id for hit in results.items}
