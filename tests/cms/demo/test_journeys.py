"""The journeys of the demo city: whole, true to their links, and easy to read."""

import re

import pytest
from django.core.validators import URLValidator

from cms.demo.files import DATA, journey_rows, read
from journeys.pages.choices import How, Side, Unit, Who
from journeys.pages.keys import KEY, LONGEST
from journeys.pages.reading_level import long_sentences, long_words
from tests.cms.demo.flow_files import FLOWS, JOURNEYS, LIVE_PRODUCTS, SERVICES

ROWS = journey_rows()
STEPS = [(row["slug"], step) for row in ROWS for step in row["steps"]]
TARGETS = {"product": LIVE_PRODUCTS, "flow": {row["slug"] for row in FLOWS if not row["is_part"]}, "journey": JOURNEYS}
KEYS = {name: {row["key"] for row in read(name)} for name in ("themes", "audiences", "life_events")}
each_journey = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["slug"])
each_step = pytest.mark.parametrize(("slug", "step"), STEPS, ids=[f"{slug}-{step['key']}" for slug, step in STEPS])


def test_the_seven_of_the_city_are_there() -> None:
    assert sorted(JOURNEYS) == [
        "er-komt-een-kind",
        "iemand-is-overleden",
        "ik-start-een-zaak",
        "ik-verhuis-naar-hasselt",
        "mijn-kind-gaat-studeren",
        "student-in-hasselt",
        "we-organiseren-een-evenement",
    ]


@each_journey
def test_a_journey_is_sorted_and_of_a_length_one_can_follow(row: dict) -> None:
    assert 6 <= len(row["steps"]) <= 12
    assert row["service"] in SERVICES
    assert row["theme"] in KEYS["themes"]
    assert row["audiences"]
    assert set(row["audiences"]) <= KEYS["audiences"]
    assert set(row["life_events"]) <= KEYS["life_events"]
    assert len(" ".join(row["introduction"].split())) <= 600
    assert any("flow" in link for step in row["steps"] for link in step.get("links", []))
    keys = [step["key"] for step in row["steps"]]
    assert len(keys) == len(set(keys))
    assert row["day_name"]


@each_step
def test_a_step_says_why_and_where(slug: str, step: dict) -> None:
    assert re.fullmatch(KEY, step["key"])
    assert len(step["key"]) <= LONGEST
    assert 5 <= len(step["title"]) <= 120
    assert step["why"]
    assert step["when"]
    assert len(step["when"]) <= 120
    who = step.get("who", "you")
    assert who in Who.values
    assert (who == "other") == bool(step.get("who_name"))
    assert step.get("links"), "there is a way on, whoever does it"
    offset = step.get("offset")
    if offset:
        assert offset["unit"] in Unit.values
        assert offset["side"] in Side.values


@each_step
def test_its_links_lead_somewhere(slug: str, step: dict) -> None:
    links = step.get("links", [])
    for link in links:
        kind = next(iter(link.keys() & {"product", "flow", "journey", "url"}))
        if kind == "url":
            URLValidator(schemes=["https"])(link["url"])
            assert link["title"]
        else:
            assert link[kind] in TARGETS[kind], link
        assert link.get("how", "and") in How.values
    named = [link.get("product") or link.get("flow") or link.get("url") or link.get("journey") for link in links]
    assert len(named) == len(set(named))


@each_journey
def test_it_is_easy_to_read(row: dict) -> None:
    texts = [row["introduction"], row["title"]]
    texts += [step.get(name, "") for step in row["steps"] for name in ("title", "why", "when", "note")]
    for text in texts:
        assert [sentence.text for sentence in long_sentences(text)] == []
        assert long_words(text) == []
        assert "recht op" not in text.casefold()


def test_moving_is_counted_as_the_law_counts_it() -> None:
    (moving,) = (row for row in ROWS if row["slug"] == "ik-verhuis-naar-hasselt")
    (step,) = (step for step in moving["steps"] if step["key"] == "adres-aangeven")
    assert step["offset"] == {"number": 8, "unit": "working_days", "side": "after"}


def test_the_readme_of_the_data_names_every_folder() -> None:
    told = (DATA / "README.md").read_text(encoding="utf-8")
    for folder in ("flows", "journeys", "place_tables"):
        assert f"`{folder}/" in told
