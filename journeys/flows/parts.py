"""Putting the parts of a flow in: one definition in which nothing refers to another flow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from journeys.flows.definition import All, Anyone, Condition, Definition, Exit, Kind, Question, Rule, Test

Load = Callable[[UUID], Definition | None]

MOST_NODES, DEEPEST = 5000, 8  # of one flow with all its parts
BETWEEN = "."  # between the key of a part and a key in it; no key holds one


class Trouble(StrEnum):
    """Why a part cannot be put in."""

    MISSING = "missing"
    ITSELF = "itself"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Assembly:
    """A definition with its parts put in, and which could not be: key of the question → why."""

    definition: Definition
    troubles: Mapping[str, Trouble]


def assembled(definition: Definition, load: Load) -> Definition:
    """Return the definition with its parts put in, under keys `part.inner`.

    A part that is missing, holds itself or makes the whole too large stays a question of kind PART; `run` stops there.
    """
    return assembly(definition, load).definition


def assembly(definition: Definition, load: Load, uuid: UUID | None = None) -> Assembly:
    """Put the parts in and say which could not be; every flow is loaded at most once. `uuid` is that of this flow."""
    assembler = _Assembler(load)
    return Assembly(assembler.put_in(definition, "", (uuid,) if uuid else ()), assembler.troubles)


class _Assembler:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.loaded: dict[UUID, Definition | None] = {}
        self.troubles: dict[str, Trouble] = {}
        self.nodes = 0

    def put_in(self, definition: Definition, place: str, chain: tuple[UUID, ...]) -> Definition:
        """Return `definition`, which stands under `place` and in the flows of `chain`, in its own keys."""
        self.nodes += len(definition.questions) + len(definition.outcomes)
        inner: dict[str, Definition] = {}
        for question in definition.questions:
            if question.kind is Kind.PART and (found := self.part(question, place, chain)) is not None:
                inner[question.key] = found
        goals = {key: part.start for key, part in inner.items()}
        questions = [_towards(question, goals) for question in definition.questions]
        return Definition(
            goals.get(definition.start, definition.start),
            tuple(question for question in questions if question.key not in inner)
            + tuple(question for part in inner.values() for question in part.questions),
            definition.outcomes,
            tuple(way for question in questions if question.key in inner for way in _exits(question, inner))
            + tuple(way for part in inner.values() for way in part.exits),
        )

    def part(self, question: Question, place: str, chain: tuple[UUID, ...]) -> Definition | None:
        """Return the flow that this question stands for, under its key."""
        at = place + question.key
        found = self.found(question.part)
        if found is None:
            self.troubles[at] = Trouble.MISSING
        elif question.part in chain:
            self.troubles[at] = Trouble.ITSELF
        elif len(chain) >= DEEPEST or self.nodes + len(found.questions) + len(found.outcomes) > MOST_NODES:
            self.troubles[at] = Trouble.TOO_LARGE
        else:
            whole = self.put_in(found, at + BETWEEN, (*chain, question.part))  # type: ignore[arg-type]
            return _under(question.key + BETWEEN, whole)
        return None

    def found(self, uuid: UUID | None) -> Definition | None:
        if uuid is None:
            return None
        if uuid not in self.loaded:
            self.loaded[uuid] = self.load(uuid)
        return self.loaded[uuid]


def _towards(question: Question, goals: Mapping[str, str]) -> Question:
    """Let what leads to a part lead to its first question."""
    return replace(
        question,
        options=tuple(replace(option, to=goals.get(option.to, option.to)) for option in question.options),
        rules=tuple(Rule(rule.when, goals.get(rule.to, rule.to)) for rule in question.rules),
        to=goals.get(question.to, question.to),
    )


def _exits(question: Question, inner: Mapping[str, Definition]) -> list[Exit]:
    """Return how the part goes on after each of its outcomes."""
    ways = []
    for outcome in inner[question.key].outcomes:
        answer = outcome.key.removeprefix(question.key + BETWEEN)
        option = question.option(answer)
        ways.append(
            Exit(outcome.key, question.key, answer, question.rules, (option.to if option else "") or question.to)
        )
    return ways


def _under(prefix: str, definition: Definition) -> Definition:
    """Return the same flow with `prefix` before every key; what leads nowhere still does."""

    def key(name: str) -> str:
        return prefix + name if name else ""

    def rules(old: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(Rule(_condition_under(prefix, rule.when), key(rule.to)) for rule in old)

    return Definition(
        key(definition.start),
        tuple(
            replace(
                question,
                key=key(question.key),
                options=tuple(replace(option, to=key(option.to)) for option in question.options),
                rules=rules(question.rules),
                to=key(question.to),
            )
            for question in definition.questions
        ),
        tuple(replace(outcome, key=key(outcome.key)) for outcome in definition.outcomes),
        tuple(Exit(key(way.key), key(way.part), way.answer, rules(way.rules), key(way.to)) for way in definition.exits),
    )


def _condition_under(prefix: str, condition: Condition) -> Condition:
    if isinstance(condition, Test):
        return replace(condition, question=prefix + condition.question)
    parts = tuple(_condition_under(prefix, part) for part in condition.of)
    return All(parts) if isinstance(condition, All) else Anyone(parts)
