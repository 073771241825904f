"""First pass: read every source and keep the newest snapshot of each product.

A feed holds many versions of one product; only the last matters to the city. Snapshots wait as
compressed text, so that a hundred thousand of them fit in memory.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.building import build
from integrations.ipdc.cleaning import plain_text
from integrations.ipdc.language import text_of
from integrations.ipdc.messages import Message
from integrations.ipdc.reading.errors import Refusal, Unreadable
from integrations.ipdc.reading.sources import Found, Note, Reader
from integrations.ipdc.snapshot import Snapshot

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A snapshot put aside, with what the whole run must know of it."""

    source: str
    moment: datetime
    number: str
    title: str
    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    archived: bool
    packed: bytes

    def snapshot(self) -> Snapshot:
        """The snapshot again."""
        return build(json.loads(zlib.decompress(self.packed)))


@dataclass(slots=True)
class Collected:
    """All sources, read."""

    newest: dict[str, Waiting] = field(default_factory=dict)
    read: int = 0
    superseded: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def titles_by_number(self) -> dict[str, dict[str, str]]:
        """Product number → identity → title, of products that are not archived."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for iri, waiting in self.newest.items():
            if waiting.number and not waiting.archived:
                found[waiting.number][iri] = waiting.title
        return found

    def snapshots(self) -> Iterator[tuple[str, Snapshot]]:
        """Each product once with its source, the oldest version first (dct order within equals)."""
        for waiting in self.newest.values():
            yield waiting.source, waiting.snapshot()


def collect(sources: list[str]) -> Collected:
    """Read everything; what cannot be read is a refusal, never an exception."""
    collected = Collected()
    for item in Reader().read(sources):
        if isinstance(item, Refusal):
            collected.refusals.append(item)
        elif isinstance(item, Note):
            collected.notes.append(item)
        else:
            _take(collected, item)
    return collected


def _take(collected: Collected, item: Found) -> None:
    collected.read += 1
    try:
        snapshot = build(item.document)
    except Unreadable as error:
        collected.refusals.append(error.refusal(item.source))
        return
    except Exception as error:  # a shape nobody foresaw must not stop the other products
        name = str(item.document.get("@id", ""))[:200]
        text = _("product %(name)s cannot be understood (%(error)s)")
        values = {"name": name, "error": f"{type(error).__name__}: {error}"[:200]}
        collected.refusals.append(Refusal(item.source, None, Message(text, values)))
        return
    waiting = _put_aside(snapshot, item.source)
    known = collected.newest.get(snapshot.iri)
    if known is not None:
        collected.superseded += 1
        if waiting.moment < known.moment:
            return
    collected.newest[snapshot.iri] = waiting


def _put_aside(snapshot: Snapshot, source: str) -> Waiting:
    return Waiting(
        source=source,
        moment=snapshot.moment or _LONG_AGO,
        number=snapshot.product_number,
        title=plain_text(text_of(snapshot.name))[:255],
        themes=snapshot.codes.themes,
        audiences=snapshot.codes.audiences,
        archived=snapshot.archived,
        packed=zlib.compress(snapshot.raw.encode(), 1),
    )
