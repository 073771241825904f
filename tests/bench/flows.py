"""Guided questions of 200 questions: checking, walking and loading them; `python -m tests.bench.flows` alone."""

import os
import random
from typing import Any

QUESTIONS = 200


def large_flow(questions: int = QUESTIONS) -> dict[str, Any]:
    """A flow as the largest an editor would write: every question with options, conditions over five earlier ones."""
    chance = random.Random(1)
    keys = [f"vraag-{number}" for number in range(questions)]
    rows = []
    for number, key in enumerate(keys):
        later = keys[number + 1 : number + 8] or ["uit-0"]
        options = [{"key": name, "label": f"Antwoord {name}", "to": chance.choice(later)} for name in "abcde"]
        options[0]["to"] = later[0]
        tested = keys[max(0, number - 5) : number]
        tests = [{"question": one, "test": "is", "value": ["b", "c"]} for one in tested]
        rules = [{"when": {"all": tests}, "to": f"uit-{number % 20}"}] if tests else []
        rows.append({"key": key, "kind": "single", "title": f"Vraag {number}?", "options": options, "rules": rules})
    outcomes = [
        {"key": f"uit-{number}", "kind": "check", "title": f"Uitkomst {number}", "text": "<p>Wij kijken het na.</p>"}
        for number in range(20)
    ]
    return {"start": keys[0], "questions": rows, "outcomes": outcomes}


def measure_flows(runs: int) -> None:
    """Print what a flow of 200 questions costs."""
    from django.utils import timezone

    from journeys.flows.checks import findings
    from journeys.flows.definition import from_json
    from journeys.flows.engine import run
    from journeys.flows.paths import every_path
    from tests.bench.measure import measure

    data = large_flow()
    flow = from_json(data)
    found = findings(flow)
    assert found == [], found[:3]
    longest = every_path(flow, limit=1000).longest
    assert longest is not None

    def walked() -> None:
        position = run(flow, longest.given, areas=lambda table, typed: None, today=timezone.localdate())
        assert position.outcome == longest.outcome

    measure(f"flow of {QUESTIONS} questions, read from JSON", lambda: from_json(data), budget_ms=None, runs=runs)
    measure(f"flow of {QUESTIONS} questions, checked", lambda: findings(flow), budget_ms=200, runs=runs)
    measure(f"flow of {QUESTIONS} questions, 10,000 paths walked", lambda: every_path(flow), budget_ms=None, runs=3)
    measure(f"a way of {len(longest.steps)} answers, followed", walked, budget_ms=None, runs=runs)


def main() -> None:
    """Measure these alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    from tests.bench.measure import header

    header()
    measure_flows(50)


if __name__ == "__main__":
    main()
