"""Contacts that never were look like those that are, and the desk works with them."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from cms.accounts.roles import Role
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.customers.suggestions import suggestions_for
from contactforms.questions.models import OPEN_STATES, Question
from contactforms.questions.references import clean_reference
from contactforms.questions.services import ask
from contactforms.synth.fill import fill, is_full
from contactforms.synth.moments import moments
from contactforms.synth.names import misspelt
from contactforms.synth.people import again, people
from tests.factories import make_product, make_user


@pytest.mark.django_db
def test_a_small_city_is_filled():
    page, agent = make_product(), make_user(Role.AGENT)
    assert fill(400, still_open=20) == 400
    assert is_full(400) and not is_full(401)
    questions = Question.objects.all()
    assert questions.filter(state__in=OPEN_STATES).count() == 20
    assert set(questions.values_list("page", "service")) == {(page.pk, page.responsible_service_id)}
    assert Contact.objects.count() == questions.filter(contact__isnull=False).count() > 250
    assert set(Contact.objects.values_list("agent", flat=True)) == {agent.pk}
    assert questions.filter(customer__isnull=True).exists() and Customer.objects.count() > 100
    for question in questions[:10]:
        assert clean_reference(question.reference) == question.reference
        assert [event.number for event in question.events.all()] == ([1] if question.is_open else [1, 2])
    for model in (Customer, Contact, Question):
        for row in model.objects.all()[:20]:
            row.full_clean(exclude=["answer"])


@pytest.mark.django_db
def test_the_rows_are_found_and_the_next_real_one_fits_in():
    make_product(), make_user(Role.AGENT)
    fill(200, still_open=0)
    someone = Customer.objects.exclude(phone="").first()
    assert someone is not None
    found = [one.customer.phone for one in suggestions_for(phone=str(someone.phone), name=someone.name)]
    assert someone.phone in found
    assert ask(text="Mag dat?", email="echt@post.example", asked_through="page_form").pk > 200


@pytest.mark.django_db
def test_without_a_catalogue_nothing_is_added():
    assert fill(10) == 0


def test_mondays_are_busy_and_weekends_are_not():
    found = moments(datetime(2026, 3, 4, 12, tzinfo=UTC), 5_000, Random(1))
    assert found == sorted(found) and len(found) == 5_000
    by_day = Counter(at.weekday() for at in found)
    assert by_day[0] > by_day[4] > by_day[6] * 5
    by_hour = Counter(at.hour for at in found)
    assert by_hour[10] > by_hour[8] and not by_hour[3]


def test_families_share_and_hands_slip():
    random = Random(2)
    source = people(random)
    crowd = [next(source) for _number in range(300)]
    homes = Counter((one.street, one.house_number, one.name.split()[-1]) for one in crowd)
    assert max(homes.values()) > 1
    assert max(Counter(one.phone for one in crowd).values()) > 1
    written = [again(one, random) for one in crowd]
    assert all(one.phone or one.email for one in written)
    assert 30 < sum(one.name != two.name for one, two in zip(crowd, written, strict=True)) < 200


@pytest.mark.parametrize("name", ["Jan Janssens", "Els De Vries", "An Maes", "Marie Van den Berghe"])
def test_a_slip_is_small(name):
    for seed in range(30):
        wrong = misspelt(name, Random(seed))
        assert abs(len(wrong) - len(name)) <= 1 and wrong[0] == name[0]
