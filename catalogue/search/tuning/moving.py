"""What moves in the results of a query when a draft comes in force: two lists, line by line."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.search.finding import find
from catalogue.search.results import Hit
from catalogue.search.tuned import Tuned

SHOWN = 8  # lines of each list
LOOKED_AT = 50  # places in which a line is followed


class Move(StrEnum):
    """What happens to a line; each has a sign and words besides its colour."""

    SAME = "same"
    UP = "up"
    DOWN = "down"
    NEW = "new"
    GONE = "gone"


SIGNS = {Move.SAME: "=", Move.UP: "↑", Move.DOWN: "↓", Move.NEW: "+", Move.GONE: "×"}


@dataclass(frozen=True, slots=True)
class Line:
    """A result at its `place` (from 1) in one list, and its place in the other (None: not in the first 50)."""

    title: str
    url: str
    place: int
    other: int | None
    move: Move
    words: str

    @property
    def sign(self) -> str:
        """The sign of the move."""
        return SIGNS[self.move]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first lines of a query now and with the draft."""

    query: str
    now: list[Line]
    draft: list[Line]
    total_now: int
    total_draft: int

    @property
    def moved(self) -> bool:
        """Whether anything in sight changes."""
        lines = [*self.now, *self.draft]
        return self.total_now != self.total_draft or any(line.move is not Move.SAME for line in lines)

    @property
    def summary(self) -> str:
        """One sentence for who does not see the lists."""
        if not self.moved:
            return _("Nothing moves for “%(query)s”.") % {"query": self.query}
        new = sum(line.move is Move.NEW for line in self.draft)
        gone = sum(line.move is Move.GONE for line in self.now)
        up = sum(line.move is Move.UP for line in self.draft)
        parts = [
            ngettext("%(n)s new page", "%(n)s new pages", new) % {"n": new} if new else "",
            ngettext("%(n)s page goes up", "%(n)s pages go up", up) % {"n": up} if up else "",
            ngettext("%(n)s page disappears", "%(n)s pages disappear", gone) % {"n": gone} if gone else "",
        ]
        said = ", ".join(part for part in parts if part) or _("the first pages keep their places")
        if self.total_now != self.total_draft:
            totals = {"before": self.total_now, "after": self.total_draft}
            said += "; " + _("from %(before)s to %(after)s pages in all") % totals
        return _("For “%(query)s”: %(changes)s.") % {"query": self.query, "changes": said}


def compare(query: str, now: Tuned, draft: Tuned, *, agent: bool = False) -> Comparison:
    """Search twice, and say line by line what the draft moves."""
    before = find(query, page_size=LOOKED_AT, tuned=now, agent=agent)
    after = find(query, page_size=LOOKED_AT, tuned=draft, agent=agent)
    place_before = {hit.document.pk: place for place, hit in enumerate(before.items, 1)}
    place_after = {hit.document.pk: place for place, hit in enumerate(after.items, 1)}
    return Comparison(
        query,
        [_now(hit, place, place_after.get(hit.document.pk)) for place, hit in enumerate(before.items[:SHOWN], 1)],
        [_draft(hit, place, place_before.get(hit.document.pk)) for place, hit in enumerate(after.items[:SHOWN], 1)],
        before.total,
        after.total,
    )


def _now(hit: Hit, place: int, goes_to: int | None) -> Line:
    if goes_to is None:
        return _line(hit, place, None, Move.GONE, _("disappears"))
    if goes_to == place:
        return _line(hit, place, goes_to, Move.SAME, _("stays"))
    move = Move.UP if goes_to < place else Move.DOWN
    return _line(hit, place, goes_to, move, _("goes to %(place)s") % {"place": goes_to})


def _draft(hit: Hit, place: int, came_from: int | None) -> Line:
    if came_from is None:
        return _line(hit, place, None, Move.NEW, _("new"))
    if came_from == place:
        return _line(hit, place, came_from, Move.SAME, _("stays"))
    move = Move.UP if place < came_from else Move.DOWN
    return _line(hit, place, came_from, move, _("was %(place)s") % {"place": came_from})


def _line(hit: Hit, place: int, other: int | None, move: Move, words: str) -> Line:
    return Line(hit.document.title, hit.document.url, place, other, move, words)
