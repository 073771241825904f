"""Judgements as a file of `evaluate_search`, out and in. What cannot be read comes back with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.search.evaluation.judgements import GRADED, GRADES, parse
from catalogue.search.evaluation.judgements import Judgement as Read
from catalogue.search.tuning.judging.models import Judgement, Kind
from catalogue.search.tuning.judging.services.keeping import Said, save
from catalogue.search.tuning.judging.services.reading import evaluated
from catalogue.search.tuning.judging.services.things import things_by_key

HEADER = "id\tquery\trelevant"
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that was not brought in."""

    number: int
    line: str
    why: str


@dataclass(slots=True)
class Imported:
    """What came of a file. `step` undoes it."""

    step: UUID
    new: int = 0
    changed: int = 0
    same: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # keys that no page has, left out as was asked

    @property
    def left(self) -> str:
        """The lines that were not brought in, as a file."""
        return "\n".join([HEADER, *(one.line for one in self.wrong)]) if self.wrong else ""


def export() -> Iterator[str]:
    """Yield the lines of a file with all judgements that say something."""
    yield HEADER
    for one in evaluated():
        grades = ",".join(
            f"{key}:{grade}" for key, grade in sorted(one.grades.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        yield f"{one.id}\t{one.query}\t{grades}"


@transaction.atomic
def bring_in(text: str, user: Any, *, drop_unknown: bool = False) -> Imported:
    """Save every line that is right, over the judgement with the same number; the others come back.

    `drop_unknown` leaves out pages that there are not, instead of refusing their line.
    """
    result = Imported(uuid4())
    read: list[tuple[int, str, Read]] = []
    for number, line in _lines(text):
        try:
            read.append((number, line, _read(line)))
        except ValidationError as error:
            result.wrong.append(Wrong(number, line, " ".join(error.messages)))
    things = things_by_key({key for _number, _line, one in read for key in one.grades})
    present = {row.reference: row for row in Judgement.objects.prefetch_related("grades")}
    for number, line, one in read:
        unknown = [key for key in one.grades if not things[key]]
        if unknown and not drop_unknown:
            result.wrong.append(Wrong(number, line, _("No page has the number or slug: %s.") % ", ".join(unknown)))
            continue
        grades = {thing: grade for key, grade in one.grades.items() for thing in things[key]}
        if one.grades and not grades:
            result.wrong.append(Wrong(number, line, _("None of the pages on this line exists.")))
            continue
        result.dropped += unknown
        try:
            with transaction.atomic():
                _save(one, grades, present.get(one.id), user, result)
        except ValidationError as error:
            result.wrong.append(Wrong(number, line, " ".join(error.messages)))
    result.wrong.sort(key=lambda wrong: wrong.number)
    return result


def _save(one: Read, grades: dict[str, int], row: Judgement | None, user: Any, result: Imported) -> None:
    kind = one.group if one.grades or one.group == Kind.NONE else Kind.NONE
    if grades and kind == Kind.NONE:
        raise ValidationError(_("A number with Z is for queries that nothing answers: leave the grades out."))
    before = (row.query, row.kind, {grade.key: grade.grade for grade in row.grades.all()}) if row else None
    if before == (one.query, kind, grades):
        result.same += 1
        return
    save(Said(one.query, kind, row.note if row else "", grades, one.id), user, row, step=result.step)
    result.changed += row is not None
    result.new += row is None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines that hold something, without the headings."""
    printable = text.lstrip("\ufeff").replace("\x00", " ")
    lines = [(number, line) for number, line in enumerate(printable.split("\n"), 1) if line.strip()]
    for place, (number, line) in enumerate(lines[: MOST_LINES + 1]):
        first = line.split("\t")[0]
        if place == 0 and "\t" in line and not any(sign.isdigit() for sign in first):
            continue
        yield number, line.rstrip("\r")


def _read(line: str) -> Read:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 2 or not cells[0] or not cells[1]:
        raise ValidationError(_("Write a number, a tab and the query."))
    for part in filter(None, (part.strip() for part in (cells[2] if len(cells) > 2 else "").split(","))):
        match = GRADED.fullmatch(part)
        if match is None or int(match["grade"]) not in GRADES:
            raise ValidationError(
                _("“%s” is not a product number or slug, a colon and a grade from 1 to 3.") % part[:60]
            )
    return next(parse(f"{HEADER}\n{' '.join(line.splitlines())}"))
