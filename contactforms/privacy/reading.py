"""The one place where a person's data is read: it decides how much is seen, and writes down who looked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from catalogue.organisation.models import Service
from contactforms.privacy.masking import Level, PersonalData, Subject, seen_at
from contactforms.privacy.membership import Someone, may, service_ids_of
from contactforms.privacy.models import Place, Purpose, ReadLogEntry

SEE = "customers.see_personal_data"
RECOGNISE = "customers.recognise_callers"


def level_for(actor: Someone | None, service: Service) -> Level:
    """Return how much `actor` may see of who turned to `service`.

    All of it: members of the service with the permission. Of a sensitive service others see nothing, of
    the rest a mask. Nobody (None) is someone with the private link: a mask, enough to recognise oneself.
    """
    if actor is None:
        return Level.MASKED
    if not (actor.is_authenticated and actor.is_active):
        return Level.HIDDEN
    if may(actor, SEE) and service.pk in service_ids_of(actor):
        return Level.FULL
    return Level.HIDDEN if service.sensitive else Level.MASKED


def level_for_person(actor: Someone | None, services: Iterable[Service]) -> Level:
    """Return how much `actor` may see of a person who turned to these services (none: who only called).

    All of it: members of one of them, and the contact centre (`recognise_callers`, of an account that works for
    a service: being an administrator is no reason). Whoever is known through sensitive services only does not
    exist for others, the contact centre included. Others see a mask.
    """
    turned_to = list(services)
    if actor is None:
        return Level.MASKED
    if not (actor.is_authenticated and actor.is_active):
        return Level.HIDDEN
    own = service_ids_of(actor)
    if may(actor, SEE) and any(service.pk in own for service in turned_to):
        return Level.FULL
    if turned_to and all(service.sensitive for service in turned_to):
        return Level.HIDDEN
    return Level.FULL if own and may(actor, RECOGNISE) else Level.MASKED


def reveal(
    subject: Subject | None,
    actor: Someone | None,
    purpose: Purpose,
    place: Place,
    *,
    service: Service,
    at_most: Level = Level.FULL,
) -> PersonalData:
    """Return what `actor` sees of `subject`, and log the look.

    `service` is the one the question is at. With
    `at_most` masked, who may see all of it gets the mask too: a screen shows no more than it needs.
    """
    return reveal_many([(subject, service)], actor, purpose, place, at_most=at_most)[0]


def reveal_many(
    pairs: Iterable[tuple[Subject | None, Service]],
    actor: Someone | None,
    purpose: Purpose,
    place: Place,
    *,
    at_most: Level = Level.FULL,
) -> list[PersonalData]:
    """Return what `actor` sees of each subject at its service; all looks are logged in one query.

    Nothing is logged of whom nothing was seen. Lists that need no personal data should not call this.
    """
    levels = [(subject, level_for(actor, service)) for subject, service in pairs]
    return _revealed(
        [(subject, at_most if level == Level.FULL else level) for subject, level in levels], actor, purpose, place
    )


def reveal_people(
    pairs: Iterable[tuple[Subject, Iterable[Service]]], actor: Someone, purpose: Purpose, place: Place
) -> list[PersonalData]:
    """Return what `actor` sees of each person, who turned to these services; all looks are logged in one query."""
    levels = [(subject, level_for_person(actor, services)) for subject, services in pairs]
    return _revealed(levels, actor, purpose, place)


def _revealed(
    levels: Iterable[tuple[Subject | None, Level]], actor: Someone | None, purpose: Purpose, place: Place
) -> list[PersonalData]:
    seen, log = [], []
    for subject, level in levels:
        data = seen_at(level, subject)
        seen.append(data)
        if subject is not None and data.shown:
            log.append(
                ReadLogEntry(
                    actor_id=actor.pk if actor is not None else None,
                    subject_type="customer",
                    subject_uuid=subject.uuid,
                    purpose=purpose,
                    place=place,
                    fields=", ".join(data.shown) + (" (masked)" if data.masked else ""),
                )
            )
    _write(log)
    return seen


def log_look(
    actor: Someone, subject_type: str, subject_uuid: UUID, purpose: Purpose, place: Place, fields: Iterable[str]
) -> None:
    """Write down a look at what is no field of a customer: a file, the number of a caller whom nobody knows yet.

    `fields` is what was seen, never its content.
    """
    look = ReadLogEntry(
        actor_id=actor.pk,
        subject_type=subject_type,
        subject_uuid=subject_uuid,
        purpose=purpose,
        place=place,
        fields=", ".join(fields),
    )
    _write([look])


_waiting: ContextVar[list[ReadLogEntry] | None] = ContextVar("looks_waiting", default=None)


@contextmanager
def written_together() -> Iterator[None]:
    """Write down the looks of this block in one query, at its end: before anything of it is shown."""
    looks: list[ReadLogEntry] = []
    token = _waiting.set(looks)
    try:
        yield
    finally:
        _waiting.reset(token)
    _write(looks)


def _write(looks: list[ReadLogEntry]) -> None:
    waiting = _waiting.get()
    if waiting is not None:
        waiting += looks
    elif len(looks) == 1:
        looks[0].save(force_insert=True)  # one statement is a transaction by itself
    elif looks:
        ReadLogEntry.objects.bulk_create(looks)
