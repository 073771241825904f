"""The index behind its alias: made beside the old one, swapped in one step."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from elasticsearch import NotFoundError

from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch.mapping import LAYOUT, LIVE, SETTINGS, mapping, meta
from catalogue.search.engines.elasticsearch.node import asking, working


@dataclass(frozen=True, slots=True)
class Index:
    """An index, and what it tells of itself."""

    name: str
    layout: int | None
    complete: bool

    @property
    def fit(self) -> bool:
        """It holds every document, in the layout that this code asks for."""
        return self.complete and self.layout == LAYOUT and self.name != alias()


class Unfit(EngineDown):
    """The node is well, but there is no index that can answer: missing, half built, of another layout."""


def alias() -> str:
    """Return the name that is searched."""
    return str(settings.ELASTICSEARCH_INDEX)


def live() -> Index | None:
    """Return the index behind the alias (or that took its name); None when there is none. One quick question."""
    try:
        found = asking().indices.get_mapping(index=alias(), filter_path="*.mappings._meta,*.mappings.dynamic")
    except NotFoundError:
        return None
    if len(found) > 1:
        raise Unfit("the alias names more than one index")
    return next((_index(name, body) for name, body in found.items()), Index(alias(), None, False))


def require_fit() -> None:
    """Raise `Unfit` when there is no index that can answer."""
    found = live()
    if found is None or not found.fit:
        raise Unfit("there is no complete index")


def beside() -> list[str]:
    """Return the names of our indices that are not behind the alias: being built, or left by a broken rebuild."""
    found: dict[str, Any] = dict(working().indices.get_alias(index=f"{alias()}-*", expand_wildcards="all"))
    return sorted(name for name, body in found.items() if _ours(name) and alias() not in body["aliases"])


def create() -> str:
    """Make an empty index beside the others; return its name."""
    name = f"{alias()}-{datetime.now(UTC):%Y%m%d%H%M%S}-{uuid4().hex[:6]}"
    working().indices.create(index=name, settings={"index": SETTINGS}, mappings=mapping(complete=False))
    return name


def open_for_searching(name: str) -> None:
    """Tell that everything is in it, and let changes be found within a second."""
    client = working()
    if _index(name, client.indices.get_mapping(index=name)[name]).layout != LAYOUT:
        raise EngineDown("the new index went away while it was built")
    client.indices.put_mapping(index=name, meta=meta(complete=True))
    client.indices.put_settings(index=name, settings={"index": LIVE})
    client.indices.refresh(index=name)
    # In the background: what was built in many small parts is searched in a quarter of the time as one
    client.indices.forcemerge(index=name, max_num_segments=1, wait_for_completion=False)


def swap(name: str) -> None:
    """Let the alias name this index, and remove what it named before, in one step."""
    client = working()
    old: dict[str, Any] = dict(client.options(ignore_status=404).indices.get_alias(index=alias()))
    old = {each: body for each, body in old.items() if isinstance(body, dict) and "aliases" in body}
    actions: list[dict[str, Any]] = [{"remove_index": {"index": each}} for each in sorted(old) if each != name]
    client.indices.update_aliases(actions=[*actions, {"add": {"index": name, "alias": alias()}}])


def remove(*names: str) -> None:
    """Remove these indices, if they are there."""
    for name in names:
        working().indices.delete(index=name, ignore_unavailable=True)


def _ours(name: str) -> bool:
    """Return whether `create` gave this name: another city's index may begin alike."""
    stamp, _, tail = name.removeprefix(f"{alias()}-").partition("-")
    return len(stamp) == 14 and stamp.isdigit() and len(tail) == 6


def _index(name: str, body: dict[str, Any]) -> Index:
    told = body.get("mappings", {}).get("_meta", {})
    return Index(name, told.get("layout"), bool(told.get("complete")))
