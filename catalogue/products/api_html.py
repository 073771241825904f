"""Rich text for the world outside: clean HTML whose links work from anywhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import nh3
from django.conf import settings
from django.db.models import Value
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page

from catalogue.products.addresses import canonical_url
from catalogue.products.models.searchable import NOT_TEXT

TAGS = {
    "a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
SCHEMES = {"https", "http", "mailto", "tel", "x-page", "x-document"}
INTERNAL = re.compile(r"<a\b(?=[^>]*\blinktype=\"(page|document)\")(?=[^>]*\bid=\"(\d{1,9})\")[^>]*>")
OURS = re.compile(r'href="x-(page|document):(\d{1,9})"')
FROM_THE_ROOT = re.compile(r'href="/(?!/)')

Target = tuple[str, int]


@lru_cache(maxsize=20_000)
def _cleaned(markup: str, base: str) -> tuple[str, ...]:
    """Return clean HTML cut at our own links: text, kind, id, text, kind, id, … text."""
    marked = INTERNAL.sub(r'<a href="x-\1:\2">', markup)
    clean = nh3.clean(marked, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return tuple(OURS.split(FROM_THE_ROOT.sub(f'href="{base}/', clean)))


@dataclass(slots=True)
class HtmlVoice:
    """Tells rich text; where our own links lead is asked once for all texts (`learn`)."""

    _addresses: dict[Target, str] = field(default_factory=dict)

    def learn(self, values: Iterable[Any]) -> None:
        """Find out where the links in these texts and streams lead: one query, or none."""
        wanted = {(m[1], int(m[2])) for value in values for text in _texts(value) for m in INTERNAL.finditer(text)}
        if wanted - self._addresses.keys():
            self._addresses |= dict(_resolve(wanted))

    def tell(self, markup: str) -> str:
        """Return clean HTML; a link to what no longer exists keeps its words and loses its address."""
        if not markup:
            return ""
        first, *rest = _cleaned(markup, settings.CITY_BASE_URL.rstrip("/"))
        for kind, pk, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            address = self._addresses.get((kind, int(pk)))
            first += (f'href="{address}"' if address else "") + text
        return first.replace("<a >", "<a>")


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts with internal links in a text or a stream's stored form."""
    if isinstance(value, str):
        if "linktype" in value:
            yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_TEXT:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _resolve(wanted: set[Target]) -> Iterator[tuple[Target, str]]:
    """Yield the address of each live page and each document."""
    pages = Page.objects.live().filter(pk__in=[pk for kind, pk in wanted if kind == "page"]).order_by()
    documents = get_document_model().objects.filter(pk__in=[pk for kind, pk in wanted if kind == "document"])
    rows = pages.values_list(Value("page"), "pk", "url_path", "locale__language_code").union(
        documents.order_by().values_list(Value("document"), "pk", "file", Value("")), all=True
    )
    for kind, pk, place, language in rows:
        yield (kind, pk), canonical_url(place, language) if kind == "page" else _document_url(pk, place)


def _document_url(pk: int, file: str) -> str:
    path = reverse("wagtaildocs_serve", args=[pk, PurePosixPath(file).name])
    return f"{settings.CITY_BASE_URL.rstrip('/')}{path}"
