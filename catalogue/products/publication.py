"""What a page still lacks before readers may see it; each kind of page says so itself.

Two measures. `missing_on_any_path` is never published, by nobody and by no path: `ContentPage.publish` keeps that
(and for a product without a service its `save` and a trigger in the database). `missing_for_publication` is asked of
people: on the form, in bulk, in a workflow. An import may bring a product that lacks an audience; an editor then finds
it in the list.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from wagtail.models import Page

from catalogue.products.models.content_page import ContentPage
from catalogue.products.models.wholeness import missing_in

__all__ = ["in_words", "missing_for_publication", "missing_in"]


def missing_for_publication(page: Page) -> dict[str, str]:
    """Return field → what to do about it, for a page or a draft; nothing for a page without rules."""
    return page.missing_for_publication() if isinstance(page, ContentPage) else {}


def in_words(missing: Mapping[str, Any]) -> str:
    """Return the reasons as one text, for a list or a message."""
    return " ".join(str(part) for name, part in missing.items() if name != NON_FIELD_ERRORS)
