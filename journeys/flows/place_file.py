"""Reading a file of places: CSV or xlsx, the place in the first column and its area in the second."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from journeys.flows.spelling import folded

MOST_BYTES, MOST_LINES, MOST_FAULTS = 1_000_000, 20_000, 30
MOST_UNPACKED = 50_000_000  # bytes of a spreadsheet once its zip is opened
LONGEST_NAME, LONGEST_AREA = 120, 40
HEADINGS = {"place", "name", "plaats", "naam", "straat", "straatnaam", "postcode", "postcode of straat"}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One line that can be kept."""

    name: str
    area: str


def read_places(content: bytes) -> list[PlaceLine]:
    """Return the places in a file; raise ValidationError with one message for each line that is wrong.

    A first line with headings is skipped, and so is another spelling of a place with the same area.
    """
    if len(content) > MOST_BYTES:
        raise ValidationError(_("This file is larger than 1 MB."))
    faults: list[str] = []
    found: dict[str, tuple[int, PlaceLine]] = {}
    for number, cells in _lines(content):
        if number > MOST_LINES:
            raise ValidationError(_("This file has more than %(most)d lines.") % {"most": MOST_LINES})
        if not any(cells) or (number == 1 and cells[0].casefold() in HEADINGS):
            continue
        if fault := _fault(cells, found):
            faults.append(_("Line %(number)d: %(fault)s") % {"number": number, "fault": fault})
        else:
            found.setdefault(folded(cells[0]), (number, PlaceLine(cells[0], slugify(cells[1]))))
    if len(faults) > MOST_FAULTS:
        more = _("And %(number)d more lines.") % {"number": len(faults) - MOST_FAULTS}
        faults = [*faults[:MOST_FAULTS], more]
    if faults:
        raise ValidationError(faults)
    if not found:
        raise ValidationError(_("This file has no places."))
    return [line for _number, line in found.values()]


def _fault(cells: list[str], found: dict[str, tuple[int, PlaceLine]]) -> str:
    name, area = [*cells, "", ""][:2]
    if not folded(name):
        return _("write a postal code or the name of a street in the first column.")
    if not slugify(area):
        return _("write the area of “%(name)s” in the second column.") % {"name": name[:LONGEST_NAME]}
    if len(name) > LONGEST_NAME or len(slugify(area)) > LONGEST_AREA:
        return _("a name has at most 120 characters and an area at most 40.")
    before = found.get(folded(name))
    if before is not None and before[1].area != slugify(area):
        return _("“%(name)s” is the same place as line %(before)d, in another area.") % {
            "name": name,
            "before": before[0],
        }
    return ""


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each line and its cells, as text without spaces around it."""
    rows = _spreadsheet(content) if content.startswith(b"PK") else _csv(content)
    for number, row in enumerate(rows, 1):
        yield number, [cell.replace("\x00", "").strip() for cell in row] or [""]


def _csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # as Excel writes it
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise ValidationError(_("This file cannot be read. Save it as CSV or xlsx.")) from None


def _spreadsheet(content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # slow to import, and seldom needed

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise ValueError
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        for row in sheet.iter_rows(max_col=2, max_row=MOST_LINES + 1, values_only=True):
            yield [_cell(value) for value in row]
    except Exception:  # whatever a library of this size trips over, the file is what is wrong
        raise ValidationError(_("This file cannot be read. Save it as CSV or xlsx.")) from None


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
