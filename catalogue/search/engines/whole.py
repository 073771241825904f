"""A catalogue small enough is held in memory whole, and found there by the ways in that the database has.

Each search asks whether any row was written since (with what `knowledge` asks, 0.3 ms) and reads those that were. Where
that is too much for one search, in a transaction that wrote something itself, and in a process that did not
`get_ready`, the database finds the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock

from django.db import connection

from catalogue.search.engines.admitting import is_admitted
from catalogue.search.engines.base import NEAREST, OF_A_NAME, Wanted
from catalogue.search.engines.likeness import Vectors
from catalogue.search.engines.loading import MOST, Candidate, read_in

BEST = 50  # by their words: as they are weighed first, more find nothing better (judged)
WEIGHED = 1_000  # documents × words that are weighed all the same: who types one word may want to see all there is
AT_ONCE = 100  # changed rows that one search reads
BATCH = 200
# How many rows, and the sum of their versions: each write raises the version of its row, so that it is another one
STATE = f"""
(SELECT ARRAY[count(*), coalesce(sum(version), 0)::bigint]
 FROM (SELECT version FROM search_searchdocument LIMIT {MOST + 1}) AS few)
"""
VERSIONS = f"SELECT id, version FROM search_searchdocument LIMIT {MOST + 1}"


class Whole:
    """The documents of one database by their words and their meaning. One that changed gets a new place.

    May be asked while another thread brings it up to date: a place is known before a word leads to it.
    """

    def __init__(self, database: str) -> None:
        """Know nothing yet."""
        self.database = database
        self.state = (0, 0)  # how many documents, and the sum of their versions
        self._versions: dict[int, int] = {}
        self._place_of: dict[int, int] = {}
        self._at: list[Candidate | None] = []  # by place; None where a document was
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._texts: defaultdict[str, list[int]] = defaultdict(list)
        self._notes: defaultdict[str, list[int]] = defaultdict(list)  # words that stand in the note alone
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._vectors = Vectors()
        self._lock = Lock()

    def catch_up(self, most: int) -> None:
        """Read what changed since, of so many documents at most."""
        with self._lock:
            with connection.cursor() as cursor:
                cursor.execute(VERSIONS)
                now = dict(cursor.fetchall())
            for pk in [pk for pk in self._versions if pk not in now]:
                self._drop(pk)
            changed = [pk for pk, version in now.items() if self._versions.get(pk) != version]
            for version, document in read_in(changed[:most]):
                self._drop(document.pk)
                self._add(document, version)

    def without_holes(self) -> "Whole":
        """Return the same with no places of documents that were; itself while these are few."""
        if len(self._at) <= 2 * MOST:
            return self
        with self._lock:
            whole = Whole(self.database)
            for pk, version in self._versions.items():
                one = self._at[self._place_of[pk]]
                if one is not None:
                    whole._add(one, version)
        return whole

    def _drop(self, pk: int) -> None:
        version = self._versions.pop(pk, None)
        if version is not None:
            self._at[self._place_of.pop(pk)] = None
            self.state = (self.state[0] - 1, self.state[1] - version)

    def _add(self, document: Candidate, version: int) -> None:
        place = len(self._at)
        self._vectors.put(place, document.vector)
        self._at.append(document)
        self._place_of[document.pk], self._versions[document.pk] = place, version
        for token, (title, keywords, summary, body, _note) in document.words.counts.items():
            if title or keywords:
                self._names[token].append(place)
            (self._texts if title or keywords or summary or body else self._notes)[token].append(place)
        if document.product_number:
            self._numbers[document.product_number].append(place)
        self.state = (self.state[0] + 1, self.state[1] + version)

    def candidates(self, wanted: Wanted, found: Iterable[int] | None = None) -> list[Candidate]:
        """Return what holds a token in a name, a rare one anywhere, or means about the same: the most telling of it.

        `found` are the documents (their keys) that another engine found by their words.
        """
        meaning = wanted.meaning()
        likenesses, nearest = self._vectors.near(meaning, len(self._at)) if meaning is not None else ([], [])
        told = [*self._places(wanted.also), *(place for one in wanted.numbers for place in self._numbers.get(one, ()))]
        if found is not None:
            told += self._places(found)
        best: dict[int, Candidate] = dict(self._admitted(told, wanted))
        if found is None:
            most = max(BEST, WEIGHED // max(len(wanted.tokens), 1))
            best.update(islice(self._admitted(self._by_words(wanted), wanted), most))
        best.update(islice(self._admitted(nearest, wanted), NEAREST))
        return [
            one._replace(meaning=likenesses[place]) if place < len(likenesses) else one for place, one in best.items()
        ]

    def _by_words(self, wanted: Wanted) -> list[int]:
        points: defaultdict[int, float] = defaultdict(float)
        for token, worth in wanted.tokens.items():
            for place in self._names.get(token, ()):
                points[place] += worth * OF_A_NAME
        for token in wanted.rare:
            worth = wanted.tokens[token]
            for place in self._texts.get(token, ()):
                points[place] += worth
            for place in self._notes.get(token, ()) if wanted.agent else ():
                points[place] += worth
        return sorted(points, key=points.__getitem__, reverse=True)

    def _places(self, documents: Iterable[int]) -> list[int]:
        return [place for pk in documents if (place := self._place_of.get(pk)) is not None]

    def _admitted(self, places: Iterable[int], wanted: Wanted) -> Iterator[tuple[int, Candidate]]:
        for place in places:
            one = self._at[place]
            if one is not None and is_admitted(one, wanted):
                yield place, one


_whole: Whole | None = None


def is_held() -> bool:
    """Whether there is a catalogue in memory, so that it is worth asking how the rows are now."""
    return _whole is not None


def get_ready() -> bool:
    """Read the catalogue into memory when it is small enough, and tell whether it is."""
    global _whole
    _whole = None
    documents, _versions = state_now()
    if documents > MOST:
        return False
    whole = Whole(str(connection.settings_dict["NAME"]))
    for _batch in range(0, documents + 1, BATCH):
        whole.catch_up(BATCH)
    _whole = whole
    return True


def forget() -> None:
    """Hold nothing any more."""
    global _whole
    _whole = None


def state_now() -> tuple[int, int]:
    """Return the number of rows and the sum of their versions (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STATE}")
        documents, versions = cursor.fetchone()[0]
    return documents, versions


def in_step(rows: tuple[int, int] | None, *, writes: bool) -> Whole | None:
    """Return the catalogue as it is when its state is `rows`; None when that is not in memory (yet).

    What a transaction that `writes` sees may yet be rolled back: it is not taken into memory.
    """
    global _whole
    whole = _whole
    if whole is None or rows is None or whole.database != connection.settings_dict["NAME"]:
        return None
    if whole.state != rows:
        if writes or rows[0] > MOST:
            return None
        whole.catch_up(AT_ONCE)
        whole = _whole = whole.without_holes()
    return whole if whole.state == rows else None
