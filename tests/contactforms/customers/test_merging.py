"""One person in two rows: put together by hand, taken apart exactly."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.accounts.roles import Role
from contactforms.customers.clusters import rows_of
from contactforms.customers.models import Customer, Merge, NotTheSame
from contactforms.customers.services import Refused, merge, not_the_same, register, take_back, undo
from tests.factories import make_user


@pytest.fixture
def actor(db):
    return make_user(Role.AGENT)


@pytest.fixture
def people(db) -> list[Customer]:
    return [register(email="zelfde@voorbeeld.example", name="Wie Vraagt") for _ in range(5)]


def heads(people: list[Customer]) -> list[int]:
    """For each row the place in the list of the one that stands for it."""
    places = {row.pk: place for place, row in enumerate(people)}
    found = dict(Customer.objects.values_list("pk", "merged_into_id"))
    return [places[found[row.pk] or row.pk] for row in people]


def test_merging_moves_nothing_but_the_pointer(actor, people):
    before = list(Customer.objects.order_by("pk").values())
    made = merge(people[0], people[1], actor)
    after = list(Customer.objects.order_by("pk").values())
    assert [row | {"merged_into_id": None} for row in after] == before
    assert heads(people) == [0, 0, 2, 3, 4]
    assert [row.pk for row in rows_of(people[0])] == [people[0].pk, people[1].pk]
    assert (made.by, made.score, made.reasons) == (actor, 80, ["same_name", "same_email"])
    undo(made, actor)
    assert list(Customer.objects.order_by("pk").values()) == before


def test_who_did_it_is_in_the_history(actor, people):
    made = merge(people[0], people[1], actor)
    undo(made, actor)
    assert [row.history_user for row in people[1].history.all()[:2]] == [actor, actor]
    made.refresh_from_db()
    assert (made.undone_by, made.can_be_undone()) == (actor, False)


def test_all_rows_of_both_follow_one_head(actor, people):
    merge(people[1], people[2], actor)
    merge(people[3], people[4], actor)
    merge(people[1], people[4], actor)
    assert heads(people) == [0, 1, 1, 1, 1]


def test_what_is_one_already_is_said_so(actor, people):
    merge(people[0], people[1], actor)
    with pytest.raises(Refused):
        merge(people[1], people[0], actor)
    with pytest.raises(Refused):
        merge(people[0], people[0], actor)
    assert Merge.objects.count() == 1


def test_undoing_ends_after_thirty_days(actor, people):
    made = merge(people[0], people[1], actor)
    with pytest.raises(Refused):
        undo(made, actor, at=made.at + timedelta(days=30, seconds=1))
    assert heads(people)[1] == 0
    undo(made, actor, at=made.at + timedelta(days=30))
    assert heads(people)[1] == 1


def test_the_second_click_finds_it_undone(actor, people):
    made = merge(people[0], people[1], actor)
    first = undo(made, actor)
    assert undo(made, make_user()).undone_by_id == first.undone_by_id


def test_a_new_merge_after_an_undone_one(actor, people):
    undo(merge(people[0], people[1], actor), actor)
    merge(people[2], people[1], actor)
    assert heads(people) == [0, 2, 2, 3, 4]


def test_two_that_were_told_apart_are_not_merged(actor, people):
    merge(people[0], people[1], actor)
    assert not_the_same(people[2], people[1], actor) == not_the_same(people[1], people[2], actor)
    with pytest.raises(Refused):
        merge(people[0], people[2], actor)
    take_back(people[0], people[2])
    merge(people[0], people[2], actor)
    with pytest.raises(Refused):
        not_the_same(people[1], people[2], actor)


@pytest.mark.parametrize("target", ["merged", "itself"])
def test_the_database_keeps_it_one_level_deep(actor, people, target):
    merge(people[0], people[1], actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        if target == "merged":
            Customer.objects.filter(pk=people[2].pk).update(merged_into=people[1])
        else:
            Customer.objects.filter(pk=people[2].pk).update(merged_into=people[2])
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.filter(pk=people[0].pk).update(merged_into=people[2])
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.create(email="x@voorbeeld.example", merged_into=people[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(kept=people[2], absorbed=people[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        NotTheSame.objects.create(one=people[3], other=people[2], by=actor)


@dataclass
class Model:
    """What should be: the edges that are in force, and nothing else."""

    edges: dict[int, int] = field(default_factory=dict)

    def head(self, place: int) -> int:
        while place in self.edges:
            place = self.edges[place]
        return place


STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)), max_size=10)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_order_of_merging_and_undoing(actor, people, steps):
    """What is left is what the merges that were not undone make, as if the others had never been."""
    with transaction.atomic():
        model, made = Model(), {}
        for merging, one, other in steps:
            if merging and model.head(one) != model.head(other):
                absorbed = model.head(other)
                model.edges[absorbed] = model.head(one)
                made[absorbed] = merge(people[one], people[other], actor)
            elif not merging and one in made:
                undo(made.pop(one), actor, at=timezone.now() + timedelta(days=1))
                del model.edges[one]
            assert heads(people) == [model.head(place) for place in range(5)]
        transaction.set_rollback(True)
