"""The guided questions of the demo city: whole, true to their links, and every path of each ends."""

import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from journeys.flows.checks import findings
from journeys.flows.definition import Kind, OutcomeKind
from journeys.flows.engine import run
from journeys.flows.paths import every_path
from journeys.flows.visit.words import kind_words
from journeys.pages.reading_level import long_sentences
from tests.cms.demo.flow_files import (
    FLOWS,
    LIVE_PRODUCTS,
    SERVICES,
    SLUGS,
    TODAY,
    area_of,
    one_of_each,
    table_rows,
    whole,
    written,
)

ASKED = {row["slug"] for row in FLOWS if not row["is_part"]}
PARTS = set(SLUGS) - ASKED
PROMISE = re.compile(r"\brecht op\b|\bkom je in aanmerking\b", re.I)


def test_the_five_of_the_city_are_there_and_one_of_them_is_sensitive() -> None:
    assert {
        "welke-vergunning-bouwwerk",
        "welke-parkeerkaart",
        "waar-naartoe-met-mijn-afval",
        "afspraak-en-meebrengen",
        "financiele-hulp",
    } == ASKED
    assert [row["slug"] for row in FLOWS if row["sensitive"]] == ["financiele-hulp"]


@pytest.mark.parametrize("slug", sorted(ASKED))
def test_each_asks_at_least_twelve_questions(slug: str) -> None:
    assert len(written()[slug].questions) >= 12


def test_every_kind_of_question_is_used_and_every_part_twice() -> None:
    questions = [question for flow in written().values() for question in flow.questions]
    assert {question.kind for question in questions} == set(Kind)
    for part in PARTS:
        users = [row["slug"] for row in FLOWS if any(q.get("part") == part for q in row["definition"]["questions"])]
        assert len(users) >= 2, part


@pytest.mark.parametrize("row", FLOWS, ids=lambda row: row["slug"])
def test_links_lead_to_products_that_are_on_the_site(row: dict) -> None:
    named = [slug for outcome in row["definition"]["outcomes"] for slug in outcome.get("products", [])]
    assert set(named) | set(row["for_products"]) <= LIVE_PRODUCTS
    assert {row["responsible_service"]} <= SERVICES
    for outcome in row["definition"]["outcomes"]:
        products = outcome.get("products", [])
        assert len(products) == len(set(products)) <= 5, outcome["key"]
        assert products or row["is_part"], f"{outcome['key']}: nowhere to go on"


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_keeps_it_from_being_published(slug: str) -> None:
    assert [finding.message for finding in findings(written()[slug])] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_path_ends_and_every_outcome_is_reached(slug: str) -> None:
    definition = whole(slug)
    walked = every_path(definition, one_of_each(), today=TODAY)
    assert not walked.more
    assert not walked.stuck
    reached = set()
    for path in walked.paths:
        position = run(definition, path.given, areas=area_of, today=TODAY)
        assert position.outcome is not None
        assert position.outcome == path.outcome
        assert (position.error, position.unused) == ("", ())
        reached.add(position.outcome.key)
    assert reached == {outcome.key for outcome in definition.outcomes}
    longest = walked.longest
    assert longest is not None
    assert len(longest.steps) <= 15, "nobody answers more"


@pytest.mark.parametrize("row", FLOWS, ids=lambda row: row["slug"])
def test_it_promises_nothing_and_is_easy_to_read(row: dict) -> None:
    flow = written()[row["slug"]]
    texts = [row["introduction"], *(q.title for q in flow.questions), *(q.help for q in flow.questions)]
    texts += [text for outcome in flow.outcomes for text in (outcome.title, outcome.text)]
    assert not {kind_words(kind) for kind in OutcomeKind} & {outcome.title for outcome in flow.outcomes}, "it says more"
    for text in texts:
        plain = unescape(strip_tags(re.sub(r"</(p|li)>", "\n", text)))
        assert not PROMISE.search(plain), plain
        assert [sentence.text for sentence in long_sentences(plain)] == []


def test_a_street_lies_in_one_zone_and_every_zone_is_asked_about() -> None:
    zones = {area for _name, area in table_rows("parkeerzones").values()}
    assert zones == {"centrum", "ring", "blauwe-zone", "geen-zone", "te-ruim"}
    assert area_of("parkeerzones", "St.-Truidersteenweg 12, 3500 Hasselt") == "blauwe-zone"
    assert area_of("parkeerzones", "Onbestaandestraat 1") == "elders"
