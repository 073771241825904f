"""Generated flows, answers and nonsense; also for the tests of the builder and of the visitor's pages."""

import string
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from journeys.flows.checks.graph import Graph
from journeys.flows.definition import (
    All,
    Anyone,
    Definition,
    Kind,
    NumberLimits,
    Option,
    Outcome,
    OutcomeKind,
    Question,
    Rule,
    Test,
    TestKind,
)
from journeys.flows.definition.conditions import tests_in
from journeys.flows.definition.nodes import ELSEWHERE, NO, YES

TODAY = date(2026, 11, 26)
TABLE = "zones"
PLACES = {"3500": "zone-1", "Kempische Steenweg": "zone-1", "3511": "zone-2"}
AREAS = {TABLE: {"zone-1": "3500", "zone-2": "3511"}}
ASKED = [kind for kind in Kind if kind is not Kind.PART]
PART = UUID("00000000-0000-4000-8000-000000000001")

texts = st.text(alphabet=string.ascii_letters + " éü?", min_size=1, max_size=20).map(lambda text: f"x{text}")


def area_of(table: str, typed: str) -> str | None:
    """The areas of the made-up table, without a database."""
    if not typed.strip():
        return None
    return PLACES.get(typed, ELSEWHERE) if table == TABLE else ELSEWHERE


@st.composite
def _tests(draw, question: Question) -> Test:
    match question.kind:
        case Kind.SEVERAL:
            kinds = [TestKind.INCLUDES, TestKind.INCLUDES_ALL, TestKind.INCLUDES_NONE]
            values = st.lists(st.sampled_from([o.key for o in question.options]), min_size=1, max_size=3, unique=True)
        case Kind.NUMBER:
            kinds = [TestKind.AT_LEAST, TestKind.AT_MOST]
            values = st.integers(-5, 30).map(lambda n: [str(Decimal(n) / 2)])
        case Kind.DATE:
            kind = draw(st.sampled_from(list(TestKind)[-4:]))
            if kind in (TestKind.ON_OR_AFTER, TestKind.ON_OR_BEFORE):
                days = st.integers(-40, 40).map(lambda n: [(TODAY + timedelta(days=n)).isoformat()])
            else:
                days = st.integers(0, 40).map(lambda n: [str(n)])
            return Test(question.key, kind, tuple(draw(days)))
        case _:
            kinds = [TestKind.IS, TestKind.IS_NOT]
            known = {
                Kind.YES_NO: [YES, NO],
                Kind.PLACE: ["zone-1", "zone-2", ELSEWHERE],
                Kind.PART: [o.key for o in question.options],
            }.get(question.kind) or [o.key for o in question.options]
            values = st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True)
    return Test(question.key, draw(st.sampled_from(kinds)), tuple(draw(values)))


def conditions(questions: list[Question]):
    one = st.sampled_from(questions).flatmap(_tests)
    several = st.lists(one, min_size=1, max_size=3).map(tuple)
    return st.one_of(one, several.map(All), several.map(Anyone), st.lists(several.map(All), min_size=1, max_size=2).map(
        lambda parts: Anyone(tuple(parts))
    ))  # fmt: skip


@st.composite
def _question(draw, key: str, goals: list[str], part: Definition | None) -> Question:
    kind = draw(st.sampled_from([*ASKED, *[Kind.PART] * 4] if part else ASKED))
    goal = st.sampled_from(goals)
    options: tuple[Option, ...] = ()
    if kind in (Kind.SINGLE, Kind.SEVERAL):
        keys = [f"{key}-{letter}" for letter in "abcd"[: draw(st.integers(2, 4))]]
        options = tuple(Option(o, draw(texts), to=draw(goal) if kind is Kind.SINGLE else "") for o in keys)
    elif kind is Kind.YES_NO and draw(st.booleans()):
        options = tuple(Option(o, "", to=draw(goal)) for o in draw(st.sampled_from([[YES], [NO], [YES, NO]])))
    elif kind is Kind.PART and part:
        options = tuple(Option(outcome.key, "", to=draw(goal)) for outcome in part.outcomes)
    limits = NumberLimits()
    if kind is Kind.NUMBER:
        ends = st.none() | st.integers(-3, 3).map(Decimal)
        low = draw(ends)
        limits = NumberLimits("m", low, draw(st.none() | st.integers(4, 12).map(Decimal)), draw(st.integers(0, 2)))
    return Question(
        key=key,
        kind=kind,
        title=draw(texts),
        help=draw(st.just("") | texts),
        options=options,
        to=draw(goal),
        limits=limits,
        table=TABLE if kind is Kind.PLACE else "",
        part=PART if kind is Kind.PART else None,
        needed=draw(st.booleans()) if kind is Kind.SEVERAL else True,
    )


@st.composite
def flows(draw, most: int = 6, part: Definition | None = None) -> Definition:
    """A flow without findings: questions lead on only, everything can be reached, conditions look back only."""
    count = draw(st.integers(1, most))
    outcomes = [f"uit-{number}" for number in range(draw(st.integers(1, 3)))]
    keys = [f"v{number}" for number in range(count)]
    questions: list[Question] = []
    for number, key in enumerate(keys):
        goals = [*keys[number + 1 : number + 3], *outcomes]
        question = draw(_question(key, goals, part))
        rules = draw(
            st.lists(st.builds(Rule, conditions([*questions, question]), st.sampled_from(goals)), max_size=2).map(tuple)
        )
        questions.append(Question(**{**question.__dict__, "rules": rules}))
    ends = tuple(
        Outcome(key, draw(st.sampled_from(OutcomeKind)), draw(texts), f"<p>{draw(texts)}</p>") for key in outcomes
    )
    return pruned(Definition(keys[0], tuple(questions), ends))


def pruned(flow: Definition) -> Definition:
    """Leave out what nobody gets to, and conditions over what cannot have been asked, until nothing is left to."""
    while True:
        graph = Graph(flow)
        questions = tuple(
            Question(**{**q.__dict__, "rules": tuple(rule for rule in q.rules if _looks_back(graph, q, rule))})
            for q in flow.questions
            if q.key in graph.reached
        )
        smaller = Definition(flow.start, questions, tuple(o for o in flow.outcomes if o.key in graph.reached))
        if smaller == flow:
            return flow
        flow = smaller


def _looks_back(graph: Graph, question: Question, rule: Rule) -> bool:
    return all(graph.can_come_before(test.question, question.key) for test in tests_in(rule.when))


@st.composite
def drafts(draw, most: int = 6) -> Definition:
    """A flow as it may stand in a draft: goals that are empty, unknown, behind one, or the question itself."""
    flow = draw(flows(most))
    keys = ["", "weg", *flow.question_of, *flow.outcome_of]
    goal = st.sampled_from(keys)

    def led(question: Question) -> Question:
        if not draw(st.booleans()):
            return question
        return Question(
            **{
                **question.__dict__,
                "to": draw(goal),
                "options": tuple(Option(o.key, o.label, o.hint, draw(goal)) for o in question.options),
                "rules": tuple(Rule(rule.when, draw(goal)) for rule in question.rules),
            }
        )

    return Definition(draw(goal), tuple(led(question) for question in flow.questions), flow.outcomes)


@st.composite
def good_answer(draw, question: Question) -> list[str]:
    """An answer that this question takes."""
    match question.kind:
        case Kind.SEVERAL:
            keys = [option.key for option in question.options]
            chosen = draw(st.lists(st.sampled_from(keys), min_size=int(question.needed), unique=True))
            return chosen or ["geen"]
        case Kind.NUMBER:
            low = question.limits.minimum if question.limits.minimum is not None else Decimal(-20)
            high = question.limits.maximum if question.limits.maximum is not None else Decimal(20)
            number = draw(st.decimals(low, high, places=question.limits.decimals, allow_nan=False))
            return [f"{number:f}".replace(".", ",")]
        case Kind.DATE:
            return [draw(st.dates(TODAY - timedelta(days=18_000), TODAY + timedelta(days=60))).isoformat()]
        case Kind.PLACE:
            return [draw(st.sampled_from([*PLACES, "Ergens anders"]))]
        case Kind.YES_NO:
            return [draw(st.sampled_from([YES, NO]))]
    return [draw(st.sampled_from([option.key for option in question.options]))]


odd = st.sampled_from(["", "ja", "12", "-1", "1e5", "2026-02-30", "\x00", "٣", "geen", "1e999999999", "1_0", "\ud800"])
nonsense = st.lists(st.text(max_size=12) | odd, max_size=4)


@st.composite
def answers(draw, flow: Definition, *, wrong: bool = False) -> dict[str, list[str]]:
    """Answers to some or all questions of a flow, perhaps wrong ones and of questions that are not there."""
    given = {}
    for question in flow.questions:
        if question.kind is not Kind.PART and draw(st.integers(0, 9)):
            given[question.key] = draw(nonsense if wrong and not draw(st.integers(0, 4)) else good_answer(question))
    if wrong:
        given |= draw(st.dictionaries(st.text(max_size=5), nonsense, max_size=2))
    return given


hostile = st.sampled_from([10**4000, "1e999999999", "NaN", "-Infinity", "sNaN", "\ud800", "\x00", "9" * 5000])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | hostile,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=8), parts, max_size=3),
    max_leaves=8,
)
