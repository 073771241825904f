"""Parts of the source as blocks of the page, in the source's order."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from integrations.ipdc.cleaning import clean_html, plain_text
from integrations.ipdc.cleaning.links import is_placeholder, mend
from integrations.ipdc.language import text_of
from integrations.ipdc.mapping.text import shorten
from integrations.ipdc.snapshot import Condition, Link, Part, Procedure

Block = dict[str, Any]
LONGEST_TITLE, LONGEST_URL, LONGEST_LABEL = 120, 500, 60
_EURO = r"(?:€|\beuro\b|\beur\b)"
_AMOUNT = re.compile(rf"{_EURO}\s*(\d[\d. ]*(?:,\d{{1,2}}|,-)?)|(\d[\d.]*(?:,\d{{1,2}})?)\s*{_EURO}", re.I)
_DEPENDS = re.compile(
    r"%|\b(?:vanaf|per|max\w*|min\w*|tot|tussen|of|extra|boete|korting|jaarlijks|maandelijks)\b", re.I
)
_valid_url = URLValidator(schemes=["http", "https"])


def conditions(parts: Iterable[Condition]) -> list[Block]:
    """Conditions with their evidence."""
    found = []
    for part in parts:
        title, html = _titled(part)
        evidence = "".join(_evidence(item) for item in part.evidence)
        found.append(_block("condition", title=title, text=html, evidence=evidence))
    return _filled(found)


def procedure(parts: Iterable[Procedure]) -> list[Block]:
    """Steps with their links."""
    found = []
    for part in parts:
        title, html = _titled(part)
        items = [_item(link["value"], index) for index, link in enumerate(links(part.websites))]
        found.append(_block("step", title=title, text=html, links=items))
    return _filled(found)


def costs(parts: Iterable[Part]) -> list[Block]:
    """Costs, with the amount when the source names exactly one."""
    return _filled([_priced("cost", part) for part in parts])


def benefits(parts: Iterable[Part]) -> list[Block]:
    """Financial benefits, with the amount when the source names exactly one."""
    return _filled([_priced("benefit", part) for part in parts])


def links(parts: Iterable[Link]) -> list[Block]:
    """Links that work; what the source gives without a usable address has a finding instead."""
    found = []
    for part in parts:
        url = usable(part.url)
        if url:
            title = _plain(text_of(part.name)) or _plain(text_of(part.description)) or url
            found.append(_block("link", title=shorten(title, LONGEST_TITLE), url=url))
    return found


def start(parts: Iterable[Procedure]) -> tuple[str, str]:
    """The start button: only when the source names exactly one place where the procedure starts."""
    sites = [site for part in parts for site in part.websites if usable(site.url)]
    if len({usable(site.url) for site in sites}) != 1:
        return "", ""
    return shorten(_plain(text_of(sites[0].name)) or _("Start online"), LONGEST_LABEL), usable(sites[0].url)


def usable(url: str) -> str:
    """An address that the page may carry, or nothing."""
    mended = mend(url)
    if not mended.lower().startswith("http") or len(mended) > LONGEST_URL:
        return ""
    try:
        _valid_url(mended)
    except ValidationError:
        return ""
    return mended


def amount_of(text: str) -> str | None:
    """The one amount in euro a text names (`€ 1.250,50` → `1250.50`); none when it depends."""
    found = {(match[1] or match[2]).strip() for match in _AMOUNT.finditer(text)}
    if len(found) != 1 or _DEPENDS.search(text):
        return None
    number = found.pop().replace(" ", "").removesuffix(",-")
    whole, _comma, cents = number.partition(",")
    if not cents and re.fullmatch(r"\d+\.\d{1,2}", whole):
        whole, _dot, cents = whole.partition(".")
    whole = whole.replace(".", "")
    return f"{int(whole)}.{(cents or '0').ljust(2, '0')}" if whole.isdigit() and len(whole) <= 7 else None


def _item(value: dict[str, Any], index: int) -> Block:
    """An item of a list; Wagtail knows it by its identifier, which stays the same for the same link."""
    return {"type": "item", "value": value, "id": str(uuid5(NAMESPACE_URL, f"{index} {value['url']}"))}


def _priced(kind: str, part: Part) -> Block:
    title, html = _titled(part)
    amount = amount_of(f"{_plain(text_of(part.name))} {plain_text(html)}")
    return _block(kind, title=title, text=html, amount=amount)


def _titled(part: Part) -> tuple[str, str]:
    """Title and text; a title too long for its field stands whole above the text."""
    title = _plain(text_of(part.name))
    html = clean_html(text_of(part.description), headings=False)
    if is_placeholder(plain_text(html)):
        html = ""
    if len(title) > LONGEST_TITLE:
        html = f"<p><b>{escape(title, quote=False)}</b></p>{html}"
    return shorten(title, LONGEST_TITLE), html


def _evidence(part: Part) -> str:
    title, html = _titled(part)
    long = len(_plain(text_of(part.name))) > LONGEST_TITLE
    return html if long or not title else f"<p><b>{escape(title, quote=False)}</b></p>{html}"


def _plain(text: str) -> str:
    plain = plain_text(text)
    return "" if is_placeholder(plain) else plain


def _block(kind: str, **value: Any) -> Block:
    return {"type": kind, "value": {key: item for key, item in value.items() if item is not None}}


def _filled(found: list[Block]) -> list[Block]:
    return [block for block in found if any(block["value"].values())]
