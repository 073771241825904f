"""How a document lies in the index. Our tokens are final: no analyser but splitting at spaces touches them."""

from typing import Any

from elasticsearch.dsl import Boolean, DenseVector, Keyword, Long, Mapping, Text

from catalogue.search.models import MEANING

LAYOUT = 1  # grows with every change below; an index of another layout is built anew
TOKENS = ("names", "public", "all")
LIVE = {"refresh_interval": "1s"}
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "-1",  # while it is built
    # How long the version of a deleted document is remembered, against an older write that arrives late
    "gc_deletes": "1h",
}


def mapping(*, complete: bool) -> dict[str, Any]:
    """Return the mapping; `complete` is told in it once every document is there."""
    made = Mapping()
    for name in TOKENS:
        # Each token found counts one, as in the other engine: order is the ranker's
        made.field(name, Text(analyzer="whitespace", similarity="boolean", norms=False, index_options="docs"))
    for name in ("number", "themes", "audiences", "department", "kind", "language"):
        made.field(name, Keyword())
    made.field("pk", Long())
    made.field("closed", Boolean())
    made.field("title", Keyword(index=False, doc_values=False))  # for people who look into the index
    # The inner product, as in the other engine; a vector need not be of length 1
    made.field("meaning", DenseVector(dims=MEANING, index=True, similarity="max_inner_product"))
    made.meta("dynamic", "strict")
    made.meta("_source", {"excludes": [*TOKENS, "meaning"]})
    return made.to_dict() | {"_meta": meta(complete=complete)}


def meta(*, complete: bool) -> dict[str, Any]:
    """Return what is told of the index itself."""
    return {"layout": LAYOUT, "complete": complete}
