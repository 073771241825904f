"""A form that holds a question gives the same question back; what does not fit is refused at its field."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journeys.flows.builder.changes.goals import all_goals
from journeys.flows.builder.typed import (
    GoalRow,
    OptionRow,
    RuleRow,
    TestRow,
    TypedQuestion,
    built_outcome,
    built_question,
    read_question,
    take_step,
    typed_outcome,
    typed_question,
)
from journeys.flows.definition import Definition, Kind, Option, Outcome, OutcomeKind, Question
from tests.journeys.flows.strategies import flows

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
FLOW = Definition(
    "waar",
    (
        Question("waar", Kind.SINGLE, "Waar?", options=(Option("hier", "Hier"), Option("weg", "Weg")), to="groot"),
        Question("groot", Kind.NUMBER, "Hoe groot?", to="uit"),
        Question("dag", Kind.DATE, "Wanneer?", to="uit"),
    ),
    (Outcome("uit", OutcomeKind.CHECK, "Klaar"),),
)


def sent(typed: TypedQuestion) -> QueryDict:
    """What a browser sends of the form."""
    data = QueryDict(mutable=True)
    for name in ("key", "kind", "title", "unit", "minimum", "maximum", "decimals", "table", "part"):
        data[name] = getattr(typed, name)
    data["help-html"] = typed.help
    if typed.needed:
        data["needed"] = "1"

    def goal(at: str, row: GoalRow) -> None:
        data[f"{at}-to"], data[f"{at}-title"] = row.to, row.title

    goal("goal", typed.goal)
    for row in typed.options:
        data.appendlist("option", row.mark)
        at = f"option-{row.mark}"
        data[f"{at}-key"], data[f"{at}-label"], data[f"{at}-hint"] = row.key, row.label, row.hint
        goal(at, row.goal)
    for rule in typed.rules:
        data.appendlist("rule", rule.mark)
        at = f"rule-{rule.mark}"
        data[f"{at}-how"] = rule.how
        goal(at, rule.goal)
        for test in rule.tests:
            data.appendlist(f"{at}-test", test.mark)
            one = f"{at}-test-{test.mark}"
            data[f"{one}-question"], data[f"{one}-kind"], data[f"{one}-kept"] = test.question, test.kind, test.kept
            data.setlist(f"{one}-value", list(test.values))
    return data


@QUICK
@given(flows())
def test_what_a_form_shows_comes_back_the_same(flow):
    assume(all(flow.node(goal) for goal in all_goals(flow)))  # a browser cannot send one that is not in the list
    for question in flow.questions:
        typed = typed_question(question)
        if question.kind is Kind.YES_NO:
            continue  # yes and no get their words: see below
        built = built_question(read_question(sent(typed)), flow, question.key)
        assert [w.message for w in built.wrong] == []
        assert same(built.node, question)
    for outcome in flow.outcomes:
        assert built_outcome(typed_outcome(outcome), flow, outcome.key).node == outcome


def same(built: Question, question: Question) -> bool:
    """Equal, but for groups of one test and white space in titles, which the form writes more simply."""
    plain = lambda condition: getattr(condition, "of", (condition,))  # noqa: E731
    rules = lambda q: [(plain(rule.when), rule.to) for rule in q.rules]  # noqa: E731
    words = lambda q: (q.key, q.kind, q.title.split(), q.to, q.limits, q.needed, q.table)  # noqa: E731
    options = lambda q: [(o.key, o.label.split(), o.to) for o in q.options]  # noqa: E731
    return rules(built) == rules(question) and words(built) == words(question) and options(built) == options(question)


@QUICK
@given(st.dictionaries(st.sampled_from(["title", "kind", "option", "rule", "rule-0-test", "rule-0-to", "option-0-to",
                                        "option-0-label", "rule-0-test-0-question", "rule-0-test-0-kept", "part"]),
                       st.lists(st.text(max_size=12) | st.sampled_from(["0", "+question", "+this", "number", "part"]),
                                max_size=3)))  # fmt: skip
def test_whatever_is_sent_is_answered(data):
    query = QueryDict(mutable=True)
    for name, values in data.items():
        query.setlist(name, values)
    built_question(read_question(query), FLOW)


def wrong_at(typed: TypedQuestion, old: str = "") -> list[str]:
    return [one.at for one in built_question(typed, FLOW, old).wrong]


def test_goals_make_new_questions_and_outcomes():
    typed = TypedQuestion(kind="yes_no", title="Ben je zeker?")
    typed.options = [
        OptionRow("0", "ja", "Ja", goal=GoalRow("+question", "Hoe zeker?")),
        OptionRow("1", "nee", "Nee", goal=GoalRow("+outcome", "Niet zeker")),
    ]
    built = built_question(typed, FLOW)
    assert built.wrong == []
    assert [(type(node), node.key) for node in built.made] == [(Question, "hoe-zeker"), (Outcome, "niet-zeker")]
    assert [o.to for o in built.node.options] == ["hoe-zeker", "niet-zeker"]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        (TypedQuestion(), ["title"]),
        (TypedQuestion(title="Wat?", kind="boe"), ["kind"]),
        (TypedQuestion(title="Wat?", key="Met Spatie"), ["key"]),
        (TypedQuestion(title="Wat?", key="waar"), ["key"]),
        (TypedQuestion(title="Wat?", key="reis"), ["key"]),
        (TypedQuestion(title="Wat?", goal=GoalRow("weg")), ["goal-to"]),
        (TypedQuestion(title="Wat?", goal=GoalRow("+question")), ["goal-title"]),
        (TypedQuestion(title="Wat?", options=[OptionRow("4", goal=GoalRow("uit"))]), ["option-4-label"]),
        (TypedQuestion(title="Wat?", kind="number", minimum="veel"), ["minimum"]),
        (TypedQuestion(title="Wat?", kind="number", minimum="3", maximum="2,5"), ["maximum"]),
        (TypedQuestion(title="Wat?", kind="number", decimals="9"), ["decimals"]),
        (TypedQuestion(title="Wat?", kind="part", part="geen"), ["part"]),
        (TypedQuestion(title="Wat?", rules=[RuleRow("0", goal=GoalRow("uit"))]), ["rule-0"]),
        (
            TypedQuestion(title="Wat?", rules=[RuleRow("0", tests=[TestRow("1", "er-niet")])]),
            ["rule-0-test-1-question"],
        ),
        (
            TypedQuestion(title="W", rules=[RuleRow("0", tests=[TestRow("1", "waar", "at_least")])]),
            ["rule-0-test-1-kind"],
        ),
        (TypedQuestion(title="W", rules=[RuleRow("0", tests=[TestRow("1", "waar", "is")])]), ["rule-0-test-1-value"]),
        (
            TypedQuestion(title="W", rules=[RuleRow("0", tests=[TestRow("1", "groot", "at_least", ("x",))])]),
            ["rule-0-test-1-value"],
        ),
        (
            TypedQuestion(title="W", rules=[RuleRow("0", tests=[TestRow("1", "dag", "years_ago", ("1,5",))])]),
            ["rule-0-test-1-value"],
        ),
    ],
)
def test_what_is_refused_and_where(typed, at):
    assert wrong_at(typed) == at


@pytest.mark.parametrize(
    ("question", "kind", "typed", "kept"),
    [
        ("groot", "at_least", ("40,5",), ("40.5",)),
        ("dag", "on_or_after", ("27/3/2026",), ("2026-03-27",)),
        ("dag", "years_ago", ("18",), ("18",)),
        ("waar", "is_not", ("hier", "weg"), ("hier", "weg")),
        ("+this", "is", ("+1",), ("tweede",)),
    ],
)
def test_values_are_kept_as_the_engine_reads_them(question, kind, typed, kept):
    form = TypedQuestion(title="Wat?", options=[OptionRow("0", "", "Eerste"), OptionRow("1", "", "Tweede")])
    form.rules = [RuleRow("0", tests=[TestRow("0", question, kind, typed)], goal=GoalRow("uit"))]
    built = built_question(form, FLOW)
    assert built.wrong == []
    assert built.node.rules[0].when.values == kept
    assert built.node.rules[0].when.question == ("wat" if question == "+this" else question)


def test_buttons_of_the_rows():
    typed = TypedQuestion(options=[OptionRow("0", label="a"), OptionRow("1", label="b")])
    assert take_step(typed, "option-add") == "option-2"
    assert take_step(typed, "option-up:2") == "option-up-2"
    assert [row.mark for row in typed.options] == ["0", "2", "1"]
    assert take_step(typed, "option-remove:0") == "option-2"
    assert take_step(typed, "rule-add") == "rule-0"
    assert take_step(typed, "test-add:0") == "rule-0-test-1"
    assert take_step(typed, "test-remove:0:0") == "rule-0-test-1"
    for nonsense in ("", "x", "option-boe:1", "option-up:9", "test-add:7", "rule-remove:x"):
        take_step(typed, nonsense)
    assert ([row.mark for row in typed.options], len(typed.rules[0].tests)) == (["2", "1"], 1)


def test_options_keep_their_keys_when_their_words_change():
    typed = typed_question(FLOW.questions[0])
    typed.options[0].label = "In de stad"
    typed.options.append(OptionRow("9", label="Hier"))
    built = built_question(typed, FLOW, "waar")
    assert [(o.key, o.label) for o in built.node.options] == [
        ("hier", "In de stad"),
        ("weg", "Weg"),
        ("hier-2", "Hier"),
    ]
