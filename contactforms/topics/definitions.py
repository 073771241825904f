"""What a topic question is, apart from where it is kept; and what an answer is, apart from its question.

An answer carries the words of the moment it was given: it still reads when the question changes or goes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is asked for; the kind of a question never changes, so its answers stay of one type."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    PLACE = "place"
    PHOTO = "photo"


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES})


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Given:
    """A condition: this option was chosen at this earlier question."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class TopicQuestion:
    """One question; `only_if` shows it when at least one of the conditions holds, or always when there is none."""

    key: str
    label: str
    kind: Kind
    help: str = ""
    required: bool = False
    long: bool = False  # a text of several lines
    options: tuple[Option, ...] = ()
    only_if: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that was received: its identity, the name to show, and a hash of its content."""

    uuid: str
    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A cleaned answer. `value` by kind:

    text: str · choice: Option · choices: tuple of Option · date: ISO text · place: {"text"[, "lat", "lon"]} ·
    photo: tuple of FileRef
    """

    key: str
    label: str
    kind: Kind
    value: Any

    def as_json(self) -> dict[str, Any]:
        """Return the answer as it is kept with the question."""
        return {"key": self.key, "label": self.label, "kind": str(self.kind), "value": _plain(self.value)}

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the options chosen; of other kinds none."""
        if self.kind == Kind.CHOICE:
            return frozenset({self.value.key})
        return frozenset(option.key for option in self.value) if self.kind == Kind.CHOICES else frozenset()


def _plain(value: Any) -> Any:
    match value:
        case Option(key, label):
            return {"key": key, "label": label}
        case FileRef(uuid, name):
            return {"uuid": uuid, "name": name}
        case tuple():
            return [_plain(one) for one in value]
    return value


def answers_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Answer, ...]:
    """Return the answers kept with a question."""
    return tuple(_answer(row) for row in rows)


def mark(answers: Iterable[Answer]) -> str:
    """Return a text that is the same for the same answers; the same file sent twice counts as one."""
    return json.dumps([[answer.key, _marked(answer.value)] for answer in answers], ensure_ascii=False, sort_keys=True)


def _marked(value: Any) -> Any:
    if isinstance(value, FileRef):
        return value.sha256
    return [_marked(one) for one in value] if isinstance(value, tuple) else _plain(value)


def _answer(row: Mapping[str, Any]) -> Answer:
    kind, value = Kind(row["kind"]), row["value"]
    if kind == Kind.CHOICE:
        value = Option(**value)
    elif kind == Kind.CHOICES:
        value = tuple(Option(**one) for one in value)
    elif kind == Kind.PHOTO:
        value = tuple(FileRef(**one) for one in value)
    return Answer(row["key"], row["label"], kind, value)
