"""Reading judged queries: which pages answer a query, and how well, as people judged it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GRADES = (1, 2, 3)  # it helps a little, it answers, it is the very page
GRADED = re.compile(r"(?P<key>[^,]+?)\s*:\s*(?P<grade>\d+)")


class JudgementError(ValueError):
    """A line that is no judgement; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A query and the grade of each page that answers it, by product number or slug. No grades: nothing should."""

    id: str
    query: str
    grades: Mapping[str, int]

    @property
    def group(self) -> str:
        """The first letter of the id."""
        return self.id[:1].upper()


def read(path: Path) -> list[Judgement]:
    """Read a file of judgements (UTF-8, with or without BOM). Raises `JudgementError` and `OSError`."""
    try:
        return list(parse(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path.name} is no UTF-8: {error.reason} at byte {error.start}") from error


def parse(text: str) -> Iterator[Judgement]:
    """Yield the judgements in lines `id<tab>query<tab>key:grade,…` after a line of headings.

    Empty lines, spaces around anything and a missing third column are fine. A first line that holds grades is
    taken for a query, not for headings.
    """
    lines = [(number, line) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1) if line.strip()]
    for place, (number, line) in enumerate(lines):
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (3 - len(cells))
        if place == 0 and not GRADED.fullmatch(cells[2].split(",")[0].strip()):
            continue
        if not cells[0] or not cells[1]:
            raise JudgementError(f"line {number}: an id, a tab and a query are needed")
        yield Judgement(cells[0], cells[1], _grades(cells[2], number))


def _grades(text: str, number: int) -> dict[str, int]:
    grades: dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = GRADED.fullmatch(part)
        if match is None or int(match["grade"]) not in GRADES:
            raise JudgementError(f"line {number}: “{part}” is no key:grade with a grade from 1 to 3")
        key = match["key"].strip()
        grades[key] = max(int(match["grade"]), grades.get(key, 0))
    return grades
