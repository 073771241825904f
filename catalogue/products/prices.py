"""What a product costs, in a few words for a list."""

from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from catalogue.products.models.searchable import plain

SHORT = 60  # signs that fit on a line of a list


def price_words(costs: Any) -> str:
    """Return the price of a product's `costs`: an amount, the lowest of several, or its words where they are short.

    Empty when there is nothing to pay for, “see the costs” when the words are too long for a list.
    """
    rows = [block.value for block in costs]
    amounts: set[Decimal] = {row["amount"] for row in rows if row.get("amount") is not None}
    if len(amounts) > 1:
        return _("from %(amount)s") % {"amount": amount_words(min(amounts))}
    if amounts:
        return amount_words(amounts.pop())
    if not rows:
        return ""
    words = plain(rows[0]["text"].source) if rows[0].get("text") else ""
    return words if len(rows) == 1 and 0 < len(words) <= SHORT else _("see the costs on the page")


def amount_words(amount: Decimal) -> str:
    """Return an amount as people say it: “free”, “€ 25,60”."""
    return _("free") if amount == 0 else f"€\u00a0{formats.number_format(amount, 2, force_grouping=True)}"
