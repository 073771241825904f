"""The topic questions of a few products and a service, as an editor would build and publish them."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.demo.files import read
from contactforms.topics.blocks import given_text
from contactforms.topics.definitions import WITH_OPTIONS
from contactforms.topics.models import TopicSet


def load_topics(services: dict[str, Service]) -> None:
    """Load and publish them."""
    pages = {page.slug: page for page in ProductPage.objects.live()}
    for row in read("topic_questions"):
        owner = {"service": services[row["service"]]} if "service" in row else {"page": pages[row["product"]]}
        topic_set = TopicSet(**owner, questions=blocks_of(row))
        topic_set.live = False
        topic_set.full_clean()
        topic_set.save()
        topic_set.save_revision().publish()


def blocks_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the questions of a data row as the stream keeps them; the same data gives the same keys."""
    whose = row.get("product") or row["service"]
    return [_block(whose, row["questions"], number) for number in range(1, len(row["questions"]) + 1)]


def _block(whose: str, questions: list[dict[str, Any]], number: int) -> dict[str, Any]:
    asked = questions[number - 1]
    value: dict[str, Any] = {
        "label": asked["label"],
        "help": asked.get("help", ""),
        "required": asked.get("required", False),
        "only_if": [
            _item(given_text(_key(whose, at), _key(whose, at, answer), f"{questions[at - 1]['label']} → {answer}"))
            for at, answer in asked.get("only_if", [])
        ],
    }
    if asked["kind"] in WITH_OPTIONS:
        value["options"] = [_item(label, _key(whose, number, label)) for label in asked["options"]]
    if asked["kind"] == "text":
        value["long"] = asked.get("long", False)
    return {"type": asked["kind"], "value": value, "id": _key(whose, number)}


def _item(value: str, key: str = "") -> dict[str, Any]:
    return {"type": "item", "value": value, "id": key or str(uuid5(NAMESPACE_URL, value))}


def _key(whose: str, number: int, answer: str = "") -> str:
    return str(uuid5(NAMESPACE_URL, f"topics/{whose}/{number}/{answer}"))
