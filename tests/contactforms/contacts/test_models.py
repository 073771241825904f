"""What the database holds true of a contact."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.contacts.models import ConsultedItem, Contact
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def test_a_contact_needs_an_agent_only():
    contact = Contact.objects.create(agent=make_user(Role.AGENT))
    assert contact.running
    assert contact.customer is None and not contact.phone


def test_it_cannot_end_before_it_begins():
    contact = Contact(agent=make_user(), ended_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(IntegrityError, match="contact_ends_after_its_start"), transaction.atomic():
        contact.save()


def test_one_call_of_the_exchange_is_one_contact():
    agent = make_user()
    Contact.objects.create(agent=agent, call_id="centrale-1")
    with pytest.raises(IntegrityError, match="call_id"), transaction.atomic():
        Contact.objects.create(agent=agent, call_id="centrale-1")
    Contact.objects.create(agent=agent)
    Contact.objects.create(agent=agent)  # no call, no clash


def test_an_item_stands_once_in_a_contact():
    contact, page = Contact.objects.create(agent=make_user()), make_product()
    ConsultedItem.objects.create(contact=contact, item_uuid=page.uuid, title=page.title, page=page)
    with pytest.raises(IntegrityError, match="item_once_per_contact"), transaction.atomic():
        ConsultedItem.objects.create(contact=contact, item_uuid=page.uuid, title=page.title)


def test_typing_notes_leaves_no_row_of_history_but_ending_does():
    contact = Contact.objects.create(agent=make_user())
    contact.notes = "Belt over een afvalbak."
    contact.save(update_fields=["notes"])
    assert not hasattr(contact.history.model(), "notes")
    contact.ended_at = timezone.now()
    contact.save()
    assert contact.history.first().ended_at == contact.ended_at
