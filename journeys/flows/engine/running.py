"""From answers to where one stands. Whatever is given, the result is a question or an outcome of this flow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeys.flows.definition import Definition, Kind, Outcome, Question, Rule
from journeys.flows.engine.answers import Answer, AnswerError, Areas, read_answer
from journeys.flows.engine.conditions import holds


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of the way so far, with its answer."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Position:
    """Where the answers lead: to `question`, which has none yet, or to `outcome`.

    Both are None only in a draft that leads nowhere (publishing refuses it). `error` says why what was given for
    `question` is no answer. `unused` are the keys of answers that are not on this way.
    """

    way: tuple[Answered, ...]
    question: Question | None = None
    outcome: Outcome | None = None
    error: str = ""
    unused: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, Answer]:
        """Key of the question → answer."""
        return {step.question.key: step.answer for step in self.way}


def run(definition: Definition, given: Mapping[str, Sequence[str]], *, areas: Areas, today: date) -> Position:
    """Follow the answers from the first question on, up to the first that is not answered as it asks.

    Parts are put in beforehand (`journeys.flows.parts.assembled`); one that could not be leads nowhere.
    """
    way: list[Answered] = []
    answers: dict[str, Answer] = {}
    node = arrive(definition, definition.start, answers, today)
    error = ""
    while isinstance(node, Question) and node.key not in answers:
        values = given.get(node.key)
        if values is None:
            break
        try:
            answer = read_answer(node, values, areas)
        except AnswerError as wrong:
            error = str(wrong)
            break
        way.append(Answered(node, answer))
        answers[node.key] = answer
        node = arrive(definition, leads_to(node, answers, today), answers, today)
    question = node if isinstance(node, Question) and node.key not in answers else None
    outcome = node if isinstance(node, Outcome) else None
    unused = tuple(key for key in given if key not in answers and (question is None or key != question.key))
    return Position(tuple(way), question, outcome, error, unused)


def arrive(definition: Definition, key: str, answers: dict[str, Answer], today: date) -> Question | Outcome | None:
    """Return the question or outcome at `key`, out through the ends of parts; each notes in `answers` how it ended."""
    while (way_out := definition.exit_of.get(key)) and way_out.part not in answers:
        answers[way_out.part] = way_out.answer
        goal = _by_rule(way_out.rules, answers, today)
        key = way_out.to if goal is None else goal
    node = definition.node(key)
    return None if isinstance(node, Question) and node.kind is Kind.PART else node


def leads_to(question: Question, answers: Mapping[str, Answer], today: date) -> str:
    """Return the key of what follows: the first rule that holds, then the chosen option's goal, then `to`."""
    goal = _by_rule(question.rules, answers, today)
    if goal is not None:
        return goal
    answer = answers[question.key]
    option = question.option(answer) if isinstance(answer, str) else None
    return (option.to if option else "") or question.to


def _by_rule(rules: tuple[Rule, ...], answers: Mapping[str, Answer], today: date) -> str | None:
    return next((rule.to for rule in rules if holds(rule.when, answers, today)), None)
