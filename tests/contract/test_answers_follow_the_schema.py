"""Whatever is asked of the API: no server error, and no answer outside its own document (schemathesis)."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from wagtail.contrib.redirects.models import Redirect

from catalogue.products.models import Audience, LifeEvent
from cms.accounts.roles import Role
from cms.api_docs import document
from cms.wsgi import application
from contactforms.contacts.services import open_contact
from contactforms.customers.services import register
from contactforms.privacy.models import ReadToken
from contactforms.privacy.reading_api import ReadThrottle
from contactforms.privacy.tokens import new_token
from contactforms.questions.models import AskedThrough
from contactforms.questions.services import ask, name_caller
from contactforms.questions.throttle import QuestionThrottle
from tests.factories import make_channel, make_product, make_service, make_theme, make_user
from tests.journeys.flows.making import make_flow, make_flow_of_everything
from tests.journeys.pages.factories import make_journey, page_link, step

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_connection():
    """Keep the test's own database connection between requests, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def city(monkeypatch, one_connection):
    """One row of everything, by the collection it is in; posting as often as the examples need."""
    for throttle in (QuestionThrottle, ReadThrottle):
        monkeypatch.setattr(throttle, "allow_request", lambda *args: True)
    service = make_service()
    theme = make_theme()
    audience, life_event = Audience.objects.create(name="Inwoners"), LifeEvent.objects.create(name="Ik verhuis")
    page = make_product(
        title="Paspoort",
        responsible_service=service,
        theme=theme,
        audiences=[audience],
        life_events=[life_event],
        costs=[("cost", {"title": "Gewoon", "text": "<p>x</p>", "amount": "65", "checked": None})],
        procedure=[("step", {"title": "Kom", "text": "<p>x</p>", "links": []})],
    )
    gone = make_product()
    gone.unpublish()
    Redirect.add_redirect("/oud", page)
    flow, gone_flow = make_flow_of_everything(), make_flow()
    gone_flow.unpublish()
    journey = make_journey(step("Vraag een paspoort", page_link(page)))
    agent = make_user(Role.AGENT, services=(service,))
    return {
        "token": new_token(ReadToken, "Systeem", account=agent),
        "customers": _customers(page, agent),
        "paths": [page.url, gone.url, "/oud/", service.get_absolute_url(), flow.url],
        "products": [page.uuid, gone.uuid],
        "services": [service.uuid, make_service(active=False, successor=service).uuid],
        "departments": [service.department.uuid],
        "channels": [make_channel(service).uuid],
        "themes": [theme.uuid],
        "flows": [flow.uuid, gone_flow.uuid],
        "journeys": [journey.uuid],
        "audiences": [audience.uuid],
        "life-events": [life_event.uuid],
    }


def _customers(page, agent):
    """Return someone who asked, called for someone else and had that person call, and someone who only called."""
    asked = ask(page=page, text="Hoe lang?", email="jan@post.example", name="Jan", asked_through=AskedThrough.PHONE)
    caller, contact = register(phone="0470 11 22 33"), open_contact(agent)
    name_caller(contact, agent, asked.customer, on_behalf_of=caller)
    name_caller(open_contact(agent), agent, caller, on_behalf_of=asked.customer)
    return [asked.customer.uuid, caller.uuid]


schema = schemathesis.openapi.from_dict(document())
schema.app = application


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_follow_the_schema(case, city):
    case.call_and_validate(checks=CHECKS)
    for path in city["paths"] if case.path.endswith("/lookup/") else ():
        case.query = {"path": path}
        case.call_and_validate(checks=CHECKS)
    if "/customers/" in case.path:
        case.headers = {**case.headers, "Authorization": f"Bearer {city['token']}"}
        case.call_and_validate(checks=CHECKS)
    if "uuid" in (case.path_parameters or {}):
        collection = case.path.removeprefix("/api/v1/").split("/")[0]
        for uuid in city[collection]:
            case.path_parameters["uuid"] = str(uuid)
            case.call_and_validate(checks=CHECKS)
