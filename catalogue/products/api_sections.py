"""The repeatable parts of a product as data, straight from how they are stored (no block is built)."""

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from rest_framework import serializers

from catalogue.organisation.api_channels import absolute
from catalogue.organisation.api_views import Shown

Html = Callable[[str], str]


class LinkShown(Shown):
    """A link with words."""

    title = serializers.CharField()
    url = serializers.CharField()


class ConditionShown(Shown):
    """One condition, and what proves it."""

    title = serializers.CharField()
    html = serializers.CharField()
    evidence_html = serializers.CharField()


class StepShown(Shown):
    """One step of the procedure."""

    title = serializers.CharField()
    html = serializers.CharField()
    links = LinkShown(many=True)


class BenefitShown(Shown):
    """A financial benefit."""

    title = serializers.CharField()
    html = serializers.CharField()
    amount = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True)
    currency = serializers.ChoiceField(choices=["EUR"])


class CostShown(BenefitShown):
    """One cost; the amount only when there is one."""

    checked = serializers.DateField(allow_null=True, help_text="When the price was last checked.")


class SectionsShown(Shown):
    """The structured sections of a product."""

    conditions = ConditionShown(many=True)
    procedure = StepShown(many=True)
    costs = CostShown(many=True)
    bring = serializers.ListField(child=serializers.CharField(), help_text="HTML, one item each.")
    benefits = BenefitShown(many=True)
    legal = LinkShown(many=True)
    links = LinkShown(many=True)


def sections(stored: dict[str, list[Any]], html: Html) -> dict[str, Any]:
    """Return what `SectionsShown` describes, from the stored streams by name."""
    values = {name: [block.get("value") or {} for block in blocks] for name, blocks in stored.items()}
    return {
        "conditions": [_condition(v, html) for v in values["conditions"]],
        "procedure": [{**_text(v, html), "links": _links(_items(v.get("links")))} for v in values["procedure"]],
        "costs": [{**_money(v, html), "checked": v.get("checked") or None} for v in values["costs"]],
        "bring": [html(v) for v in values["bring"] if isinstance(v, str)],
        "benefits": [_money(v, html) for v in values["benefits"]],
        "legal": _links(values["legal"]),
        "links": _links(values["links"]),
    }


def _text(value: dict[str, Any], html: Html) -> dict[str, Any]:
    return {"title": value.get("title") or "", "html": html(value.get("text") or "")}


def _condition(value: dict[str, Any], html: Html) -> dict[str, Any]:
    return {**_text(value, html), "evidence_html": html(value.get("evidence") or "")}


def _money(value: dict[str, Any], html: Html) -> dict[str, Any]:
    try:
        amount = f"{Decimal(str(value['amount'])):.2f}"
    except (KeyError, InvalidOperation):
        amount = None
    return {**_text(value, html), "amount": amount, "currency": "EUR"}


def _items(stored: Any) -> Iterable[Any]:
    """Yield the values of a stored list, written as items with an id or (older) as bare values."""
    for item in stored or ():
        yield item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _links(values: Iterable[Any]) -> list[dict[str, str]]:
    links = ({"title": v.get("title") or "", "url": absolute(v.get("url") or "")} for v in values)
    return [link for link in links if link["url"]]
