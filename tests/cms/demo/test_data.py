"""The demo city's files: complete, consistent, and nobody real in them."""

import re
from collections import Counter

import pytest

from catalogue.organisation.channel_values import clean_value
from catalogue.organisation.opening_hours import validate_hours
from catalogue.products.models import ProductType
from catalogue.search.evaluation.judgements import read as read_judgements
from catalogue.search.tuning.judging.models import Kind
from cms.accounts.roles import Role
from cms.demo.files import DATA, brief_products, full_products, read

FULL = full_products()
PRODUCTS = [*FULL, *brief_products()]
SERVICES = {item["key"] for row in read("organisation") for item in row["services"]}
KEYS = {name: {row["key"] for row in read(name)} for name in ("themes", "audiences", "life_events")}


def test_the_city_has_its_real_size() -> None:
    assert len(PRODUCTS) == 1281
    assert len(read("organisation")) == 13
    assert len(SERVICES) == 65
    assert len(FULL) >= 150
    assert 380 <= sum(row["legally_required"] for row in PRODUCTS) <= 420


@pytest.mark.parametrize("field", ["number", "key", "title"])
def test_products_are_told_apart(field: str) -> None:
    counts = Counter(str(row[field]).casefold() for row in PRODUCTS)
    assert [value for value, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("row", PRODUCTS, ids=lambda row: row["key"])
def test_a_product_is_sorted_and_short_enough(row: dict) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["key"])
    assert row["service"] in SERVICES
    assert row["themes"]
    assert row["audiences"]
    for name, known in KEYS.items():
        assert set(row[name]) <= known
    assert 5 <= len(row["title"]) <= 80
    assert 30 <= len(" ".join(row["description"].split())) <= 300


@pytest.mark.parametrize("row", FULL, ids=lambda row: row["key"])
def test_a_full_product_is_full(row: dict) -> None:
    assert 40 <= len(" ".join(row["short_answer"].split())) <= 400
    assert row["procedure"]
    assert row["conditions"]
    assert row["type"] in ProductType.values
    for cost in row.get("costs", []):
        assert (cost.get("amount") is None) == (cost.get("checked") is None), "a price is dated"


def test_channels_hold_and_reach_nobody() -> None:
    for row in read("channels"):
        clean_value(row["kind"], row["value"])
        validate_hours(row["opening_hours"] or "")
        if row["kind"] in {"phone", "whatsapp"}:
            assert row["value"].startswith("011 00 "), "a block that is not in use"
        elif row["kind"] == "email":
            assert row["value"].endswith(".example")
    assert {row["service"] for row in read("channels")} == SERVICES


def test_staff_is_made_up_and_covers_every_role() -> None:
    staff = read("staff")
    assert {row["role"] for row in staff} == {"admin", *(role.value for role in Role)}
    assert all(row["name"].startswith("Demo ") for row in staff)


def test_forty_queries_are_judged_on_products_that_there_are() -> None:
    judged = read_judgements(DATA / "judgements.tsv")
    numbers = {str(row["number"]) for row in PRODUCTS}
    assert len({one.query.lower() for one in judged}) == 40
    assert {one.group for one in judged} == set(Kind.values)
    assert {key for one in judged for key in one.grades} <= numbers
    assert [one.id for one in judged if bool(one.grades) is (one.group == Kind.NONE)] == []
