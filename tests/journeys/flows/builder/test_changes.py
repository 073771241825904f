"""Every edit gives a flow that can be read back, and touches what it says and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.flows.builder import changes
from journeys.flows.builder.changes.goals import all_goals
from journeys.flows.definition import (
    All,
    Definition,
    Kind,
    Option,
    Outcome,
    OutcomeKind,
    Question,
    Rule,
    Test,
    TestKind,
    as_json,
    conditions,
    from_json,
)
from journeys.flows.definition.nodes import KEY
from tests.journeys.flows.strategies import drafts

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


WORDS = st.text(st.characters(exclude_characters="\0"), max_size=60)  # as a form lets through


def keys(flow: Definition) -> list[str]:
    return [node.key for node in flow.nodes]


def edits(flow: Definition):
    """Any edit, of a node that is there or not."""
    key = st.sampled_from([*keys(flow), "er-niet"])
    new = st.builds(lambda title: Question(changes.new_key(title, keys(flow)), Kind.DATE, title[:250]), WORDS)
    return st.one_of(
        st.tuples(st.just(changes.add_question), new, key),
        st.tuples(st.just(changes.copy), key, WORDS),
        st.tuples(st.just(changes.remove), key),
        st.tuples(st.just(changes.rename), key, st.text(max_size=60).map(lambda t: changes.new_key(t, keys(flow)))),
        st.tuples(st.just(changes.move), key, st.sampled_from([-1, 1])),
        st.tuples(st.just(changes.reorder), st.permutations(keys(flow))),
        st.tuples(st.just(changes.start_at), key),
        st.tuples(st.just(changes.lead_to), key, st.sampled_from(["to", "rule:0", "rule:9", "option:ja", "x"]), key),
    )


@QUICK
@given(st.data())
def test_no_edit_yields_an_unreadable_flow(data):
    flow = data.draw(drafts())
    before = as_json(flow)
    for _step in range(4):
        edit, *arguments = data.draw(edits(flow))
        changed = edit(flow, *arguments)
        assert from_json(as_json(changed)) == changed
        assert as_json(flow) == before, "the definition that went in is never touched"
        flow, before = changed, as_json(changed)


@QUICK
@given(st.data())
def test_a_new_key_is_a_key_and_is_new(data):
    title, there = data.draw(st.text(max_size=90)), data.draw(st.sets(st.sampled_from(["x", "x-2", "reis", "a"])))
    key = changes.new_key(title, there)
    assert KEY.fullmatch(key)
    assert key not in there
    assert key not in changes.RESERVED


@QUICK
@given(st.data())
def test_renaming_moves_everything_along_and_can_be_turned_back(data):
    flow = data.draw(drafts())
    old = data.draw(st.sampled_from(keys(flow)))
    renamed = changes.rename(flow, old, "een-ander")
    assert old not in keys(renamed)
    assert old not in set(all_goals(renamed))
    assert old not in {t.question for q in renamed.questions for r in q.rules for t in conditions.tests_in(r.when)}
    assert renamed.start != old
    assert changes.rename(renamed, "een-ander", old) == flow


@QUICK
@given(st.data())
def test_reordering_changes_no_way(data):
    flow = data.draw(drafts())
    mixed = changes.reorder(flow, data.draw(st.permutations(keys(flow))))
    assert mixed.question_of == flow.question_of
    assert mixed.outcome_of == flow.outcome_of
    assert changes.reorder(mixed, keys(flow)) == flow


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("Waar woon je?", (), "waar-woon-je"),
        ("Waar woon je?", ("waar-woon-je",), "waar-woon-je-2"),
        ("Éénmalig: hoe groot is het, in m²?", (), "eenmalig-hoe-groot-is-het-in-m2"),
        ("Staat je tuinhuis dichter dan twee meter bij de grens?", (), "staat-je-tuinhuis-dichter-dan-twee-meter"),
        ("???", (), "x"),
        ("Reis", (), "reis-2"),
        ("a_b", (), "a-b"),
        ("a" * 60, (), "a" * 40),
        ("a" * 60, ("a" * 40,), "a" * 38 + "-2"),
    ],
)
def test_keys_from_titles(title, taken, key):
    assert changes.new_key(title, taken) == key


@pytest.fixture
def small() -> Definition:
    hier = Test("waar", TestKind.IS, ("hier",))
    return Definition(
        "waar",
        (
            Question("waar", Kind.SINGLE, "Waar?", options=(Option("hier", "Hier", to="zeker"), Option("weg", "Weg"))),
            Question("zeker", Kind.YES_NO, "Zeker?", rules=(Rule(All((hier, hier)), "uit"),), to="uit"),
        ),
        (Outcome("uit", OutcomeKind.CHECK, "Klaar"),),
    )


def test_removing_leaves_goals_empty_and_names_who_pointed(small):
    assert [(q.key, slot.name) for q, slot in changes.pointing_at(small, "uit")] == [
        ("zeker", "rule:0"),
        ("zeker", "to"),
    ]
    left = changes.remove(small, "uit")
    assert left.outcomes == ()
    assert [slot.own for slot in changes.slots(left.questions[1])] == ["", "", ""]
    assert changes.remove(small, "waar").start == ""


def test_yes_and_no_are_always_there_and_can_be_led(small):
    led = changes.lead_to(small, "zeker", "option:nee", "waar")
    assert [(o.key, o.to) for o in led.question_of["zeker"].options] == [("ja", ""), ("nee", "waar")]


def test_a_question_is_added_behind_another_and_the_first_is_the_start(small):
    new = Question("nieuw", Kind.DATE, "Wanneer?")
    assert [q.key for q in changes.add_question(small, new, "waar").questions] == ["waar", "nieuw", "zeker"]
    assert [q.key for q in changes.add_question(small, new).questions] == ["waar", "zeker", "nieuw"]
    assert changes.add_question(Definition(), new).start == "nieuw"


def test_a_copy_has_a_key_of_its_own_and_stands_behind(small):
    copied = changes.copy(small, "waar", "Kopie van Waar?")
    assert [q.key for q in copied.questions] == ["waar", "kopie-van-waar", "zeker"]
    assert copied.questions[1].options == small.questions[0].options


def test_differences_say_what_happened(small):
    changed = changes.start_at(changes.remove(small, "uit"), "zeker")
    assert [d.key for d in changes.differences(small, changed)] == ["zeker", "uit", "zeker"]
    assert changes.differences(small, small) == ()
    assert len(changes.differences(small, changes.move(small, "waar", 1))) == 1
