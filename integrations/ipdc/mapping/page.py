"""Which field of the page holds which part of the source.

Values are plain JSON (a stream is a list of blocks without identifiers, a relation is a key), so that the
last imported value can be kept and compared. What has no field stays in the record's source.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.products.models import ProductType
from integrations.ipdc.cleaning import clean_html, plain_text
from integrations.ipdc.language import text_of
from integrations.ipdc.mapping import blocks, text
from integrations.ipdc.mapping.lookup import Lookup
from integrations.ipdc.snapshot import Snapshot

Values = dict[str, Any]

FIELDS = (
    "title",
    "product_number",
    "product_type",
    "description",
    "body",
    "start_label",
    "start_url",
    "conditions",
    "procedure",
    "costs",
    "benefits",
    "legal",
    "links",
    "exceptions_text",
    "keywords",
    "valid_from",
    "valid_until",
    "theme",
    "more_themes",
    "audiences",
)


def page_values(snapshot: Snapshot, lookup: Lookup) -> Values:
    """Every field the source fills, cleaned; nothing here depends on what the page holds now."""
    description, rest = text.split_description(text_of(snapshot.description))
    themes = lookup.themes_of(snapshot.codes.themes)
    start_label, start_url = blocks.start(snapshot.procedures)
    body = rest + clean_html(text_of(snapshot.additional), headings=False)
    return {
        "title": title_of(snapshot),
        "product_number": snapshot.product_number[:64],
        "product_type": next((code for code in snapshot.codes.type if code in ProductType.values), ""),
        "description": description,
        "body": body + text.under_heading(_("Legislation"), text_of(snapshot.regulation)),
        "start_label": start_label,
        "start_url": start_url,
        "conditions": blocks.conditions(snapshot.conditions),
        "procedure": blocks.procedure(snapshot.procedures),
        "costs": blocks.costs(snapshot.costs),
        "benefits": blocks.benefits(snapshot.benefits),
        "legal": blocks.links(snapshot.legal),
        "links": blocks.links(snapshot.websites),
        "exceptions_text": clean_html(text_of(snapshot.exceptions), headings=False),
        "keywords": text.keywords(snapshot.keywords),
        "valid_from": _day(snapshot.starts),
        "valid_until": _day(snapshot.ends),
        "theme": themes[0].pk if themes else None,
        "more_themes": sorted(theme.pk for theme in themes[1:]),
        "audiences": sorted(audience.pk for audience in lookup.audiences_of(snapshot.codes.audiences)),
    }


def title_of(snapshot: Snapshot) -> str:
    """A title in every case: a page cannot do without."""
    title = plain_text(text_of(snapshot.name))
    if not title:
        return _("Product %(number)s without a title") % {"number": snapshot.product_number or "?"}
    return text.shorten(title, 255)


def _day(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).date().isoformat() if moment else None
