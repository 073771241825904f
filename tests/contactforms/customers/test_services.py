"""Writing down who asked."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contactforms.customers.models import Customer
from contactforms.customers.services import register


def test_one_way_is_enough(db):
    assert register(email=" wie@voorbeeld.example ", name=" Wie   Vraagt ").name == "Wie Vraagt"
    assert str(register(phone="+32470123456").phone) == "+32470123456"


def test_nobody_is_nobody(db):
    assert register(name="Alleen een naam") is None


@pytest.mark.parametrize("fields", [{"email": "geen adres"}, {"phone": "12"}])
def test_nonsense_is_refused(db, fields):
    with pytest.raises(ValidationError):
        register(**fields)


def test_the_database_wants_a_way_to_reach(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.create(name="Niemand")


def test_no_name_in_texts_about_them(db):
    customer = register(email="wie@voorbeeld.example", name="Wie Vraagt")
    assert "Wie" not in str(customer)
    assert "voorbeeld" not in str(customer)


def test_people_are_not_merged(db):
    assert register(email="gezin@voorbeeld.example") != register(email="gezin@voorbeeld.example")
