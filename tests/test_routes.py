"""Every role × every route: who gets what, what a refusal leaves untouched, and where a person's data may stand."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from catalogue.products.models import ProductPage
from contactforms.privacy.models import Place, ReadLogEntry
from contactforms.questions.models import Question
from tests.conftest import rows_for_all
from tests.routes.addresses import address_of, all_routes, sent
from tests.routes.admin import AREAS, BULK, OURS, PAGES, register_rows
from tests.routes.desk import DESK
from tests.routes.public import PUBLIC
from tests.routes.rows import REFUSED, Row, outcome
from tests.routes.world import ROLES, SECRET_TRACES, TRACES, World, make_world

pytestmark = pytest.mark.django_db
ROUTES = all_routes()
ROWS = [*PUBLIC, *DESK, *register_rows({route.name for route in ROUTES}), *OURS, *PAGES, *BULK, *AREAS]
# The insides of libraries, by where they are; what of them matters to us has a row all the same.
NOT_OURS = (
    "account/", "beheer/", "documenten/", "_util/", "static/", "media/",
    r"^((?:[\w\-]+/)*)$",  # Wagtail's own way to serve a page, behind ours
    r"^(?:beheer/login/|beheer/password_reset/.*|_util/login/)$",  # has rows under the names it takes over
)  # fmt: skip
# Where a person's data stands in full, and for whom: nowhere else, in no byte.
SHOWN_IN_FULL = {
    ("POST", "portal:open_person"): {"expert"},
    ("POST", "portal:customers"): {"agent", "expert"},
    ("GET", "portal:customer"): {"agent", "expert"},
    ("GET", "portal:customer_compare"): {"agent", "expert"},
    ("GET", "portal:customer_edit"): {"agent", "expert"},
    ("POST", "api:customers with_token"): {"agent", "expert"},
    ("GET", "api:customer with_token"): {"agent", "expert"},
    ("POST", "portal:request_open"): {"privacy_officer", "superuser"},
}
# What a refusal may write: sessions, who tried, who looked.
WRITTEN_ANYWAY = ("django_session", "privacy_attempt", "privacy_readlogentry", "axes_", "accounts_user")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """One world for all rows: each request is undone before the next."""
    with rows_for_all(django_db_blocker):
        yield make_world()


def request(world: World, role: str, row: Row) -> tuple[HttpResponseBase, list[str]]:
    """Return the answer, and the statements that wrote something; each look it wrote down names its screen."""
    cache.clear()
    client = world.client(role)
    address, data = address_of(row.label, world), sent(row.label, world) if row.changes else {}
    kind = {"content_type": "application/json"} if row.changes and address.startswith("/api/") else {}
    headers = world.token_of(role) if row.label.endswith("with_token") else None
    with CaptureQueriesContext(connection) as queries:
        post = client.post if row.changes else client.get
        response = post(address, data, headers=headers, **kind)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    if any("privacy_readlogentry" in statement for statement in written):
        assert not ReadLogEntry.objects.exclude(place__in=Place.values).exists()
    return response, [statement for statement in written if not any(table in statement for table in WRITTEN_ANYWAY)]


def everything_in(response: HttpResponseBase) -> str:
    """Return headers and body as one text."""
    body = b"".join(response) if response.streaming else response.content  # type: ignore[arg-type, attr-defined]
    return str(response.headers) + body.decode(errors="replace")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.label}")
def test_each_role_gets_what_the_table_says(world: World, row: Row):
    """And a refusal changes nothing, and a person's data is nowhere but where the one who answers asks for it."""
    other, changed, shown, leaked = {}, {}, set(), set()
    for role in ROLES:
        with transaction.atomic():
            response, written = request(world, role, row)
            got = outcome(response, written=bool(written) or not row.changes)
            if got != row.expected[role]:
                other[role] = f"{got}, the table says {row.expected[role]}"
            if got in REFUSED and written:
                changed[role] = written
            everything = everything_in(response)
            if any(trace in everything for trace in TRACES):
                shown.add(role)
            if any(trace in everything for trace in SECRET_TRACES):
                leaked.add(role)
            transaction.set_rollback(True)
    assert other == {}
    assert changed == {}
    assert shown == SHOWN_IN_FULL.get((row.method, row.label), set())
    assert leaked == set(), "no role of the tables works for the service that knows this person"


def test_every_route_of_ours_stands_in_a_table():
    named = {row.name for row in ROWS if row.method == "GET"}
    missing = [
        f"{r.path} ({r.name})" for r in ROUTES if r.name not in named and (r.is_ours or not r.path.startswith(NOT_OURS))
    ]
    assert missing == []


def test_the_tables_name_only_routes_that_exist():
    assert {row.name for row in ROWS} <= {route.name for route in ROUTES}


def test_every_screen_of_the_read_log_is_a_route():
    assert set(Place.values) <= {route.name for route in ROUTES}


def test_every_button_of_a_register_that_changes_something_is_posted():
    posted = {row.name for row in ROWS if row.changes}
    steps = {
        r.name
        for r in ROUTES
        if "_modeladmin_" in r.name and r.name.endswith(("_delete", "_merge", "_front_desk", "_decide"))
    }
    assert steps <= posted


def test_nothing_in_the_admin_opens_without_access_to_it(world: World):
    """Wagtail's own screens too, also those that have no row."""
    open_to_all = {
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_login",
        "wagtail_modeladmin:javascript_catalog",
    }
    opened = []
    for route in ROUTES:
        if not route.path.startswith("beheer/") or "<" in route.path or "^" in route.path or route.name in open_to_all:
            continue
        for role in ("anonymous", "whole_desk"):
            with transaction.atomic():
                response = world.client(role).get(f"/{route.path}")
                if outcome(response) not in {"login", "404", "403"}:
                    opened.append((role, route.path, outcome(response)))
                transaction.set_rollback(True)
    assert opened == []


def test_an_editor_who_posts_publish_leaves_a_draft(world: World):
    row = next(row for row in PAGES if row.label == "wagtailadmin_pages:edit publish")
    published = {}
    for role in ("editor", "chief_editor"):
        with transaction.atomic():
            request(world, role, row)
            published[role] = ProductPage.objects.get(pk=world.draft.pk).live
            transaction.set_rollback(True)
    assert published == {"editor": False, "chief_editor": True}


def test_a_refused_step_leaves_the_question_as_it_was(world: World):
    for row in (row for row in DESK if row.changes):
        for role in (role for role in ROLES if row.expected[role] in REFUSED):
            with transaction.atomic():
                request(world, role, row)
                assert Question.objects.get(pk=world.question.pk).events.count() == 1, (row.label, role)
                transaction.set_rollback(True)
