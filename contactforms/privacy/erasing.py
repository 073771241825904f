"""Erase personal data and write down that it was done: the one way in which anything is forgotten."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from contactforms.privacy.dossier import Dossier, Ref
from contactforms.privacy.holders import expand, holders
from contactforms.privacy.holders.holder import Counts
from contactforms.privacy.holders.register import references
from contactforms.privacy.models import Cause, ErasedRow, Erasure, RetentionRule


class StillOpen(Exception):
    """Something of this person still waits for an answer; `references` say what."""

    def __init__(self, references: list[str]) -> None:
        super().__init__("still open")
        self.references = references


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is erased, and who does it (None: the nightly task)."""

    cause: Cause
    actor: AbstractUser | None = None
    rule: RetentionRule | None = None


def unfinished(dossier: Dossier) -> list[str]:
    """Return the references of what is still open."""
    return [reference for holder in holders() for reference in holder.unfinished(dossier)]


def forget(person: Dossier, actor: AbstractUser, *, close_open: bool = False) -> Erasure | None:
    """Erase all that is kept about a person who asked for it; raise StillOpen while something is open.

    With `close_open`, what is open is closed as withdrawn first. Everything or nothing; None when there was
    nothing (more) to erase. The read log stays, which holds identifiers only, and so does what only counts.
    """
    with transaction.atomic():
        whole = _locked(person)
        open_ones = unfinished(whole)
        if open_ones and not close_open:
            raise StillOpen(open_ones)
        if open_ones:
            for holder in holders():
                holder.finish(whole, actor)
        return erase(whole, Because(Cause.REQUEST, actor))


def erase(dossier: Dossier, because: Because) -> Erasure | None:
    """Erase exactly this and record it, in the transaction of the caller, who holds the rows.

    What was kept long enough takes along the customers and contacts that nothing else needs any more. None when
    nothing was left to erase.
    """
    names = references(dossier)
    counts: Counts = Counter()
    done, next_ones = Dossier(frozenset()), dossier
    while len(next_ones):
        named = frozenset(ref for holder in holders() for ref in holder.names(next_ones))
        counts += _erase(next_ones)
        done = done.also(next_ones.refs)
        alone = _no_longer_needed(named - done.refs) if because.cause == Cause.RETENTION else frozenset()
        next_ones = Dossier(alone)
    return _record(done, names, counts, because) if counts else None


def _erase(dossier: Dossier) -> Counts:
    """Let all holders erase, the highest layer first: what stands above may need what is below to find its own."""
    counts: Counts = Counter()
    for holder in reversed(holders()):
        counts += holder.erase(dossier)
    return counts


def _no_longer_needed(refs: frozenset[Ref]) -> frozenset[Ref]:
    """Return those that nothing names which is not erased; they are locked before that is asked.

    Rows that are one person stay as long as one of them is needed.
    """
    for holder in holders():
        holder.lock(Dossier(refs))
    groups = [group for holder in holders() for group in holder.groups(refs)]
    asked = refs.union(*groups)
    needed = frozenset(ref for holder in holders() for ref in holder.still_needs(asked))
    kept = needed.union(*(group for group in groups if group & needed))
    return asked - kept


def _record(dossier: Dossier, names: Mapping[UUID, str], counts: Counts, because: Because) -> Erasure:
    rule = because.rule
    erasure = Erasure.objects.create(
        cause=because.cause,
        actor_id=because.actor.pk if because.actor is not None else None,
        rule=rule,
        months=rule.months if rule is not None else None,
        counts=dict(sorted(counts.items())),
    )
    rows = [ErasedRow(erasure=erasure, kind=r.kind, uuid=r.uuid, reference=names.get(r.uuid, "")) for r in dossier]
    ErasedRow.objects.bulk_create(rows, batch_size=1_000)
    return erasure


def _locked(person: Dossier) -> Dossier:
    """Return all that belongs to the person, locked; what came in while waiting for the locks is locked too."""
    whole = expand(person)
    while True:
        for holder in holders():
            holder.lock(whole)
        again = expand(whole)
        if len(again) == len(whole):
            return whole
        whole = again
