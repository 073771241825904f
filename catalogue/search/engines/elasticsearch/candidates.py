"""Candidates from Elasticsearch: the same ways in as the other engine, asked in one request."""

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import Any

from catalogue.search.engines.base import NEAREST, OF_A_NAME, EngineDown, Filters, Wanted
from catalogue.search.engines.elasticsearch import indices
from catalogue.search.engines.elasticsearch.node import asking, down_when_it_fails

LOOKED_AT = 8 * NEAREST  # neighbours weighed for each that is kept
ASK_AGAIN_AFTER = 5.0  # seconds that an index is taken to be as fit as it was
ORDER = [{"_score": "desc"}, {"pk": "asc"}]
QUIET = {"_source": False, "stored_fields": "_none_", "track_total_hits": False, "sort": ORDER, "version": True}
# A shard that is away makes the answer an error, never a shorter list
HEADER = {"allow_partial_search_results": False}
TOLD = "responses.status,responses.timed_out,responses.hits.hits.sort,responses.hits.hits._version"


class ElasticsearchEngine:
    """Finds documents in the index behind the alias."""

    name = "elasticsearch"

    def __init__(self) -> None:
        """Know nothing of the index yet."""
        self._fit: tuple[str, float] = ("", 0.0)  # alias, until when

    def by_words(self, wanted: Wanted) -> dict[int, int]:
        """Return documents that hold a token in a name, or a rare token anywhere (`Found`)."""
        return self._asked(list(_for_words(wanted)))

    def near(self, wanted: Wanted) -> dict[int, int]:
        """Return the documents that mean about the same."""
        meaning = wanted.meaning()
        return self._asked([] if meaning is None else [_nearest(meaning, wanted)])

    def _asked(self, asked: Sequence[Mapping[str, Any]]) -> dict[int, int]:
        if not asked:
            return {}
        with down_when_it_fails():
            self._check()
            searches = [part for each in asked for part in (HEADER, each)]
            answer = asking().msearch(index=indices.alias(), searches=searches, filter_path=TOLD)["responses"]
            if len(answer) != len(asked) or any(one["status"] != 200 or one.get("timed_out") for one in answer):
                self.forget()
                raise EngineDown(f"answers {[one['status'] for one in answer]}")
            hits = [hit for one in answer for hit in one.get("hits", {}).get("hits", [])]
            return {int(hit["sort"][1]): int(hit["_version"]) for hit in hits}

    def forget(self) -> None:
        """Ask anew how the index is before the next search."""
        self._fit = ("", 0.0)

    def _check(self) -> None:
        """Refuse an index that is missing, half built, of another layout, or no index of ours."""
        here, until = self._fit
        if here == indices.alias() and monotonic() < until:
            return
        indices.require_fit()
        self._fit = (indices.alias(), monotonic() + ASK_AGAIN_AFTER)


def _nearest(meaning: Sequence[float], wanted: Wanted) -> Mapping[str, Any]:
    near = {"field": "meaning", "query_vector": list(meaning), "k": NEAREST, "num_candidates": LOOKED_AT}
    return QUIET | {"knn": near | {"filter": _filters(wanted.filters, wanted.agent)}, "size": NEAREST}


def _for_words(wanted: Wanted) -> Iterator[Mapping[str, Any]]:
    ways: list[dict[str, Any]] = []
    if wanted.numbers:
        number = {"terms": {"number": list(wanted.numbers)}}
        ways.append({"constant_score": {"filter": number, "boost": 1_000}})  # never cut off by the limit
    if wanted.tokens:
        ways.append(_any("names", list(wanted.tokens), OF_A_NAME))
    if wanted.rare:
        ways.append(_any("all" if wanted.agent else "public", wanted.rare))
    if ways:
        narrow = _filters(wanted.filters, wanted.agent)
        query = {"should": ways, "minimum_should_match": 1, "filter": narrow}
        yield QUIET | {"query": {"bool": query}, "size": max(wanted.most)}


def _any(field: str, tokens: Sequence[str], boost: float = 1.0) -> dict[str, Any]:
    return {"match": {field: {"query": " ".join(tokens), "boost": boost}}}


def _filters(filters: Filters, agent: bool) -> list[dict[str, Any]]:
    terms = {
        "closed": None if agent else False,
        "themes": filters.theme,
        "audiences": filters.audience,
        "department": filters.department,
        "kind": filters.kind,
        "language": filters.language,
    }
    return [{"term": {name: value}} for name, value in terms.items() if value is not None]
