"""What goes together: the rows of one person, or of one question, by kind and uuid."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

CUSTOMER = "customer"
CONTACT = "contact"
QUESTION = "question"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One row, without a word of what is in it."""

    kind: str
    uuid: UUID


@dataclass(frozen=True, slots=True)
class Dossier:
    """The rows that are exported or erased together."""

    refs: frozenset[Ref]

    @classmethod
    def of(cls, kind: str, uuids: Iterable[UUID]) -> "Dossier":
        """Return the rows of one kind."""
        return cls(frozenset(Ref(kind, uuid) for uuid in uuids))

    def uuids(self, kind: str) -> frozenset[UUID]:
        """Return the identifiers of one kind."""
        return frozenset(ref.uuid for ref in self.refs if ref.kind == kind)

    @classmethod
    def refs_of(cls, kind: str, uuids: Iterable[UUID]) -> frozenset[Ref]:
        """Return references of one kind."""
        return cls.of(kind, uuids).refs

    @property
    def all_uuids(self) -> frozenset[UUID]:
        """Return the identifiers of every kind: a uuid is never used twice."""
        return frozenset(ref.uuid for ref in self.refs)

    def also(self, refs: Iterable[Ref]) -> "Dossier":
        """Return it with more rows."""
        return Dossier(self.refs.union(refs))

    def __iter__(self) -> Iterator[Ref]:
        return iter(sorted(self.refs))

    def __len__(self) -> int:
        return len(self.refs)
