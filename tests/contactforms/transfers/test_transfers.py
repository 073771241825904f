"""Putting through: counted once a click, corrected by the other button, and added up by service."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.transfers.counting import Reached, reached_by_service, reached_today, total_of
from contactforms.transfers.models import Transfer
from contactforms.transfers.services import put_through
from tests.factories import make_service, make_user


@pytest.fixture
def agent(db):
    return make_user(Role.AGENT)


@pytest.fixture
def contact(agent) -> Contact:
    return Contact.objects.create(agent=agent)


def put(contact, service, reached, key=None):
    return put_through(contact, contact.agent, service, reached=reached, key=key or uuid4())


def test_a_double_click_counts_once(contact):
    service, key = make_service(), uuid4()
    assert put(contact, service, True, key) == put(contact, service, True, key)
    assert reached_today(service) == Reached(1, 1)


def test_the_other_button_within_a_minute_corrects(contact):
    service = make_service()
    put(contact, service, True)
    put(contact, service, False)
    assert reached_today(service) == Reached(1, 0)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        put(contact, service, True)
    assert Transfer.objects.count() == 2


def test_tried_again_counts_again(contact):
    service = make_service()
    put(contact, service, False)
    put(contact, service, False)
    assert reached_today(service) == Reached(2, 0)


def test_only_in_ones_own_contact(contact):
    with pytest.raises(Refused):
        put_through(contact, make_user(Role.AGENT), make_service(), reached=True, key=uuid4())


def test_counted_by_service_and_day(contact, django_assert_num_queries):
    often, never, before = make_service(name="Vaak"), make_service(name="Nooit"), make_service(name="Vroeger")
    for service, reached, at in (
        (often, True, "2026-11-26T23:59:00+01:00"),
        (often, False, "2026-11-20T00:00:00+01:00"),
        (never, False, "2026-11-25T12:00:00+01:00"),
        (before, True, "2026-11-19T23:59:00+01:00"),
    ):
        Transfer.objects.create(
            key=uuid4(), contact=contact, agent=contact.agent, service=service, reached=reached, at=at
        )
    with django_assert_num_queries(2):
        lines = reached_by_service(date(2026, 11, 20), date(2026, 11, 26))
    assert [(line.service.name, line.count.tried, line.count.share) for line in lines] == [
        ("Nooit", 1, 0),
        ("Vaak", 2, 50),
    ]
    assert total_of(lines) == Reached(3, 1)
    assert Reached(0, 0).share is None
