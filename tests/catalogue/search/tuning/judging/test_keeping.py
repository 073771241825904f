"""Saving, deleting, undoing."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.search.tuning.judging.models import Change, Judgement
from catalogue.search.tuning.judging.services.keeping import ChangedSince, Said, delete, save, snapshot, undo
from tests.catalogue.search.tuning.judging.conftest import last_step


def test_a_judgement_gets_the_next_number_of_its_kind(judge, waste):
    assert [judge("vuilzak").reference, judge("mijn zak staat er nog", "C").reference, judge("stort").reference] == [
        "A001", "C001", "A002",
    ]  # fmt: skip


def test_every_step_is_undone(judge, waste, user):
    thing = f"p{waste.pk}"
    first = judge("vuilzak", **{thing: 1})
    save(Said("vuilzakken", "A", "beter", {thing: 3}), user, first)
    undo(last_step(), user)
    assert snapshot(Judgement.objects.get()) == {"query": "vuilzak", "kind": "A", "note": "", "grades": {thing: 1}}
    delete(Judgement.objects.get(), user)
    assert not Judgement.objects.exists()
    undo(last_step(), user)
    assert snapshot(Judgement.objects.get())["grades"] == {thing: 1}
    undo(Change.objects.earliest("pk").step, user)
    assert not Judgement.objects.exists()


def test_what_somebody_changed_since_is_not_undone(judge, waste, user):
    row = judge("vuilzak")
    step = last_step()
    save(Said("vuilzak", "A", "van een ander"), user, row)
    with pytest.raises(ChangedSince) as error:
        undo(step, user)
    assert error.value.references == ["A001"]
    assert Judgement.objects.get().note == "van een ander"


def test_another_kind_gets_another_number_and_that_is_undone_too(judge, waste, user):
    row = judge("vuilzak", **{f"p{waste.pk}": 2})
    save(Said("vuilzak", "C", grades={f"p{waste.pk}": 2}), user, row)
    assert Judgement.objects.get().reference == "C001"
    undo(last_step(), user)
    assert (Judgement.objects.get().reference, Judgement.objects.get().grades.count()) == ("A001", 1)


def test_saving_the_same_leaves_no_change(judge, user):
    row = judge("vuilzak")
    save(Said("vuilzak", "A"), user, row)
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said("VUILZAK", "A"), "__all__"),
        (Said("???", "A"), "query"),
        (Said("", "A"), "query"),
        (Said("x" * 401, "A"), "query"),
        (Said("stort", "Q"), "kind"),
        (Said("stort", "A", reference="1; DROP"), "reference"),
        (Said("stort", "Z", grades={"p1": 3}), "kind"),
    ],
)
def test_what_cannot_be_is_refused_by_field(judge, user, said, field):
    judge("vuilzak")
    with pytest.raises(ValidationError) as error:
        save(said, user)
    assert field in error.value.message_dict
    assert Judgement.objects.count() == 1


def test_grades_of_what_is_not_there_are_left_out(user, waste):
    row = save(Said("vuilzak", "A", grades={f"p{waste.pk}": 3, "p99999999": 2, "s1; --": 1, "ü3": 1}), user)
    assert {grade.key for grade in row.grades.all()} == {f"p{waste.pk}"}
