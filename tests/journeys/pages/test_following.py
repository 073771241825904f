"""Which journey someone follows: kept in the address, and whatever else stands there is nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.pages.following import followed, journeys_of, with_journey
from tests.factories import make_product
from tests.journeys.pages.factories import make_journey, step

pytestmark = pytest.mark.django_db


def asked(value):
    return RequestFactory().get("/", {"reis": value})


@pytest.fixture
def product():
    return make_product(title="Paspoort")


@pytest.fixture
def journey(product):
    return make_journey(
        step("Eerst", product, key="eerst"), step("Dan", product, key="dan"), title="Ik verhuis", slug="ik-verhuis"
    )


def test_the_step_is_found_with_what_stands_around_it(journey):
    at = followed(asked("ik-verhuis.dan"))
    assert at is not None
    assert (at.uuid, at.journey.title, at.step.key, at.step.title, at.step.number) == (
        journey.uuid, "Ik verhuis", "dan", "Dan", 2,
    )  # fmt: skip
    assert at.previous.key == "eerst"
    assert at.next is None
    assert at.back == "/klantreizen/ik-verhuis/#stap-dan"
    assert at.value == "ik-verhuis.dan"


@pytest.mark.parametrize(
    "value", ["", ".", "ik-verhuis", "ik-verhuis.", ".dan", "ik-verhuis.weg", "weg.dan", "\x00.\x00"]
)
def test_what_is_no_step_is_nothing(journey, value):
    assert followed(asked(value)) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=80))
def test_no_value_breaks_it(journey, value):
    at = followed(asked(value))
    assert at is None or at.value == value


def test_a_journey_that_is_no_longer_there_is_followed_no_more(journey):
    journey.unpublish()
    assert followed(asked("ik-verhuis.dan")) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a/", "/a/?reis=ik-verhuis.dan"),
        ("/a/?x=1&reis=weg.x#b", "/a/?x=1&reis=ik-verhuis.dan#b"),
        ("?x=1", "?x=1&reis=ik-verhuis.dan"),
        ("https://elders.example/", "https://elders.example/"),
        ("//elders.example/", "//elders.example/"),
        ("/\\elders.example/", "/\\elders.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", ""),
    ],
)
def test_only_our_own_addresses_carry_it(journey, url, expected):
    assert with_journey(url, followed(asked("ik-verhuis.dan"))) == expected
    assert with_journey(url, None) == url


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.text(max_size=10), max_size=4))
def test_what_else_an_address_asks_stays(journey, query):
    from urllib.parse import urlencode

    query.pop("reis", None)
    url = with_journey(f"/a/?{urlencode(query)}", followed(asked("ik-verhuis.dan")))
    found = parse_qs(urlsplit(url).query, keep_blank_values=True)
    assert found == {**{name: [value] for name, value in query.items()}, "reis": ["ik-verhuis.dan"]}


def test_the_journeys_of_a_page_come_with_the_first_step_that_leads_there(journey, product):
    other = make_journey(step("Ook", product), title="Ik studeer")
    make_journey(step("Niet", make_product()))
    found = journeys_of(RequestFactory().get("/"), product)
    assert [(one.journey.pk, one.step.number) for one in found] == [(journey.pk, 1), (other.pk, 1)]


def test_once_known_it_costs_one_query(journey, product, django_assert_num_queries):
    followed(asked("ik-verhuis.dan"))
    request = asked("ik-verhuis.dan")
    with django_assert_num_queries(1):  # the content version
        followed(request)
        journeys_of(request, product)
