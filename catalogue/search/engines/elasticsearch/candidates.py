"""Candidates from Elasticsearch: the same ways in as the other engine, asked in one request."""

from collections.abc import Sequence
from time import monotonic
from typing import Any

from catalogue.search.engines.base import LOOKED_AT, NEAREST, OF_A_NAME, EngineDown, Filters, Wanted
from catalogue.search.engines.elasticsearch import indices
from catalogue.search.engines.elasticsearch.node import asking, down_when_it_fails

NEVER_CUT_OFF = 1_000  # points: what many words are worth together is less
ASK_AGAIN_AFTER = 5.0  # seconds that an index is taken to be as fit as it was
QUIET: dict[str, Any] = {
    "source": False,
    "stored_fields": "_none_",
    "docvalue_fields": ["pk"],
    "track_total_hits": False,  # and no order but by points: what cannot come in any more is not looked at
    "version": True,
    "allow_partial_search_results": False,  # a shard that is away makes the answer an error, never a shorter list
    "filter_path": "timed_out,hits.hits.fields.pk,hits.hits._version",
}


class ElasticsearchEngine:
    """Finds documents in the index behind the alias."""

    name = "elasticsearch"

    def __init__(self) -> None:
        """Know nothing of the index yet."""
        self._fit: tuple[str, float] = ("", 0.0)  # alias, until when

    def by_words(self, wanted: Wanted) -> dict[int, int]:
        """Return documents that hold a token in a name, or a rare token anywhere (`Found`)."""
        return self._found(_by_words(wanted))

    def by_words_and_meaning(self, wanted: Wanted) -> dict[int, int]:
        """Return these and the documents that mean about the same: one question, of many documents."""
        return self._found(_by_words(wanted), _near(wanted))

    def _found(self, *ways: dict[str, Any]) -> dict[int, int]:
        asked = {name: value for way in ways for name, value in way.items() if name != "size"}
        return self._asked(**asked, size=sum(way.get("size", 0) for way in ways)) if asked else {}

    def _asked(self, **asked: Any) -> dict[int, int]:
        with down_when_it_fails():
            self._check()
            answer = asking().search(index=indices.alias(), **QUIET, **asked)
            if answer.get("timed_out", True):
                raise EngineDown("answers in part: out of time")
            return {int(hit["fields"]["pk"][0]): int(hit["_version"]) for hit in answer.get("hits", {}).get("hits", [])}

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


def _by_words(wanted: Wanted) -> dict[str, Any]:
    ways = _ways(wanted)
    if not ways:
        return {}
    narrow = _filters(wanted.filters, wanted.agent)
    query = {"bool": {"should": ways, "minimum_should_match": 1, "filter": narrow}}
    return {"query": query, "size": max(wanted.most)}


def _near(wanted: Wanted) -> dict[str, Any]:
    meaning = wanted.meaning()
    if meaning is None:
        return {}
    near = {"field": "meaning", "query_vector": list(meaning), "k": NEAREST, "num_candidates": LOOKED_AT}
    narrow = _filters(wanted.filters, wanted.agent)
    return {"knn": near | {"filter": narrow, "boost": NEVER_CUT_OFF}, "size": NEAREST}


def _ways(wanted: Wanted) -> list[dict[str, Any]]:
    ways: list[dict[str, Any]] = []
    if wanted.numbers:
        number = {"terms": {"number": list(wanted.numbers)}}
        ways.append({"constant_score": {"filter": number, "boost": NEVER_CUT_OFF}})
    if wanted.tokens:
        ways.append(_any("names", list(wanted.tokens), OF_A_NAME))
    if wanted.rare:
        ways.append(_any("all" if wanted.agent else "public", wanted.rare))
    return ways


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
