"""What one process knows of all documents together: how rare each word is, and which words exist.

Held in memory and brought up to date before each search with the rows that changed since: about 0.2 ms when
nothing did. Numbers of transactions that overlap are not committed in order, so a little is read twice.

A transaction that wrote words and then searches sees them, but in a memory of its own: they may yet be rolled back,
and words that were never published must not stay behind in what the whole process knows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection

from catalogue.search.dutch.thesaurus import thesaurus
from catalogue.search.dutch.vocabulary import Vocabulary
from catalogue.search.engines import whole
from catalogue.search.engines.elasticsearch.node import switched_on
from catalogue.search.engines.elasticsearch.unsent import UNSENT
from catalogue.search.known_words import DOCUMENTS
from catalogue.search.models import KnownWord
from catalogue.search.ranking.page_words import FIELDS
from catalogue.search.ranking.statistics import Statistics

OVERLAP = 5_000  # numbers given out that may still be uncommitted
VERSIONS = """
SELECT (SELECT max(changed) FROM search_knownword), (SELECT number FROM search_tuningversion WHERE id = 1),
  (SELECT number || ' ' || xmin FROM organisation_contentversion WHERE id = 1),
  pg_current_xact_id_if_assigned()::text, {rows}, {unsent}
"""


@dataclass(slots=True)
class View:
    """What the public knows, or what colleagues know: the words of the notes are only in theirs."""

    frequency: dict[str, int]
    lengths: dict[str, int]
    vocabulary: Vocabulary

    def statistics(self) -> Statistics:
        """Return the numbers that BM25 needs."""
        documents = max(self.lengths.get(DOCUMENTS, 0), 1)
        return Statistics(documents, self.frequency, tuple(self.lengths.get(name, 0) / documents for name in FIELDS))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Both views, the number of the editors' settings, and the version of the whole city's content.

    `rows` is the state of the documents where they are in memory (`engines.whole`), `unsent` what the second engine was
    not told yet, where there is one, and `writes` whether this transaction wrote something.
    """

    public: View
    everyone: View
    tuning: int
    content: str
    rows: tuple[int, int] | None
    unsent: Sequence[int] | None
    writes: bool


class _Memory:
    """The words of one database, as far as the number `seen`."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.seen = -1
        self.views = (_empty(), _empty())

    def is_of(self, database: str, newest: int) -> bool:
        """Whether this is the database, and it was not put back to an earlier state."""
        return self.database == database and self.seen <= newest

    def catch_up(self, newest: int) -> None:
        """Read what changed since."""
        rows = KnownWord.objects.filter(changed__gt=self.seen - OVERLAP if self.seen > 0 else -1)
        new: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for kind, text, *counts in rows.values_list("kind", "text", "public", "everyone").iterator(2_000):
            for view, spelt, number in zip(self.views, new, counts, strict=True):
                if kind == KnownWord.Kind.TOKEN:
                    view.frequency[text] = number
                elif kind == KnownWord.Kind.LENGTH:
                    view.lengths[text] = number
                else:
                    spelt[text] = number
        for view, spelt in zip(self.views, new, strict=True):
            view.vocabulary.update(spelt)
        self.seen = newest


def _empty() -> View:
    return View({}, {}, Vocabulary({}, thesaurus().words))


_lock = Lock()
_committed: _Memory | None = None
_own: tuple[str, _Memory] | None = None  # of the transaction that wrote words and searched last


def knowledge(*, with_rows: bool = False) -> Knowledge:
    """Return what is known now (one query; more when something changed).

    `rows` and `unsent` are only for who finds documents: it asks for them `with_rows`.
    """
    state = whole.STATE if with_rows and whole.is_held() else "NULL"
    waiting = UNSENT if with_rows and switched_on() else "NULL"
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS.format(rows=state, unsent=waiting))
        newest, tuning, content, writing, rows, unsent = cursor.fetchone()
    newest = newest or 0
    with _lock:
        memory = _memory(str(connection.settings_dict["NAME"]), newest, writing)
        if memory.seen != newest:
            memory.catch_up(newest)
        return Knowledge(
            *memory.views, tuning or 1, content or "", tuple(rows) if rows else None, unsent, writes=writing is not None
        )


def _memory(database: str, newest: int, writing: str | None) -> _Memory:
    """Return the memory to bring up to date; `writing` is the number of a transaction that wrote something."""
    global _committed, _own
    committed = _committed if _committed is not None and _committed.is_of(database, newest) else None
    if writing is not None and (committed is None or committed.seen != newest):
        if _own is None or _own[0] != writing or not _own[1].is_of(database, newest):
            _own = (writing, _Memory(database))
        return _own[1]
    if committed is None:
        committed = _committed = _Memory(database)
    return committed
