"""Who answers: nobody is never the answer, and the reason is the right one."""

from itertools import count, product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.organisation.models import Service
from catalogue.products.models import Audience, CatalogueSection, PageException, ProductPage
from catalogue.responsibility import Reason, front_desk_responsibility, responsible_for, standing_in_for
from cms.site.models import HomePage
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db
number = count(1)


def services() -> dict[str, Service | None]:
    """One service of each kind that a page, section or theme can name."""
    successor, end = make_service(), make_service()
    return {
        "none": None,
        "active": make_service(),
        "merged": make_service(active=False, successor=successor),
        "merged twice": make_service(active=False, successor=make_service(active=False, successor=end)),
        "closed": make_service(active=False),
        "merged into closed": make_service(active=False, successor=make_service(active=False)),
    }


ANSWERS = {"active", "merged", "merged twice"}
KINDS = ["none", "active", "merged", "merged twice", "closed", "merged into closed"]


def page_in(section: CatalogueSection, **fields: object) -> ProductPage:
    page = ProductPage(title="Product", slug=f"p{next(number)}", live=False, **fields)
    section.add_child(instance=page)
    return page


def section_in(parent: CatalogueSection, service: Service | None) -> CatalogueSection:
    section = CatalogueSection(title="Rubriek", slug=f"s{next(number)}", responsible_service=service)
    parent.add_child(instance=section)
    return section


def test_the_first_that_answers():
    """Every combination of what the page, the section above it and its theme name."""
    known = services()
    themes = {kind: make_theme(service=known[kind]) for kind in ("none", "active", "closed")}
    for near in KINDS:
        page = page_in(section_in(catalogue_section(), known[near]))
        for own, of_theme in product(KINDS, themes):
            page.responsible_service, page.theme = known[own], themes[of_theme]
            check(page, known, [(own, Reason.PAGE), (near, Reason.SECTION), (of_theme, Reason.THEME)])


def check(page: ProductPage, known: dict[str, Service | None], levels: list[tuple[str, Reason]]) -> None:
    expected = next(((kind, why) for kind, why in levels if kind in ANSWERS), None)
    found = responsible_for(page)
    if expected is None:
        assert found.service.is_front_desk
        assert found.because == Reason.FRONT_DESK
        return
    kind, why = expected
    named = known[kind]
    assert found.because == why
    assert found.service == standing_in_for(named)
    assert found.merged_from == (named if kind != "active" else None)


def test_the_nearest_section_first():
    far, near = make_service(), make_service()
    outer = section_in(catalogue_section(), far)
    inner = section_in(section_in(outer, None), near)
    assert responsible_for(page_in(inner)).service == near
    assert responsible_for(page_in(outer)).service == far
    assert responsible_for(inner).service == near


def test_a_section_answers_for_what_is_below_it_only():
    sideways = section_in(catalogue_section(), make_service())
    other = section_in(catalogue_section(), None)
    assert responsible_for(page_in(other)).because == Reason.FRONT_DESK
    assert responsible_for(page_in(sideways)).because == Reason.SECTION


def test_pages_without_a_theme_or_a_path_have_an_answer():
    assert responsible_for(HomePage.objects.get()).service.is_front_desk
    assert responsible_for(ProductPage(title="Nog nergens")).service.is_front_desk


EXCEPTIONS = [
    # audience, topic of the exception; audience, topic asked with; whether it fits
    ("a", "", "a", "", True),
    ("a", "", "b", "", False),
    ("a", "", None, "", False),
    (None, "Factuur", None, "Factuur", True),
    (None, "Factuur", None, " factuur ", True),
    (None, "Factuur", "a", "factuur", True),
    (None, "Factuur", None, "Fac", False),
    ("a", "Factuur", "a", "Factuur", True),
    ("a", "Factuur", "a", "", False),
    ("a", "Factuur", None, "Factuur", False),
]


@pytest.mark.parametrize(("audience", "topic", "asks_as", "asks_about", "fits"), EXCEPTIONS)
def test_exceptions(audience, topic, asks_as, asks_about, fits):
    people = {name: Audience.objects.create(name=name) for name in "ab"}
    page = make_product()
    special = make_service()
    PageException.objects.create(page=page, audience=people.get(audience), topic=topic, service=special)
    found = responsible_for(page, audience=people.get(asks_as), topic=asks_about)
    assert (found.service == special, found.because == Reason.EXCEPTION) == (fits, fits)


def test_the_most_specific_exception_first_and_a_closed_one_is_passed_over():
    audience = Audience.objects.create(name="a")
    page = make_product()
    both, one = make_service(), make_service()
    PageException.objects.create(page=page, audience=audience, service=one, sort_order=1)
    PageException.objects.create(page=page, audience=audience, topic="T", service=both, sort_order=2)
    assert responsible_for(page, audience=audience, topic="T").service == both
    both.active = False
    both.save()
    assert responsible_for(page, audience=audience, topic="T").service == one


class TestChannels:
    def test_the_services_own_in_order(self):
        service = make_service()
        second = make_channel(service, order=2)
        first = make_channel(service, order=1, public=False)
        make_channel(service, active=False)
        found = responsible_for(make_product(responsible_service=service))
        assert found.channels == (first, second)
        assert found.public_channels == (second,)

    def test_those_the_page_chose_when_they_are_the_services(self):
        service = make_service()
        chosen, _other = make_channel(service), make_channel(service)
        strange = make_channel()
        page = make_product(responsible_service=service)
        page.channels.set([chosen, strange])
        page.save()
        assert responsible_for(ProductPage.objects.get(pk=page.pk)).channels == (chosen,)
        page.channels.set([strange])
        page.save()
        assert len(responsible_for(ProductPage.objects.get(pk=page.pk)).channels) == 2

    def test_the_front_desks(self):
        desk = Service.objects.front_desk()
        channel = make_channel(desk)
        assert front_desk_responsibility().channels == (channel,)
        assert front_desk_responsibility().promise == desk.promise


@pytest.fixture
def known(db) -> dict[str, Service | None]:
    return services()


kinds = st.sampled_from(KINDS)
exceptions = st.lists(st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from(["", "T", "U"]), kinds), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    own=kinds,
    sections=st.lists(kinds, max_size=3),
    theme=st.one_of(st.just("no theme"), kinds),
    exceptions=exceptions,
    audience=st.sampled_from([None, "a", "b"]),
    topic=st.sampled_from(["", "T", "u", "onbekend", "x" * 300]),
)
def test_routing_is_total(known, own, sections, theme, exceptions, audience, topic):
    """Whatever is named, merged or closed wherever: an active service answers, within a promise, for a reason."""
    with transaction.atomic():
        people = {name: Audience.objects.create(name=name) for name in "ab"}
        parent = catalogue_section()
        for kind in sections:
            parent = section_in(parent, known[kind])
        themed = {} if theme == "no theme" else {"theme": make_theme(service=known[theme])}
        page = page_in(parent, responsible_service=known[own], **themed)
        for who, what, kind in exceptions:
            if (who or what) and known[kind] is not None:
                PageException.objects.create(page=page, audience=people.get(who), topic=what, service=known[kind])
        found = responsible_for(page, audience=people.get(audience), topic=topic)
        assert found.service.active
        assert found.service.successor is None
        assert found.promise == found.service.promise >= 1
        assert found.because in Reason
        assert (found.because == Reason.FRONT_DESK) <= found.service.is_front_desk
        if own in ANSWERS and found.because != Reason.EXCEPTION:
            assert found.because == Reason.PAGE
        transaction.set_rollback(True)
