"""What a product still lacks before readers may see it."""

from collections.abc import Mapping, Sized
from typing import Any

from django.utils.translation import gettext as _

from catalogue.products.models.rewriting import RewriteStatus

FIELDS = (
    "title", "description", "theme", "audiences", "responsible_service", "short_answer", "procedure",
    "rewrite_status", "start_label", "start_url", "valid_from", "valid_until",
)  # fmt: skip


def missing_in(values: Mapping[str, Any]) -> dict[str, str]:
    """Return field → what to do about it, for the values of a form; a field that is not there is not asked."""
    found: dict[str, str] = {}

    def ask(field: str, message: str) -> None:
        if field in values and _empty(values[field]):
            found[field] = message

    ask("title", _("Write a title."))
    ask("description", _("Write a description: one or two sentences that say what it is."))
    ask("theme", _("Choose a theme."))
    ask("audiences", _("Choose for whom it is: at least one audience."))
    ask("responsible_service", _("Choose the service that answers questions about this page."))
    if values.get("rewrite_status") == RewriteStatus.DONE:
        ask("short_answer", _("A rewritten page has a short answer. Write it, or choose another rewrite status."))
        ask("procedure", _("A rewritten page says how it goes. Add a step, or choose another rewrite status."))
    return found | _contradictions(values)


def _contradictions(values: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    if values.get("start_label") and "start_url" in values and not values["start_url"]:
        found["start_url"] = _("The start button has words but no address.")
    if values.get("start_url") and "start_label" in values and not values["start_label"]:
        found["start_label"] = _("The start button has an address but no words.")
    first, last = values.get("valid_from"), values.get("valid_until")
    if first and last and last < first:
        found["valid_until"] = _("The last day comes before the first.")
    return found


def _empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, Sized) and len(value) == 0)
