"""A flow as a graph: where each answer leads, what can be reached, and what must have been asked before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeys.flows.checks.certain import certainly
from journeys.flows.definition import Definition, Kind, Option, Question
from journeys.flows.definition.nodes import NO, YES

ONE_OF = {Kind.SINGLE, Kind.YES_NO, Kind.PART}  # answered with one option, which may have a goal of its own


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a question: by a rule, by an option, or (neither) by its `to`. `goal` may be empty."""

    goal: str
    rule: int | None = None
    option: Option | None = None


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the options that an answer chooses from; yes and no are always there."""
    if question.kind is Kind.YES_NO:
        return tuple(question.option(key) or Option(key, key) for key in (YES, NO))
    return question.options


def ways_on(question: Question) -> Iterator[Way]:
    """Yield every way on, in the order in which they are tried."""
    for number, rule in enumerate(question.rules):
        yield Way(rule.to, rule=number)
    of_itself = question.kind not in ONE_OF or not options_of(question)  # no option decides
    for option in options_of(question) if question.kind in ONE_OF else ():
        decided = any(certainly(rule.when, question.key, option.key) for rule in question.rules)
        if option.to or not (question.to or decided):
            yield Way(option.to, option=option)
        elif not decided:
            of_itself = True
    if question.to if question.kind is Kind.PART else of_itself:
        yield Way(question.to)


def flood(start: Iterable[str], goals: Mapping[str, Sequence[str]]) -> set[str]:
    """Return what can be reached from `start`, itself too."""
    seen = set(start)
    waiting = list(seen)
    while waiting:
        for goal in goals.get(waiting.pop(), ()):
            if goal not in seen:
                seen.add(goal)
                waiting.append(goal)
    return seen


class Graph:
    """The ways on from each question, and what follows from them. Nothing here recurses: a flow may be long."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.ways = {question.key: tuple(ways_on(question)) for question in definition.questions}

    @cached_property
    def goals(self) -> dict[str, tuple[str, ...]]:
        """Question → the nodes it can lead to, that exist."""
        node = self.definition.node
        return {
            key: tuple(dict.fromkeys(way.goal for way in ways if way.goal and node(way.goal) is not None))
            for key, ways in self.ways.items()
        }

    @cached_property
    def reached(self) -> set[str]:
        """Return what can be reached from the first question, if every condition could hold."""
        start = self.definition.start
        return flood([start] if self.definition.node(start) else [], self.goals)

    @cached_property
    def ending(self) -> set[str]:
        """Return from where an outcome can be reached, the outcomes themselves too."""
        back: dict[str, list[str]] = {}
        for key, goals in self.goals.items():
            for goal in goals:
                back.setdefault(goal, []).append(key)
        return flood([outcome.key for outcome in self.definition.outcomes], back)

    @cached_property
    def before(self) -> dict[str, int]:
        """Reached question → the questions that can have been asked before it, as bits of `bit`."""
        found = dict.fromkeys(self.reached, 0)
        waiting = dict.fromkeys(key for key in self.goals if key in self.reached)
        while waiting:
            key = next(iter(waiting))
            del waiting[key]
            mine = found[key] | self.bit[key]
            for goal in self.goals[key]:
                if mine & ~found[goal]:
                    found[goal] |= mine
                    if goal in self.goals:
                        waiting[goal] = None
        return found

    @cached_property
    def bit(self) -> dict[str, int]:
        """Question → its bit in `before`."""
        return {key: 1 << number for number, key in enumerate(self.ways)}

    def can_come_before(self, earlier: str, key: str) -> bool:
        """Tell whether the question `earlier` can have been answered when `key` is asked."""
        return earlier == key or bool(self.before.get(key, 0) & self.bit.get(earlier, 0))

    @cached_property
    def circles(self) -> list[tuple[str, ...]]:
        """Return the sets of reached questions that lead back to each other, each in reading order (Tarjan)."""
        order: dict[str, int] = {}
        low: dict[str, int] = {}
        open_, is_open = [], set()
        found: list[set[str]] = []
        for root in self.goals:
            if root in order or root not in self.reached:
                continue
            work = [(root, iter(self.goals[root]))]
            order[root] = low[root] = len(order)
            open_.append(root)
            is_open.add(root)
            while work:
                key, goals = work[-1]
                for goal in goals:
                    if goal not in self.goals:
                        continue
                    if goal not in order:
                        order[goal] = low[goal] = len(order)
                        open_.append(goal)
                        is_open.add(goal)
                        work.append((goal, iter(self.goals[goal])))
                        break
                    if goal in is_open:
                        low[key] = min(low[key], order[goal])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[key])
                    if low[key] == order[key]:
                        circle = set()
                        while True:
                            member = open_.pop()
                            is_open.discard(member)
                            circle.add(member)
                            if member == key:
                                break
                        if len(circle) > 1 or key in self.goals[key]:
                            found.append(circle)
        return [tuple(key for key in self.goals if key in circle) for circle in found]
