"""Writing to an index in bulk, by version: a late or a second write changes nothing."""

from collections.abc import Iterable, Mapping

from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch.indices import alias
from catalogue.search.engines.elasticsearch.node import down_when_it_fails, working
from catalogue.search.engines.elasticsearch.rows import Row

BATCH = 200  # documents a request, about 4 MB
FINE = {200, 201, 409}  # 409: something newer is there already
TOLD = "items.*._id,items.*.status,items.*.error.reason"
BUSY = 429  # and above: not the document's fault
SHARD_WAITS = "10s"
GONE = 404  # of a document to delete: it was not there


def write(
    index: str, rows: Iterable[Row], gone: Mapping[int, int] | None = None, *, refresh: bool = False
) -> dict[int, str]:
    """Write these rows and delete the `gone` (key → version); return what was refused, with the reason.

    By the alias, never makes an index by itself. Raises `EngineDown`.
    """
    operations: list[dict[str, object]] = []
    for row in rows:
        operations += [{"index": _about(index, row.pk, row.version)}, row.body]
    for pk, version in (gone or {}).items():
        operations.append({"delete": _about(index, pk, version)})
    if not operations:
        return {}
    with down_when_it_fails():
        answer = working().bulk(operations=operations, refresh=refresh, timeout=SHARD_WAITS, filter_path=TOLD)
        results = [next(iter(item.items())) for item in answer["items"]]
        if busy := next((told["status"] for _action, told in results if told["status"] >= BUSY), None):
            raise EngineDown(f"takes no documents now ({busy})")
        return {
            int(told["_id"]): str(told.get("error", {}).get("reason", told["status"]))
            for action, told in results
            if told["status"] not in FINE and not (action == "delete" and told["status"] == GONE)
        }


def _about(index: str, pk: int, version: int) -> dict[str, object]:
    about: dict[str, object] = {"_index": index, "_id": str(pk), "version": version, "version_type": "external_gte"}
    return about | {"require_alias": True} if index == alias() else about
