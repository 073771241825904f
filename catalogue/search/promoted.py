"""Best bets: what editors put on top for a word or an expression (Wagtail's promoted search results)."""

from dataclasses import dataclass
from functools import lru_cache

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from catalogue.products.addresses import site_path
from catalogue.search.dutch.analysis import terms
from catalogue.search.dutch.stopwords import STOP_WORDS

MOST = 3
SAFE = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class BestBet:
    """What stands on top, and where it leads; the address is a path of ours or one elsewhere on the web."""

    title: str
    url: str
    description: str


def best_bets(query: str) -> tuple[BestBet, ...]:
    """Return what editors want on top for `query`, those of the longest expression first.

    One word must be all that is asked (stop words apart); of an expression each word must be there, in any
    form or order. A page that is not live or is closed to the public is left out.
    """
    asked = frozenset(_stems(query))
    if not asked:
        return ()
    promoted = SearchPromotion.objects.values_list("query", "query__query_string").distinct()
    fitting = {pk: len(wanted) for pk, text in promoted if _fits(wanted := _stems(text), asked)}
    if not fitting:
        return ()
    rows = list(SearchPromotion.objects.filter(query__in=fitting).select_related("page__locale"))
    rows.sort(key=lambda row: (-fitting[row.query_id], row.sort_order or 0, row.pk))
    shown = _may_be_shown({row.page_id for row in rows if row.page_id})
    bets = [bet for row in rows if (bet := _bet(row, shown)) is not None]
    return tuple({bet.url: bet for bet in reversed(bets)}.values())[::-1][:MOST]


@lru_cache(maxsize=5_000)
def _stems(text: str) -> tuple[str, ...]:
    found = list(terms(text[:400]))
    telling = [one for one in found if one.word not in STOP_WORDS] or found
    return tuple(dict.fromkeys(one.stem for one in telling))


def _fits(wanted: tuple[str, ...], asked: frozenset[str]) -> bool:
    return set(wanted) == asked or (len(wanted) > 1 and asked.issuperset(wanted))


def _may_be_shown(pks: set[int]) -> set[int]:
    return set(Page.objects.filter(pk__in=pks).live().public().values_list("pk", flat=True)) if pks else set()


def _bet(row: SearchPromotion, shown: set[int]) -> BestBet | None:
    if row.page is not None:
        url = site_path(row.page.url_path, row.page.locale.language_code)
        return BestBet(row.page.title, url, row.description) if row.page_id in shown else None
    if not row.external_link_url.startswith(SAFE):
        return None
    return BestBet(row.external_link_text or row.external_link_url, row.external_link_url, row.description)
