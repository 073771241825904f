"""Who sees how much of a person, and that every look is written down."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from cms.accounts.roles import Role
from contactforms.customers.services import register
from contactforms.privacy.masking import Level, mask_email, mask_name, mask_phone, seen_at
from contactforms.privacy.models import Purpose, ReadLogEntry
from contactforms.privacy.reading import level_for, reveal, reveal_many
from tests.factories import make_service, make_user


@pytest.mark.parametrize(
    ("mask", "given", "seen"),
    [
        (mask_name, "Jan Peeters", "J… P…"),
        (mask_name, "  ", ""),
        (mask_email, "jan.peeters@peeters.example", "j…@…"),
        (mask_email, "", ""),
        (mask_phone, "+32470123445", "…45"),
        (mask_phone, "0470 12 34 45", "…45"),
        (mask_phone, "112", "…"),
        (mask_phone, "", ""),
    ],
)
def test_masks(mask, given, seen):
    assert mask(given) == seen


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30)


@given(first=st.characters(categories=("L",)), rest=WORDS, other=WORDS)
def test_a_mask_tells_no_two_apart_beyond_what_it_shows(first, rest, other):
    """Whoever shares the initial, or the last two digits, looks the same, however long the rest is."""
    one, two = (first + "".join(text.split()) for text in (rest, other))
    assert mask_name(one) == mask_name(two)
    assert mask_email(f"{one}@a.example") == mask_email(f"{two}@{other}b.example")
    digits = [f"0470{sum(map(ord, text)) % 10_000:04}45" for text in (rest, other)]
    assert mask_phone(digits[0]) == mask_phone(digits[1])


@given(name=WORDS, email=WORDS, phone=WORDS)
def test_hidden_is_nothing_and_masked_at_most_a_letter_of_each(name, email, phone):
    person = SimpleNamespace(uuid="", name=name, email=email, phone=phone)
    assert seen_at(Level.HIDDEN, person) == seen_at(Level.HIDDEN, None)
    seen = seen_at(Level.MASKED, person)
    assert (seen.masked, seen.address) == (True, "")
    assert len(seen.name.replace("…", "").replace(" ", "")) <= len(name.split())
    assert len(seen.email) <= 4 and sum(map(str.isdigit, seen.phone)) <= 2


@pytest.fixture
def customer(db):
    return register(email="jan@peeters.example", phone="+32470123445", name="Jan Peeters")


@pytest.fixture
def service(db):
    return make_service()


@pytest.fixture
def sensitive(db):
    return make_service(sensitive=True)


def test_who_sees_how_much(service, sensitive):
    def levels(user) -> tuple[Level, Level]:
        return level_for(user, service), level_for(user, sensitive)

    both = (service, sensitive)
    full, masked, hidden = Level.FULL, Level.MASKED, Level.HIDDEN
    assert levels(make_user(Role.EXPERT, services=both)) == (full, full)
    assert levels(make_user(Role.AGENT, services=both)) == (full, full)
    assert levels(make_user(Role.LEAD, services=both)) == (full, full)
    assert levels(make_user(Role.EXPERT)) == (masked, hidden)
    assert levels(make_user(Role.LEAD)) == (masked, hidden)
    assert levels(make_user(is_superuser=True)) == (masked, hidden)
    assert levels(make_user(Role.EDITOR, services=both)) == (masked, hidden), "a member without the permission"
    assert levels(make_user(Role.PRIVACY_OFFICER)) == (masked, hidden)
    assert levels(make_user(Role.EXPERT, services=both, is_active=False)) == (hidden, hidden)
    assert levels(AnonymousUser()) == (hidden, hidden)
    assert levels(None) == (masked, masked), "someone with the private link"


def test_a_full_look_is_logged(customer, service):
    expert = make_user(Role.EXPERT, services=(service,))
    seen = reveal(customer, expert, Purpose.ANSWER, "portal:question", service=service)
    assert (seen.name, seen.email, seen.phone) == ("Jan Peeters", "jan@peeters.example", "0470 12 34 45")
    entry = ReadLogEntry.objects.get()
    assert (entry.actor, entry.subject_uuid, entry.purpose, entry.place) == (
        expert,
        customer.uuid,
        "answer",
        "portal:question",
    )
    assert entry.fields == "name, email, phone"
    assert "jan" not in str(entry).lower()


def test_a_masked_look_is_logged_as_such(customer, service):
    lead = make_user(Role.LEAD)
    seen = reveal(customer, lead, Purpose.OVERSEE, "portal:overview", service=service)
    assert (seen.name, seen.email, seen.phone, seen.masked) == ("J… P…", "j…@…", "…45", True)
    assert ReadLogEntry.objects.get().fields == "name, email, phone (masked)"


def test_nothing_seen_is_nothing_logged(customer, sensitive):
    seen = reveal(customer, make_user(Role.LEAD), Purpose.OVERSEE, "portal:overview", service=sensitive)
    assert (seen.name, seen.email, seen.phone) == ("", "", "")
    assert reveal(None, make_user(Role.LEAD), Purpose.OVERSEE, "x", service=sensitive).shown == ()
    assert not ReadLogEntry.objects.exists()


def test_a_list_costs_the_same_for_many(service, django_assert_num_queries):
    expert = make_user(Role.EXPERT, services=(service,))
    people = [(register(email=f"p{n}@voorbeeld.example"), service) for n in range(20)]
    expert.has_perm("customers.see_personal_data")
    with django_assert_num_queries(2):  # the memberships, the log
        seen = reveal_many(people, expert, Purpose.EXPORT, "portal:export")
    assert [person.email for person in seen] == [f"p{n}@voorbeeld.example" for n in range(20)]
    assert ReadLogEntry.objects.count() == 20


def test_a_look_that_is_rolled_back_shows_nothing_either(customer, service):
    """The log is in the transaction of the reading: there is no reading without its row."""
    from django.db import transaction

    expert = make_user(Role.EXPERT, services=(service,))
    with transaction.atomic():
        reveal(customer, expert, Purpose.ANSWER, "portal:question", service=service)
        transaction.set_rollback(True)
    assert not ReadLogEntry.objects.exists()
