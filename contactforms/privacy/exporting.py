"""Everything that is kept about a person in one file: to read (HTML) and to take along (JSON), with their files."""

import json
import tempfile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from contactforms.privacy.dossier import Dossier
from contactforms.privacy.holders import Sheet, holders

IN_MEMORY = 5_000_000  # bytes; a larger file goes to disk


def sheets(dossier: Dossier) -> list[Sheet]:
    """Return all that is held, a part for each kind; parts with nothing in them are left out."""
    return [sheet for holder in holders() for sheet in holder.export(dossier) if sheet.rows]


def archive(dossier: Dossier) -> IO[bytes]:
    """Return a ZIP file at its beginning: `gegevens.html`, `gegevens.json`, and the person's files by kind.

    No names of employees are in it. Whoever asks for it logs the look.
    """
    parts = sheets(dossier)
    target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by the response
    with ZipFile(target, "w", ZIP_DEFLATED) as made:
        made.writestr("gegevens.html", as_html(parts))
        made.writestr("gegevens.json", as_json(parts))
        for part in parts:
            for name, file in part.files.items():
                with made.open(f"{part.name}/{name}", "w") as entry, file.open("rb") as source:
                    for chunk in source.chunks():
                        entry.write(chunk)
    target.seek(0)
    return target


def as_json(parts: list[Sheet]) -> str:
    """Return the parts as JSON: a list of rows for each kind."""
    said = {"made_at": timezone.now().isoformat(timespec="seconds"), "city": settings.WAGTAIL_SITE_NAME}
    return json.dumps(said | {part.name: part.rows for part in parts}, ensure_ascii=False, indent=2)


def as_html(parts: list[Sheet]) -> str:
    """Return the parts as a page that stands by itself: nothing is loaded from elsewhere."""
    shown = [(part.title, [_readable(part, row) for row in part.rows]) for part in parts]
    context = {"parts": shown, "city": settings.WAGTAIL_SITE_NAME, "now": timezone.now()}
    return render_to_string("privacy/export.html", context)


def _readable(part: Sheet, row: dict[str, object]) -> list[tuple[str, str]]:
    """Return the fields that have a name for people and something in them."""
    lines = []
    for name, label in part.labels.items():
        value = row.get(name)
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if text:
            lines.append((str(label), text))
    return lines
