"""Writing down who asked."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.accounts.roles import Role
from contactforms.customers import company_numbers
from contactforms.customers.models import Customer
from contactforms.customers.services import change, register, say_asked_before
from tests.factories import make_user


@pytest.fixture
def actor(db):
    return make_user(Role.AGENT)


def test_one_way_is_enough(db):
    assert register(email=" wie@voorbeeld.example ", name=" Wie   Vraagt ").name == "Wie Vraagt"
    assert str(register(phone="+32470123456").phone) == "+32470123456"
    assert register(street="Kapelstraat", house_number="1").address_line == "Kapelstraat 1"


def test_nobody_is_nobody(db):
    assert register(name="Alleen een naam") is None
    assert register(name="Alleen een naam", municipality="Hasselt") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "geen adres"},
        {"phone": "12"},
        {"phone": "020 12 34 567"},
        {"phone": "0470123456", "kind": "business", "company_number": "0123.456.789"},
        {"phone": "0470123456", "preferred_channel": "duif"},
    ],
)
def test_nonsense_is_refused(db, fields):
    with pytest.raises(ValidationError):
        register(**fields)


def test_a_field_that_is_none_is_a_mistake_of_ours(db):
    with pytest.raises(TypeError):
        register(phone="0470123456", adres="Kapelstraat 1")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("0495/12.34.56", "+32495123456"), ("1700", "1700"), ("011 23 95 00 toestel 7", "+3211239500;ext=7")],
)
def test_a_number_is_kept_in_one_form(db, written, kept):
    customer = register(phone=written)
    with_text = Customer.objects.extra(select={"kept": "phone"}).get(pk=customer.pk)
    assert with_text.kept == kept
    assert Customer.objects.get(phone=written) == customer, "any spelling finds it"
    again = Customer.objects.get(pk=customer.pk)
    again.full_clean()
    again.save()
    assert Customer.objects.extra(select={"kept": "phone"}).get(pk=customer.pk).kept == kept


def test_the_database_wants_a_way_to_reach(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.create(name="Niemand")


def test_no_name_in_texts_about_them(db):
    customer = register(email="wie@voorbeeld.example", name="Wie Vraagt")
    assert "Wie" not in str(customer)
    assert "voorbeeld" not in str(customer)


def test_people_are_not_merged(db):
    assert register(email="gezin@voorbeeld.example") != register(email="gezin@voorbeeld.example")


def test_a_change_is_written_down_with_who_did_it(actor):
    customer = register(email="wie@voorbeeld.example", name="Wie Vraagt")
    assert customer.history.get().history_user is None, "the person themself"
    change(customer, actor, name="Wie Weet", preferred_channel="email")
    assert customer.history.first().history_user == actor
    customer.refresh_from_db()
    assert (customer.name, customer.name_key, customer.preferred_channel) == ("Wie Weet", "wet wie", "email")


def test_the_columns_to_find_by_follow_also_in_bulk(db):
    Customer.objects.bulk_create([Customer(name="Eva De Vries", street="Kapelstr.", house_number="3", box="1")])
    row = Customer.objects.get()
    assert (row.name_key, row.address_key) == ("devries eva", "kapelstraat|3|")


@pytest.mark.parametrize("written", ["BE 0207.494.678", "0207494678", "207 494 678"])
def test_company_numbers(db, written):
    assert register(phone="011 23 95 00", kind="business", company_number=written).company_number == "0207494678"
    assert register(phone="011 23 95 00", kind="citizen", company_number=written).company_number == ""


@pytest.mark.parametrize("wrong", ["0207494679", "2207494678", "12", "abc"])
def test_company_numbers_check_themselves(wrong):
    with pytest.raises(ValidationError):
        company_numbers.check(wrong)


def test_who_says_to_have_asked_before(db):
    customer = register(email="wie@voorbeeld.example")
    say_asked_before(customer)
    customer.refresh_from_db()
    first = customer.asked_before_at
    assert first <= timezone.now()
    say_asked_before(customer)
    customer.refresh_from_db()
    assert customer.asked_before_at == first
