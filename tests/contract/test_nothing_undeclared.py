"""No answer holds a field that the document does not declare: what is not declared is not told."""

from collections.abc import Iterator

import pytest

from catalogue.products.models import Audience, LifeEvent
from cms.accounts.roles import Role
from cms.api_docs import document
from contactforms.contacts.services import open_contact
from contactforms.customers.services import register
from contactforms.privacy.models import ReadToken
from contactforms.privacy.tokens import new_token
from contactforms.questions.models import AskedThrough
from contactforms.questions.services import ask, name_caller
from tests.factories import make_channel, make_product, make_service, make_theme, make_user
from tests.journeys.flows.making import make_flow_of_everything
from tests.journeys.pages.factories import make_journey, page_link, step

pytestmark = pytest.mark.django_db


def undeclared(value, schema, where="") -> Iterator[str]:
    while "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "allOf" in schema:
        schema = {"properties": _merged(schema["allOf"])}
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name, part in value.items():
            if name not in properties:
                yield f"{where}.{name}"
            else:
                yield from undeclared(part, properties[name], f"{where}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from undeclared(part, schema.get("items", {}), f"{where}[]")


def _merged(parts):
    found = {}
    for part in parts:
        while "$ref" in part:
            part = document()["components"]["schemas"][part["$ref"].rpartition("/")[2]]
        found |= part.get("properties", {})
    return found


@pytest.fixture
def city():
    service = make_service()
    make_channel(service)
    paspoort = make_product(
        title="Paspoort",
        slug="paspoort",
        responsible_service=service,
        theme=make_theme(),
        audiences=[Audience.objects.create(name="Inwoners")],
        life_events=[LifeEvent.objects.create(name="Ik verhuis")],
        start_url="https://start.example/",
        conditions=[("condition", {"title": "a", "text": "<p>x</p>", "evidence": "<p>y</p>"})],
        procedure=[("step", {"title": "a", "text": "", "links": [{"title": "b", "url": "https://b.example/"}]})],
        costs=[("cost", {"title": "a", "text": "<p>x</p>", "amount": "65", "checked": None})],
        benefits=[("benefit", {"title": "a", "text": "<p>x</p>", "amount": None})],
        legal=[("link", {"title": "a", "url": "https://a.example/"})],
    )
    make_flow_of_everything()
    make_journey(step("Vraag een paspoort", page_link(paspoort)))


def answer_of(path, method="get"):
    return document()["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]


READ = sorted(path for path, methods in document()["paths"].items() if "get" in methods and "/customers/" not in path)


@pytest.mark.parametrize("path", READ)
def test_no_answer_holds_a_field_that_is_not_declared(client, city, path):
    address = path
    if "{uuid}" in path:
        row = client.get(path.partition("{uuid}")[0]).json()["results"][0]
        address = path.replace("{uuid}", row["uuid"])
    response = client.get(address, {"path": "/producten/paspoort/", "q": "paspoort"} if "{" not in path else {})
    body = response.json()
    schema = document()["components"]["schemas"]["LivePage"] if path.endswith("lookup/") else answer_of(path)
    assert response.status_code == 200
    assert list(undeclared(body, schema)) == []
    assert body.get("results", [1])


def test_no_customer_holds_a_field_that_is_not_declared(client, city):
    agent = make_user(Role.AGENT, services=(make_service(),))
    asked = ask(text="Hoe lang?", email="jan@post.example", name="Jan", asked_through=AskedThrough.PHONE)
    name_caller(open_contact(agent), agent, asked.customer, on_behalf_of=register(phone="0470 11 22 33"))
    headers = {"Authorization": f"Bearer {new_token(ReadToken, 'Systeem', account=agent)}", "Read-Purpose": "answer"}
    where = "/api/v1/customers/"
    found = client.post(where, {"name": "Jan"}, content_type="application/json", headers=headers).json()
    story = client.get(f"{where}{found['results'][0]['uuid']}/", headers=headers).json()
    assert {item["kind"] for item in story["timeline"]} == {"question", "contact"}
    assert list(undeclared(found, answer_of(where, "post"))) == []
    assert list(undeclared(story, answer_of(f"{where}{{uuid}}/"))) == []
