"""What the address of the search page asks, and the addresses that ask a little more or less."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from catalogue.organisation.remembering import remembered
from catalogue.products.models import Audience, Theme
from catalogue.products.models.classification import Classification

LONGEST = 200
LAST_PAGE = 500
KINDS = ("product", "service", "journey", "flow", "infopage", "cataloguesection")
Kind = TypeVar("Kind", bound=Classification)


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: the words, and how it is narrowed. `exact` takes the words as they were typed."""

    query: str
    page: int = 1
    theme: Theme | None = None
    audience: Audience | None = None
    kind: str = ""
    exact: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether the reader chose a theme, an audience or a kind."""
        return bool(self.theme or self.audience or self.kind)

    @property
    def is_new(self) -> bool:
        """Whether someone just asked this: not a further page of it, nor narrowed or taken literally."""
        return bool(self.query) and self.page == 1 and not self.narrowed and not self.exact

    def address(self, **changes: Any) -> str:
        """Return where this is asked with `changes`: the first page of it unless they name another."""
        other = replace(self, **{"page": 1} | changes)
        values = {
            "q": other.query,
            "theme": other.theme.slug if other.theme else "",
            "audience": other.audience.slug if other.audience else "",
            "type": other.kind,
            "exact": "1" if other.exact else "",
            "page": str(other.page) if other.page > 1 else "",
        }
        given = urlencode({name: value for name, value in values.items() if value})
        return f"{reverse('site:search')}?{given}" if given else reverse("site:search")


def read(request: HttpRequest) -> Asked:
    """Return what is asked; what nobody can choose (any more) is left out, so that an old link still searches."""
    given = request.GET
    kind = given.get("type", "")
    return Asked(
        query=readable(given.get("q", "")),
        page=_number(given.get("page", "")),
        theme=_chosen(themes(request), given.get("theme", "")),
        audience=_chosen(audiences(request), given.get("audience", "")),
        kind=kind if kind in KINDS else "",
        exact=given.get("exact", "") == "1",
    )


def themes(request: HttpRequest) -> list[Theme]:
    """Return all themes, read once for each content version."""
    return remembered(request, "themes", lambda: list(Theme.objects.all()))


def audiences(request: HttpRequest) -> list[Audience]:
    """Return all audiences, read once for each content version."""
    return remembered(request, "audiences", lambda: list(Audience.objects.all()))


def readable(text: str) -> str:
    """Return a search text without control characters and doubled spaces, cut at 200 characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[: LONGEST * 5]).split())[:LONGEST].strip()


def _chosen(items: list[Kind], slug: str) -> Kind | None:
    return next((item for item in items if slug and item.slug == slug), None)


def _number(text: str) -> int:
    return max(1, min(int(text), LAST_PAGE)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
