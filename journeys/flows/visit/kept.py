"""The answers to a sensitive flow: in the visitor's session, for a short while, and nowhere else."""

import time
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from journeys.flows.engine import from_query

SECONDS = 20 * 60  # since the last answer
PREFIX = "flow:"

Given = dict[str, list[str]]


def kept(request: HttpRequest, flow: UUID) -> Given:
    """Return the answers this visitor gave so far; nothing when there are none, or they are too old."""
    row = request.session.get(f"{PREFIX}{flow}")
    if not isinstance(row, dict) or time.time() - row.get("at", 0) > SECONDS:
        return {}
    return {key: list(values) for key, values in row.get("given", {}).items()}


def keep(request: HttpRequest, flow: UUID, given: Mapping[str, Sequence[str]]) -> None:
    """Keep the answers. A session that holds nothing else ends with them; a colleague who is logged in stays so."""
    only_ours = all(name.startswith((PREFIX, "_session_expiry")) for name in list(request.session.keys()))
    request.session[f"{PREFIX}{flow}"] = {"at": int(time.time()), "given": {k: list(v) for k, v in given.items()}}
    if only_ours:
        request.session.set_expiry(SECONDS)


def forget(request: HttpRequest, flow: UUID | None = None) -> None:
    """Forget the answers to a flow, or to all; the session and its cookie go too when they held nothing else."""
    if drop(request.session, flow) and not list(request.session.keys()):
        request.session.flush()


def drop(session: SessionBase, flow: UUID | None = None) -> bool:
    """Take the answers to a flow, or to all, out of a session that goes on; tell whether there were any."""
    names = list(session.keys())
    ours = [name for name in names if name.startswith(PREFIX)]
    gone = [name for name in ours if flow in (None, UUID(name.removeprefix(PREFIX)))]
    for name in gone:
        del session[name]
    if gone and len(gone) == len(ours):
        session.set_expiry(None)
    return bool(gone)


def given_in(query: str) -> Given:
    """Return the answers in an address or in one value of it."""
    return {key: [value.replace("\x00", "") for value in values] for key, values in from_query(query).items()}
