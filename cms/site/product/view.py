"""What a product page shows, worked out once: texts, lists, contact, contents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.products.models import Audience, LifeEvent, ProductPage, Theme
from cms.site.contact import ContactCard, contact_of_page
from cms.site.links import safe_href
from cms.site.product.texts import rich_texts


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is safe to show; without an address only its words."""

    title: str
    url: str


@dataclass(slots=True)
class Item:
    """One condition, step, cost, benefit or thing to bring."""

    title: str = ""
    text: SafeString | str = ""
    evidence: SafeString | str = ""
    amount: Decimal | None = None
    checked: date | None = None
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page; `kind` chooses how it looks."""

    anchor: str
    title: str
    kind: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class ProductView:
    """Everything the template needs; a note for colleagues is not among it."""

    page: ProductPage
    start: Link | None
    sections: list[Section]
    contact: ContactCard
    themes: list[Theme]
    audiences: list[Audience]
    life_events: list[LifeEvent]


def product_view(request: HttpRequest, page: ProductPage) -> ProductView:
    """Return what `page` shows to a reader."""
    start = Link(page.start_label or _("Start"), safe_href(page.start_url)) if safe_href(page.start_url) else None
    return ProductView(
        page=page,
        start=start,
        sections=_sections(page),
        contact=contact_of_page(request, page),
        themes=page.themes,
        audiences=list(page.audiences.all()),
        life_events=list(page.life_events.all()),
    )


def _sections(page: ProductPage) -> list[Section]:
    """Return the parts that hold something, their rich texts made ready together."""
    filled = [section for section in _all_sections(page) if section.items]
    slots = [(item, name) for s in filled for item in s.items for name in ("text", "evidence") if getattr(item, name)]
    ready = rich_texts([getattr(item, name) for item, name in slots])
    for (item, name), text in zip(slots, ready, strict=True):
        setattr(item, name, text)
    return filled


def _all_sections(page: ProductPage) -> Iterator[Section]:
    yield Section("uitleg", _("What it is"), "text", _one(page.body))
    yield Section("voorwaarden", _("Conditions"), "list", [_item(block.value) for block in page.conditions])
    yield Section("zo-gaat-het", _("How it goes"), "steps", [_item(block.value) for block in page.procedure])
    yield Section("meebrengen", _("What to bring"), "bring", [Item(text=block.value.source) for block in page.bring])
    yield Section("kosten", _("Costs"), "costs", [_item(block.value) for block in page.costs])
    yield Section("hoe-lang", _("How long it takes"), "plain", [Item(title=page.duration)] if page.duration else [])
    yield Section("uitzonderingen", _("Exceptions"), "text", _one(page.exceptions_text))
    yield Section("tegemoetkoming", _("Financial support"), "costs", [_item(block.value) for block in page.benefits])
    yield Section("meer-informatie", _("More information"), "links", _links(page.links))
    yield Section("wetgeving", _("Laws and rules"), "links", _links(page.legal))


def _one(source: str) -> list[Item]:
    return [Item(text=source)] if source else []


def _links(stream: Any) -> list[Item]:
    links = [_link(block.value) for block in stream]
    return [Item(links=links)] if links else []


def _link(value: Any) -> Link:
    return Link(value["title"], safe_href(value["url"] or ""))


def _item(value: Any) -> Item:
    """Return a struct's row; each kind of row has some of these fields."""
    evidence = value.get("evidence")
    text = value.get("text")
    return Item(
        title=value.get("title") or "",
        text=text.source if text else "",
        evidence=evidence.source if evidence else "",
        amount=value.get("amount"),
        checked=value.get("checked"),
        links=[_link(link) for link in value.get("links") or []],
    )
