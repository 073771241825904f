"""What an app tells about the personal data it holds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.core.files import File
from django.db.models import QuerySet
from django_stubs_ext import StrPromise

from contactforms.privacy.dossier import Dossier, Ref
from contactforms.privacy.retention.kinds import Scope

Counts = Counter[str]  # rows by table: "questions.questionevent"
Text = str | StrPromise


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of an export: rows of one kind, as plain values, and what each field is called."""

    name: str
    title: Text
    rows: list[dict[str, Any]]
    labels: Mapping[str, Text] = field(default_factory=dict)
    files: Mapping[str, File] = field(default_factory=dict)  # by name, unique in the sheet


@dataclass(frozen=True, slots=True)
class Ending:
    """How rows of a holder end: what is closed and still has texts is erased after its period."""

    kind: str  # of Ref
    closed: str  # the field with the moment of closing
    reference: str  # the field with what people call it


class Holder:
    """The personal data of one app. Names of models are written `app_label.Model`, as Django does.

    Historical models go with the model they follow. `harmless` names text fields that say nothing of a person,
    so that a new field must be put in one of both.
    """

    name: str
    personal: Mapping[str, tuple[str, ...]] = {}
    harmless: Mapping[str, tuple[str, ...]] = {}
    channels: Mapping[str, Text] = {}  # through which what it holds comes in, for the retention rules
    ending: Ending | None = None

    def related(self, dossier: Dossier) -> Iterable[Ref]:
        """Return rows of its own that are about the same person as what is in the dossier.

        Only downwards: from a customer to questions and contacts, never from those to another customer, who
        called for someone else.
        """
        return ()

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return all it holds about the dossier."""
        return ()

    def erase(self, dossier: Dossier) -> Counts:
        """Erase the personal data of the dossier, history included, in the transaction of the caller.

        Return what was changed, by table. Erasing again changes nothing. What only counts stays.
        """
        return Counter()

    def unfinished(self, dossier: Dossier) -> list[str]:
        """Return the references of what is still open: it is not erased before it is closed."""
        return []

    def finish(self, dossier: Dossier, actor: AbstractUser) -> None:
        """Close what is open, because the person asked to be forgotten; `actor` is who handles that."""

    def lock(self, dossier: Dossier) -> None:
        """Lock its rows of the dossier until the transaction ends."""

    def names(self, dossier: Dossier) -> frozenset[Ref]:
        """Return the rows of other holders (customers, contacts) that its rows in the dossier name."""
        return frozenset()

    def groups(self, refs: frozenset[Ref]) -> list[frozenset[Ref]]:
        """Return which of its own rows among these are one person, with the rows that are too: they go together."""
        return []

    def still_needs(self, refs: frozenset[Ref]) -> frozenset[Ref]:
        """Return those of these rows that something of its own names which is not erased yet."""
        return frozenset()

    def due(self, scope: Scope, before: datetime) -> QuerySet[Any]:
        """Return what ended before this moment, is of this kind, and is not erased yet; only with `ending`."""
        raise NotImplementedError

    def awaited(self, kind: str) -> QuerySet[Any] | None:
        """Return the uuids of rows of this kind that something of its own still waits for; None for nothing.

        Such a row is not kept long enough, however long ago it was closed.
        """
        return None

    def references(self, dossier: Dossier) -> Mapping[UUID, str]:
        """Return what people call its rows in the dossier, for the record of an erasure."""
        return {}
