"""Every path, walked with the engine's own rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from journeys.flows.definition import Definition, Outcome, Question
from journeys.flows.engine import Answer, arrive, leads_to
from journeys.flows.paths.classes import AnswerClass, TableAreas, classes_of, tests_of

LIMIT = 10_000  # paths walked before one says “more than”
MOST_STEPS = 200_000  # questions answered in all, so that long flows stay quick


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a path and the class of its answer."""

    question: Question
    answer: AnswerClass


@dataclass(frozen=True, slots=True)
class Path:
    """One path. `outcome` is None where a draft leads nowhere."""

    steps: tuple[Step, ...]
    outcome: Outcome | None

    @property
    def given(self) -> dict[str, list[str]]:
        """Answers that walk this path through `run`."""
        return {step.question.key: list(step.answer.values) for step in self.steps}

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each question's key with the class of its answer in words: what tells two paths apart."""
        return tuple((step.question.key, step.answer.words) for step in self.steps)


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of a flow, in the order of its answers; `more`: there are more than these."""

    paths: tuple[Path, ...]
    more: bool

    @property
    def longest(self) -> Path | None:
        """Return the first of the longest paths."""
        return max(self.paths, key=lambda path: len(path.steps), default=None)

    def to(self, outcome: str) -> tuple[Path, ...]:
        """Return the paths that end at this outcome."""
        return tuple(path for path in self.paths if path.outcome is not None and path.outcome.key == outcome)

    @property
    def stuck(self) -> tuple[Path, ...]:
        """Return the paths that end nowhere."""
        return tuple(path for path in self.paths if path.outcome is None)


def every_path(
    definition: Definition, areas: TableAreas | None = None, limit: int = LIMIT, *, today: date | None = None
) -> Paths:
    """Walk every path of a flow whose parts are put in, at most `limit` of them. `areas`: of the tables it names."""
    walker = _Walker(definition, areas or {}, today or timezone.localdate())
    found: list[Path] = []
    for path in walker.walk():
        if len(found) == limit:
            return Paths(tuple(found), more=True)
        found.append(path)
    return Paths(tuple(found), more=walker.tired)


class _Walker:
    def __init__(self, definition: Definition, areas: TableAreas, today: date) -> None:
        self.definition, self.today = definition, today
        tests = tests_of(definition)
        self.classes = {
            question.key: classes_of(question, tests.get(question.key, ()), areas, today)
            for question in definition.questions
        }
        self.steps_left = MOST_STEPS
        self.tired = False

    def walk(self) -> Iterator[Path]:
        """Yield each path, depth first; without recursion, for a flow may be long."""
        answers: dict[str, Answer] = {}
        node = arrive(self.definition, self.definition.start, answers, self.today)
        waiting = [((), answers, node)]  # type: list[tuple[tuple[Step, ...], dict[str, Answer], Question | Outcome | None]]
        while waiting:
            steps, answers, node = waiting.pop()
            if not isinstance(node, Question) or node.key in answers or not self.classes[node.key]:
                yield Path(steps, node if isinstance(node, Outcome) else None)
                continue
            if self.steps_left <= 0:
                self.tired = True
                return
            ahead = []
            for choice in self.classes[node.key]:
                self.steps_left -= 1
                known = {**answers, node.key: choice.answer}
                goal = arrive(self.definition, leads_to(node, known, self.today), known, self.today)
                ahead.append(((*steps, Step(node, choice)), known, goal))
            waiting.extend(reversed(ahead))
