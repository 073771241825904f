"""What the pages are that steps link to, and whether everyone may read them now: one query for all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from catalogue.products.addresses import site_path
from catalogue.products.closed import is_closed

KINDS = {"productpage": "product", "flowpage": "flow", "journeypage": "journey"}
_going_out: ContextVar[frozenset[int]] = ContextVar("journeys_going_out", default=frozenset())


class State(StrEnum):
    """Whether readers can go there."""

    LIVE = "live"
    DRAFT = "draft"  # it is there, and not on the site (yet, or any more)
    CLOSED = "closed"  # only for who may log in
    MISSING = "missing"  # deleted


@dataclass(frozen=True, slots=True)
class Target:
    """A page that a step links to; `kind` is product, flow, journey or page."""

    pk: int
    state: State
    kind: str = "page"
    title: str = ""
    path: str = ""

    @property
    def gone(self) -> bool:
        """Readers cannot go there."""
        return self.state != State.LIVE


def targets(pks: Iterable[int]) -> dict[int, Target]:
    """Return what these primary keys stand for, each of them."""
    wanted = {pk for pk in pks if pk}
    found = {pk: Target(pk, State.MISSING) for pk in wanted}
    rows: Any = Page.objects.filter(pk__in=wanted, depth__gt=1).annotate(closed=is_closed("path"))
    return found | {page.pk: target_of(page) for page in rows.select_related("locale")} if wanted else {}


def target_of(page: Any) -> Target:
    """Return what a page is to a step that links to it; it was read with `closed` and its locale."""
    return Target(
        page.pk,
        _state(page),
        KINDS.get(ContentType.objects.get_for_id(page.content_type_id).model, "page"),
        page.title if page.live else page.draft_title or page.title,
        site_path(page.url_path, page.locale.language_code),
    )


def _state(page: Any) -> State:
    if page.closed:
        return State.CLOSED
    return State.LIVE if page.live or page.pk in _going_out.get() else State.DRAFT


@contextmanager
def going_out(pks: Iterable[int]) -> Iterator[None]:
    """Count these pages as published: they are, or none of them is, at the end of what happens inside."""
    token = _going_out.set(_going_out.get() | frozenset(pks))
    try:
        yield
    finally:
        _going_out.reset(token)
