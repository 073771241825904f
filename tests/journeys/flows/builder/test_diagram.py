"""The picture: every node once, arrows down only, loops and far goals named, nothing on top of anything."""

from dataclasses import replace

import pytest
from django.utils.translation import pgettext
from hypothesis import HealthCheck, given, settings

from journeys.flows.builder.counted import Traffic
from journeys.flows.builder.diagram import draw
from journeys.flows.builder.diagram.boxes import WIDTH
from journeys.flows.builder.diagram.drawing import FAR
from journeys.flows.builder.diagram.layers import layered
from journeys.flows.definition import Definition, Kind, Option, Outcome, OutcomeKind, Question, Rule, Test, TestKind
from tests.journeys.flows.builder.made import long_flow
from tests.journeys.flows.strategies import drafts


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts(most=7))
def test_every_node_has_a_box_and_no_two_overlap(flow: Definition):
    diagram = draw(flow)
    assert {box.key for box in diagram.boxes} == {*flow.question_of, *flow.outcome_of}
    for number, one in enumerate(diagram.boxes):
        assert 0 <= one.x <= diagram.width - WIDTH
        assert 0 <= one.y <= diagram.height - one.height
        for other in diagram.boxes[number + 1 :]:
            beside = one.x + WIDTH <= other.x or other.x + WIDTH <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize(
    ("goals", "layers"),
    [
        ({"a": ["b", "c"], "b": ["c"], "c": ["u"]}, {"a": 0, "b": 1, "c": 2, "u": 3}),
        ({"a": ["b", "u"], "b": ["u"]}, {"a": 0, "b": 1, "u": 1}),
        ({"a": ["b"], "b": ["a", "u"]}, {"a": 0, "b": 1, "u": 2}),
        ({"a": ["a", "u"]}, {"a": 0, "u": 1}),
        ({"a": ["u"], "z": ["y"], "y": ["u"]}, {"a": 0, "u": 1, "z": 2, "y": 3}),
        ({"a": [], "x": ["y"], "y": ["x"]}, {"a": 0, "x": 1, "y": 2}),
    ],
)
def test_layers(goals, layers):
    nodes = sorted({*goals, *(goal for there in goals.values() for goal in there)})
    assert layered(goals, "a", nodes) == layers


def test_a_loop_is_named_in_its_box_and_drawn_nowhere_up():
    flow = Definition(
        "a",
        (
            Question("a", Kind.DATE, "Eerst?", to="b"),
            Question("b", Kind.YES_NO, "Dan?", options=(Option("ja", "Ja", to="a"), Option("nee", "Nee", to="u"))),
        ),
        (Outcome("u", OutcomeKind.NOT, "Klaar"),),
    )
    diagram, letter = draw(flow), pgettext("before the number of an outcome", "O")
    second = next(box for box in diagram.boxes if box.key == "b")
    assert [(row.goal, row.far) for row in second.rows] == [("1", True), (f"{letter}1", False)]
    assert len(diagram.arrows) == 2


def test_the_thicker_the_more_visitors():
    flow = long_flow(3)
    counted = Traffic({("q0", "q1"): 30, ("q1", "q2"): 15}, {("q0", "a"): 30}, stops={"q1": 4}, outcomes={"u0": 7})
    diagram = draw(flow, counted=counted)
    assert sorted({float(arrow.width) for arrow in diagram.arrows}) == [1.5, 5.2, 9.0]
    assert next(box for box in diagram.boxes if box.key == "q0").rows[0].count == 30
    assert next(box for box in diagram.boxes if box.key == "q1").stops == 4
    assert next(box for box in diagram.boxes if box.key == "u0").ends == 7


def test_a_count_stands_only_where_it_is_known_and_leaves_room_for_words():
    number = Question(
        "q",
        Kind.NUMBER,
        "Hoeveel?",
        rules=(Rule(Test("q", TestKind.AT_LEAST, ("40",)), "u"), Rule(Test("q", TestKind.AT_LEAST, ("20",)), "v")),
        to="v",
    )
    flow = Definition("q", (number,), tuple(Outcome(key, OutcomeKind.NOT, key) for key in "uv"))
    diagram = draw(flow, counted=Traffic({("q", "u"): 30, ("q", "v"): 9}, unchosen={("q", "u"): 30, ("q", "v"): 9}))
    assert [row.count for row in diagram.boxes[0].rows] == [30, None, None], "two ways to v: not told apart"
    said = Option("a", "Dit is een erg lang antwoord", to="u")
    flow = replace(flow, questions=(Question("q", Kind.SINGLE, "Wat?", options=(said,)),))
    assert len(draw(flow, counted=Traffic(answers={("q", "a"): 12345})).boxes[0].rows[0].text) <= 15


def test_outcomes_of_one_question_hang_below_each_other():
    options = tuple(Option(f"o{n}", f"Keuze {n}", to=f"u{n}") for n in range(6))
    outcomes = tuple(Outcome(f"u{n}", OutcomeKind.APPLIES, f"Uitkomst {n}") for n in range(6))
    diagram = draw(Definition("a", (Question("a", Kind.SINGLE, "Wat?", options=options),), outcomes))
    ends = [box for box in diagram.boxes if not box.is_question]
    assert [box.x for box in ends] == [ends[0].x] * 4 + [ends[4].x] * 2
    assert sorted(box.y for box in ends[:4]) == [box.y for box in ends[:4]]
    assert diagram.width < 3 * WIDTH
    assert len(diagram.arrows) == 6


def test_two_hundred_questions_stay_narrow_enough_to_read():
    diagram = draw(long_flow(200))
    assert len(diagram.boxes) == 210
    assert diagram.width < 3000
    assert FAR <= 3


def test_many_answers_are_cut_short():
    options = tuple(Option(f"o{n}", f"Keuze {n}", to="u") for n in range(30))
    flow = Definition(
        "a", (Question("a", Kind.SINGLE, "Wat?", options=options),), (Outcome("u", OutcomeKind.NOT, "x"),)
    )
    assert len(draw(flow).boxes[0].rows) == 9
