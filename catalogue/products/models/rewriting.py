"""The rewriting of a page: facts about the work, which hold at once and wait for no publication."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from catalogue.products.models.product_page import ProductPage


class RewriteStatus(models.TextChoices):
    """How far the rewriting of a page is."""

    TO_REWRITE = "to_rewrite", _("to rewrite")
    IN_PROGRESS = "in_progress", _("being rewritten")
    REVIEW = "review", _("to be reviewed")
    DONE = "done", _("rewritten")


IMMEDIATE = ("owner", "rewrite_status", "review_on")


def note_rewriting(page: "ProductPage") -> None:
    """Keep the day on which the rewriting was finished, for the burn-down."""
    if page.rewrite_status != RewriteStatus.DONE:
        page.rewritten_on = None
    elif page.rewritten_on is None:
        page.rewritten_on = timezone.localdate()


def immediate_values(page: "ProductPage", names: Iterable[str]) -> dict[str, object]:
    """Return what of a draft holds for the live page too: never “rewritten”, whose text is not out yet."""
    values: dict[str, object] = {name: getattr(page, name) for name in names}
    if values.get("rewrite_status") == RewriteStatus.DONE:
        del values["rewrite_status"]
    elif "rewrite_status" in values:
        values["rewritten_on"] = None
    return values
