"""Each document knows who answers for its page, whatever was changed; and learning it costs little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.organisation.services.front_desk import move_front_desk
from catalogue.search.models import SearchDocument
from tests.factories import catalogue_section, make_department, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db


def answering(page):
    return SearchDocument.objects.values_list("service_pk", "department_pk").get(page=page)


def pair(service):
    return service.pk, service.department_id


@pytest.fixture
def page():
    """A product that names a service which does not answer."""
    return make_product(responsible_service=make_service(active=False), theme=make_theme())


def through_the_theme(page, service):
    page.theme.service = service
    page.theme.save()


def through_the_section(page, service):
    section = catalogue_section()
    section.responsible_service = service
    section.save_revision().publish()


def as_the_front_desk(page, service):
    move_front_desk(service)


def awake_again(page, service):
    page.responsible_service.active = True
    page.responsible_service.department = service.department
    page.responsible_service.save()


@pytest.mark.parametrize("change", [through_the_theme, through_the_section, as_the_front_desk, awake_again])
def test_who_begins_to_answer_is_known_at_once(page, change):
    service = make_service()
    change(page, service)
    expected = pair(page.responsible_service if change is awake_again else service)
    assert answering(page) == expected


def test_a_department_that_takes_over_a_service_is_known_at_once():
    service = make_service()
    page, other = make_product(responsible_service=service), make_department()
    service.department = other
    service.save()
    assert answering(page) == (service.pk, other.pk)


def asked(action):
    with CaptureQueriesContext(connection) as queries:
        action()
    return [query["sql"] for query in queries if "products_productpage" in query["sql"]]


@pytest.mark.parametrize("make", [make_service, make_theme])
def test_no_page_is_asked_for_what_is_new(page, make):
    assert asked(make) == []


def test_what_pages_say_is_not_read_to_learn_who_answers(page):
    service = make_service()
    one = asked(service.save)
    make_product()
    assert len(asked(service.save)) == len(one) == 1
    assert "short_answer" not in one[0]
