"""The three comparisons of `search_index check`: pages with rows, counted words with rows, rows with Elasticsearch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.search import upkeep
from catalogue.search.documents import content_models
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import keeping
from catalogue.search.engines.elasticsearch.indices import Unfit
from catalogue.search.engines.elasticsearch.node import switched_on
from catalogue.search.models import SearchDocument

Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison: how much there is to do, and what differs (put right when the second argument says so)."""

    name: str
    size: Callable[[], int]
    differences: Callable[[Progress, bool], Sequence[str]]


def _pages(progress: Progress, repair: bool) -> Sequence[str]:
    wrong = list(upkeep.check(progress))
    if repair:
        upkeep.repair(wrong)
    return [str(each) for each in wrong]


def _words(progress: Progress, repair: bool) -> Sequence[str]:
    words = upkeep.miscounted(repair=repair)
    progress(1)
    return [f"miscounted: {word}" for word in words]


def _elasticsearch(progress: Progress, repair: bool) -> Sequence[str]:
    if not switched_on():
        return []
    try:
        found = keeping.differences(progress)
        if found and repair:
            keeping.repair()
    except Unfit as error:
        if repair:
            keeping.repair()
        return [str(error)]
    except EngineDown as error:
        return [f"cannot be compared: {error}"]
    titles = dict(
        SearchDocument.objects.filter(pk__in=[*found.missing, *found.behind, *found.ahead]).values_list("pk", "title")
    )
    kinds = {"missing": found.missing, "behind": found.behind, "ahead": found.ahead, "left over": found.left_over}
    return [f"{kind}: {titles.get(pk, 'document')} ({pk})" for kind, pks in kinds.items() for pk in pks]


PARTS = (
    Part("pages", lambda: Page.objects.live().type(*content_models()).count() + Service.objects.count(), _pages),
    Part("words", lambda: 1, _words),
    Part("Elasticsearch", SearchDocument.objects.count, _elasticsearch),
)
