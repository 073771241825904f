"""From what someone sent to a typed value, a function a kind: never an error but Wrong, whatever comes in."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from contactforms.topics.definitions import FileRef, Kind, Option, TopicQuestion

MAX_SHORT, MAX_LONG, MAX_PLACE = 200, 4000, 200  # characters
MAX_FILES = 5  # of one question
YEARS = range(1900, 2101)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
FLEMISH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)

Files = Mapping[str, FileRef]


class Wrong(Exception):
    """What was sent is no answer; `message` says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def clean_value(question: TopicQuestion, raw: Any, files: Files) -> Any:
    """Return the value, or None where nothing was sent; raise Wrong for what is no answer to this question.

    `files` are the files this sender may use, by the token each got for it.
    """
    return None if raw is None else CLEANERS[question.kind](question, raw, files)


def _readable(raw: Any) -> str:
    """Return a text without what no keyboard types: control characters, halves of characters."""
    if not isinstance(raw, str):
        raise Wrong(_("Answer this with a text."))
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def _text(question: TopicQuestion, raw: Any, _files: Files) -> str | None:
    text = _readable(raw).strip() if question.long else " ".join(_readable(raw).split())
    return _not_longer(text, MAX_LONG if question.long else MAX_SHORT) or None


def _not_longer(text: str, most: int) -> str:
    if len(text) > most:
        words = {"count": len(text), "most": most}
        raise Wrong(_("This text has %(count)d characters. Make it at most %(most)d.") % words)
    return text


def _option(question: TopicQuestion, raw: Any) -> Option:
    for option in question.options:
        if option.key == raw:
            return option
    raise Wrong(_("Choose one of the answers that are shown."))


def _choice(question: TopicQuestion, raw: Any, _files: Files) -> Option | None:
    return None if raw == "" else _option(question, raw)


def _choices(question: TopicQuestion, raw: Any, _files: Files) -> tuple[Option, ...] | None:
    wanted = [_option(question, one) for one in _several(raw)]
    return tuple(option for option in question.options if option in wanted) or None


def _several(raw: Any) -> list[Any]:
    """Return what was sent as a list, without empty places."""
    return [one for one in (raw if isinstance(raw, list | tuple) else [raw]) if one != ""]


def _date(_question: TopicQuestion, raw: Any, _files: Files) -> str | None:
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day).isoformat()
    text = " ".join(_readable(raw).split())
    if not text:
        return None
    if found := ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := FLEMISH.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise Wrong(_("This is not a date. Write it like 31/12/2026."))
    try:
        if year not in YEARS:
            raise ValueError
        return date(year, month, day).isoformat()
    except ValueError:
        raise Wrong(_("This date does not exist. Check day, month and year.")) from None


def _place(_question: TopicQuestion, raw: Any, _files: Files) -> dict[str, Any] | None:
    if not isinstance(raw, Mapping):
        raw = {"text": raw}
    text = _not_longer(" ".join(_readable(raw.get("text", "")).split()), MAX_PLACE)
    point = [raw.get("lat"), raw.get("lon")]
    if point == [None, None]:
        return {"text": text} if text else None
    latitude, longitude = (_degrees(value, most) for value, most in zip(point, (90, 180), strict=True))
    return {"text": text, "lat": latitude, "lon": longitude}


def _degrees(value: Any, most: int) -> float:
    right = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most
    if not right or not math.isfinite(value):
        raise Wrong(_("Give latitude and longitude in degrees, both or none."))
    return round(float(value), 6)


def _photo(_question: TopicQuestion, raw: Any, files: Files) -> tuple[FileRef, ...] | None:
    found: dict[str, FileRef] = {}
    for one in _several(raw):
        file = one if isinstance(one, FileRef) else files.get(one) if isinstance(one, str) else None
        if file is None:
            raise Wrong(_("We do not have this file any more. Choose it again."))
        found[file.uuid] = file
    if len(found) > MAX_FILES:
        raise Wrong(_("Send at most %(most)d files here.") % {"most": MAX_FILES})
    return tuple(found.values()) or None


CLEANERS: dict[Kind, Callable[[TopicQuestion, Any, Files], Any]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.DATE: _date,
    Kind.PLACE: _place,
    Kind.PHOTO: _photo,
}
