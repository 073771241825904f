"""What holds of every flow, on generated ones."""

import json
from uuid import UUID

import jsonschema
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journeys.flows.checks import findings
from journeys.flows.definition import Definition, DefinitionError, Kind, as_json, from_json
from journeys.flows.engine import from_query, run, to_query
from journeys.flows.parts import assembled, assembly
from journeys.flows.paths import changed_paths, every_path
from journeys.flows.schema import schema
from tests.journeys.flows import reference
from tests.journeys.flows.strategies import (
    AREAS,
    PART,
    TODAY,
    answers,
    area_of,
    drafts,
    flows,
    json_values,
    nonsense,
)

FEW, SOME = settings(max_examples=20, deadline=None), settings(max_examples=50, deadline=None)


def walked(flow: Definition, given_: dict):
    return run(flow, given_, areas=area_of, today=TODAY)


def stands(position) -> str | None:
    node = position.question or position.outcome
    return node.key if node else None


@st.composite
def with_part(draw):
    """A flow that asks another as a part, once or more, and that other flow."""
    inner = draw(flows(3))
    return draw(flows(4, part=inner)), inner


@FEW
@given(flows())
def test_generated_flows_have_no_findings(flow):
    assert findings(flow) == []


@SOME
@given(flows())
def test_a_flow_without_findings_ends_on_every_path(flow):
    paths = every_path(flow, AREAS, 500, today=TODAY)
    assert paths.paths
    assert paths.stuck == ()
    for path in paths.paths[:50]:
        position = walked(flow, path.given)
        assert position.outcome == path.outcome
        assert [step.question for step in position.way] == [step.question for step in path.steps]
        assert [step.answer for step in position.way] == [step.answer.answer for step in path.steps]


@FEW
@given(with_part())
def test_and_so_does_one_with_parts(both):
    flow, inner = both
    assert findings(flow) == findings(inner) == []
    whole = assembled(flow, {PART: inner}.get)
    assert not any(question.kind is Kind.PART for question in whole.questions)
    paths = every_path(whole, AREAS, 200, today=TODAY)
    assert paths.stuck == ()
    for path in paths.paths[:30]:
        assert walked(whole, path.given).outcome == path.outcome


@SOME
@given(st.data())
def test_every_answer_belongs_to_a_class_that_was_walked(data):
    flow = data.draw(flows())
    position = walked(flow, data.draw(answers(flow)))
    assume(position.outcome)
    paths = every_path(flow, AREAS, 2000, today=TODAY)
    assume(not paths.more)
    asked = [step.question.key for step in position.way]
    walked_so = {(tuple(step.question.key for step in path.steps), path.outcome.key) for path in paths.paths}
    assert (tuple(asked), position.outcome.key) in walked_so


@SOME
@given(st.data())
def test_the_engine_agrees_with_a_plain_interpreter(data):
    flow = data.draw(flows() | drafts())
    given_ = data.draw(answers(flow))
    position = walked(flow, given_)
    way, end, _ended = reference.walk(as_json(flow), given_, area_of, TODAY)
    assert ([step.question.key for step in position.way], stands(position)) == (way, end)


@FEW
@given(st.data())
def test_also_on_parts_which_that_one_walks_into(data):
    flow, inner = data.draw(with_part())
    whole = assembled(flow, {PART: inner}.get)
    given_ = data.draw(answers(whole))
    position = walked(whole, given_)
    way, end, _ended = reference.walk(
        as_json(flow), given_, area_of, TODAY, lambda uuid: as_json(inner) if uuid == str(PART) else None
    )
    assert ([step.question.key for step in position.way], stands(position)) == (way, end)


@SOME
@given(st.data())
def test_changing_an_answer_never_leaves_an_impossible_state(data):
    flow = data.draw(flows())
    before = data.draw(answers(flow))
    changed = data.draw(answers(flow, wrong=True))
    given_ = before | dict(list(changed.items())[:2])
    position = walked(flow, given_)
    kept = {step.question.key: given_[step.question.key] for step in position.way}
    again = walked(flow, kept)
    assert (again.way, stands(again)) == (position.way, stands(position))
    assert (position.question is None) != (position.outcome is None)
    assert not set(position.unused) & set(kept)
    assert set(position.unused) | set(kept) >= set(given_) - {position.question.key if position.question else ""}


@SOME
@given(st.data())
def test_the_address_holds_the_answers(data):
    flow = data.draw(flows())
    position = walked(flow, data.draw(answers(flow)))
    again = walked(flow, from_query(to_query(position.way)))
    assert (again.way, stands(again)) == (position.way, stands(position))


@SOME
@given(st.data())
def test_whatever_is_given_the_engine_stands_somewhere(data):
    flow = data.draw(flows() | drafts())
    position = walked(flow, data.draw(answers(flow, wrong=True)))
    assert len({step.question.key for step in position.way}) == len(position.way)
    assert not (position.question and position.outcome)
    assert not position.error or position.question


@FEW
@given(flows(), nonsense)
def test_nonsense_for_every_question_is_an_error_and_no_exception(flow, values):
    for question in flow.questions:
        position = run(
            Definition(question.key, flow.questions, flow.outcomes), {question.key: values}, areas=area_of, today=TODAY
        )
        assert position.way or position.error


@SOME
@given(flows() | drafts())
def test_export_then_import_is_the_identity(flow):
    data = json.loads(json.dumps(as_json(flow)))
    assert from_json(data) == flow
    jsonschema.validate({"flow": data}, SCHEMA)


SCHEMA = schema()


@SOME
@given(json_values)
def test_hostile_json_is_refused_and_no_exception(data):
    for form in (data, {"start": data, "questions": data, "outcomes": data}, {"questions": [data], "outcomes": [data]}):
        try:
            assert isinstance(from_json(form), Definition)
        except DefinitionError as error:
            assert error.messages


@SOME
@given(st.data())
def test_hostile_json_within_a_good_flow_is_refused_and_no_exception(data):
    flow = as_json(data.draw(flows()))
    holder = flow
    for _step in range(data.draw(st.integers(0, 5))):
        inner = list(holder.values()) if isinstance(holder, dict) else holder
        inner = [part for part in inner if isinstance(part, dict | list) and part]
        if not inner:
            break
        holder = data.draw(st.sampled_from(inner))
    place = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[place] = data.draw(json_values)
    try:
        found = from_json(flow)
    except DefinitionError as error:
        assert all(isinstance(message, str) for message in error.messages)
    else:
        findings(found)
        every_path(found, AREAS, 20, today=TODAY)


@SOME
@given(drafts())
def test_a_draft_is_checked_and_walked_whatever_it_is(flow):
    named = findings(flow)
    paths = every_path(flow, AREAS, 300, today=TODAY)
    if not paths.more and paths.stuck:
        assert named, "a path ends nowhere and nothing was found"
    for finding in named:
        assert finding.message
        assert not finding.node or flow.node(finding.node) is not None


@FEW
@given(flows(), flows())
def test_only_changed_paths_are_called_changed(one, other):
    before, after = (every_path(flow, AREAS, 300, today=TODAY) for flow in (one, other))
    assert not changed_paths(before, before)
    changes = changed_paths(before, after)
    back = changed_paths(after, before)
    if not before.more and not after.more:
        assert (changes.gone, changes.new) == (back.new, back.gone)
        assert bool(changes) == ({(p.answers, p.outcome.key) for p in before.paths}
                                 != {(p.answers, p.outcome.key) for p in after.paths})  # fmt: skip


@FEW
@given(st.data())
def test_parts_that_hold_each_other_are_found_and_never_followed(data):
    uuids = [UUID(int=number) for number in range(1, 4)]
    known = {}
    for uuid in uuids:
        flow = data.draw(flows(3, part=data.draw(flows(1))))
        known[uuid] = Definition(
            flow.start,
            tuple(
                type(q)(**{**q.__dict__, "part": data.draw(st.sampled_from([*uuids, UUID(int=9)]))})
                if q.kind is Kind.PART
                else q
                for q in flow.questions
            ),
            flow.outcomes,
        )
    whole = assembly(known[uuids[0]], known.get, uuids[0])
    left = {question.key for question in whole.definition.questions if question.kind is Kind.PART}
    assert left == set(whole.troubles)
    position = walked(whole.definition, data.draw(answers(whole.definition)))
    assert position.question is None or position.question.kind is not Kind.PART


def test_a_number_that_python_does_not_write_out_is_refused():
    many = 10**5000
    limits = {"key": "a", "kind": "number", "number": {"minimum": many, "decimals": many}}
    rule = {"to": "a", "when": {"question": "a", "test": "at_least", "value": [many]}}
    try:
        from_json({"questions": [{**limits, "rules": [rule]}]})
    except DefinitionError as error:
        assert len(error.messages) == 3
    else:
        raise AssertionError("accepted")
