"""What an agent goes through beside the caller: the steps of a journey, guided questions."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.models import AbstractUser

from contactforms.contacts.along import AtStep
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held, save_as
from journeys.flows.telling import ToldWay

COLUMNS = ("journey_uuid", "journey_title", "journey_step", "journey_step_title", "steps_done")


def tick(
    contact: Contact,
    agent: AbstractUser,
    journey: UUID,
    title: str,
    steps: Sequence[tuple[str, str]],
    key: str,
    *,
    done: bool,
) -> Contact:
    """Note that a step of the journey is done, or not after all; the caller is then at the first step that is not.

    `steps` are key and title of each. A contact follows one journey: a step of another one begins that.
    """
    with held(contact, agent) as row:
        before = set(row.steps_done) if row.journey_uuid == journey else set()
        after = before | {key} if done else before - {key}
        row.steps_done = [known for known, _title in steps if known in after]
        at = next(((known, words) for known, words in steps if known not in after), ("", ""))
        for name, value in AtStep(journey, title, *at).columns().items():
            setattr(row, name, value)
        save_as(row, agent, *COLUMNS)
    return row


def keep_way(contact: Contact, agent: AbstractUser, way: ToldWay | None) -> Contact:
    """Keep what was answered in guided questions so far; None forgets it."""
    with held(contact, agent) as row:
        row.way = way.as_json() if way is not None else {}
        save_as(row, agent, "way")
    return row
