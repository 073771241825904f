"""Every defect is named by question and option."""

import pytest
from django.utils import translation

from journeys.flows.checks import FindingKind, findings
from journeys.flows.definition import from_json
from tests.journeys.flows.making import SMALL, changed

WAT, GROOT, OPTION = ("questions", 0), ("questions", 1), ("questions", 0, "options", 1)


def question(key, **values):
    return {"key": key, "kind": "yes_no", "title": key.title(), "to": "nee"} | values


def with_question(key, to="nee", **values):
    """SMALL with one more question, to which the second option leads."""
    flow = changed("questions", 2, value=question(key, to=to, **values))
    return changed(*OPTION, "to", value=key, of=flow)


def rule(question="groot", test="at_least", value=("40",)):
    return {"when": {"question": question, "test": test, "value": list(value)}, "to": "ja"}


def only_rule(**values):
    return changed(*GROOT, "rules", 0, value=rule(**values))


CASES = {
    "no start": (changed("start"), FindingKind.NO_START, "", ""),
    "start that is an outcome": (changed("start", value="nee"), FindingKind.NO_START, "", ""),
    "option to nowhere": (changed(*OPTION, "to"), FindingKind.NO_GOAL, "wat", "niets"),
    "option to what is not there": (changed(*OPTION, "to", value="weg"), FindingKind.UNKNOWN_GOAL, "wat", "niets"),
    "number without otherwise": (changed(*GROOT, "to"), FindingKind.NO_GOAL, "groot", ""),
    "rule to nowhere": (changed(*GROOT, "rules", 0, "to"), FindingKind.NO_GOAL, "groot", 0),
    "rule to what is not there": (changed(*GROOT, "rules", 0, "to", value="x"), FindingKind.UNKNOWN_GOAL, "groot", 0),
    "dead end": (with_question("eind", to=""), FindingKind.DEAD_END, "eind", ""),
    "unreachable question": (changed("questions", 2, value=question("los")), FindingKind.UNREACHABLE, "los", ""),
    "unreachable outcome": (
        changed("outcomes", 2, value={"key": "los", "kind": "not", "title": "Los", "text": "x"}),
        FindingKind.UNREACHABLE, "los", "",
    ),
    "loop of two": (with_question("terug", to="wat"), FindingKind.LOOP, "wat", ""),
    "loop of one": (with_question("terug", to="terug"), FindingKind.LOOP, "terug", ""),
    "never ends": (with_question("terug", to="terug"), FindingKind.NEVER_ENDS, "terug", ""),
    "question without words": (changed(*WAT, "title", value=" "), FindingKind.NO_TITLE, "wat", ""),
    "option without words": (changed(*OPTION, "label"), FindingKind.NO_TITLE, "wat", "niets"),
    "one option": (changed(*OPTION), FindingKind.FEW_OPTIONS, "wat", ""),
    "condition over a later question": (
        changed(*WAT, "rules", value=[rule()]), FindingKind.CANNOT_COME_BEFORE, "wat", 0,
    ),
    "condition over another branch": (
        changed(*GROOT, "rules", 0, value=rule(question="zij", test="is", value=("ja",)), of=with_question("zij")),
        FindingKind.CANNOT_COME_BEFORE, "groot", 0,
    ),
    "condition over no question": (only_rule(question="weg"), FindingKind.CANNOT_COME_BEFORE, "groot", 0),
    "test of another kind": (only_rule(test="is"), FindingKind.WRONG_TEST, "groot", 0),
    "unknown option": (only_rule(question="wat", test="is", value=("kasteel",)), FindingKind.UNKNOWN_VALUE, "groot", 0),
    "no number": (only_rule(value=("veel",)), FindingKind.UNKNOWN_VALUE, "groot", 0),
    "two numbers": (only_rule(value=("1", "2")), FindingKind.UNKNOWN_VALUE, "groot", 0),
    "empty test": (only_rule(value=()), FindingKind.EMPTY_CONDITION, "groot", 0),
    "empty group": (
        changed(*GROOT, "rules", 0, "when", value={"any": []}), FindingKind.EMPTY_CONDITION, "groot", 0,
    ),
    "limits": (
        changed(*GROOT, "number", value={"minimum": "5", "maximum": "4"}), FindingKind.LIMITS, "groot", "",
    ),
    "limits with no whole number between": (
        changed(*GROOT, "number", value={"minimum": "4.2", "maximum": "4.8"}), FindingKind.LIMITS, "groot", "",
    ),
    "no table": (with_question("waar", kind="place"), FindingKind.TABLE, "waar", ""),
    "no part": (with_question("deel", kind="part"), FindingKind.PART, "deel", ""),
    "goal of one of several": (
        with_question("meer", kind="several", options=[{"key": key, "label": key, "to": "ja"} for key in "ab"]),
        FindingKind.UNKNOWN_GOAL, "meer", "a",
    ),
    "outcome without title": (changed("outcomes", 0, "title"), FindingKind.NO_TITLE, "ja", ""),
    "outcome without text": (changed("outcomes", 0, "text", value="<p> </p>"), FindingKind.NO_TITLE, "ja", ""),
    "promise": (
        changed("outcomes", 0, "text", value="<p>Goed nieuws: je <b>hebt</b> recht op de premie.</p>"),
        FindingKind.PROMISE, "ja", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_defect_is_found_where_it_is(name):
    flow, kind, node, place = CASES[name]
    found = [finding for finding in findings(from_json(flow)) if finding.kind is kind]
    assert found, findings(from_json(flow))
    assert any(one.node == node and (place in ("", one.option, one.rule)) for one in found)


def test_what_is_whole_has_no_findings():
    assert findings(from_json(SMALL)) == []


@pytest.mark.parametrize("text", [
    "Vraag na of je recht hebt op de premie.", "Misschien heb je recht op de premie.",
    "Dit geldt waarschijnlijk voor jou.", "Je kunt dit recht op inzage gebruiken.",
])  # fmt: skip
def test_what_is_no_promise(text):
    assert findings(from_json(changed("outcomes", 0, "text", value=text))) == []


@pytest.mark.parametrize("text", [
    "U heeft recht op een parkeerkaart.", "Dan heb je automatisch recht op het sociaal tarief.",
    "Je hebt geen recht op steun.", "You are entitled to it.", "Je bent volledig gerechtigd.",
])  # fmt: skip
def test_what_is_one(text):
    assert {one.kind for one in findings(from_json(changed("outcomes", 0, "text", value=text)))} == {
        FindingKind.PROMISE
    }


def test_the_words_name_question_and_option():
    with translation.override("nl"):
        (found,) = findings(from_json(changed(*OPTION, "to")))
    assert "Wat wil je bouwen?" in found.message
    assert "Niets" in found.message
    assert "leidt nergens" in found.message


def test_a_loop_names_its_questions():
    flow = changed("questions", 2, "title", value="Zeker?", of=with_question("terug", to="wat"))
    found = next(one for one in findings(from_json(flow)) if one.kind is FindingKind.LOOP)
    assert "“Wat wil je bouwen?”" in found.message
    assert "“Zeker?”" in found.message


def test_a_rule_that_always_holds_for_an_option_stands_for_its_goal():
    flow = changed(*OPTION, "to")
    decided = {"when": {"question": "wat", "test": "is", "value": ["niets"]}, "to": "nee"}
    assert findings(from_json(changed(*WAT, "rules", value=[decided], of=flow))) == []


def test_a_choice_whose_options_all_lead_on_does_not_follow_its_own_goal():
    assert findings(from_json(changed(*WAT, "to", value="wat"))) == []


def test_a_long_flow_is_checked_without_recursion():
    keys = [f"v{number}" for number in range(900)]
    questions = [question(key, to=following) for key, following in zip(keys, [*keys[1:], "nee"], strict=True)]
    flow = {"start": "v0", "questions": questions, "outcomes": [SMALL["outcomes"][1]]}
    assert findings(from_json(flow)) == []
    questions[-1]["to"] = "v0"
    assert FindingKind.LOOP in {one.kind for one in findings(from_json(flow))}
