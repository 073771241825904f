"""Kinds of questions and contacts, as the retention rules tell them apart."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Kind:
    """What came in through a channel, at a service, or at any sensitive service; empty is “any”."""

    channel: str = ""
    service_id: int | None = None
    sensitive: bool = False

    @property
    def rank(self) -> int:
        """How precise it is: a service beats “sensitive”, that beats a channel; both beat one.

        Two different kinds that fit the same thing never have the same rank.
        """
        return 4 * (self.service_id is not None) + 2 * self.sensitive + bool(self.channel)

    def fits(self, channel: str, service_id: int | None, sensitive: bool) -> bool:
        """Tell whether something is of this kind."""
        return (
            self.channel in ("", channel)
            and self.service_id in (None, service_id)
            and (sensitive or not self.sensitive)
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """All of one kind, without what has a more precise rule of its own."""

    kind: Kind
    but_not: tuple[Kind, ...] = ()

    def where(self, *, channel: str, service: str | None) -> Q:
        """Return the condition, for rows with these names of their fields; None: they are at no service."""
        condition = _where(self.kind, channel, service)
        for other in self.but_not:
            condition &= ~_where(other, channel, service)
        return condition


def _where(kind: Kind, channel: str, service: str | None) -> Q:
    if service is None and (kind.service_id is not None or kind.sensitive):
        return Q(pk__in=[])
    condition = Q()
    if kind.channel:
        condition &= Q(**{channel: kind.channel})
    if kind.service_id is not None:
        condition &= Q(**{f"{service}_id": kind.service_id})
    if kind.sensitive:
        condition &= Q(**{f"{service}__sensitive": True})
    return condition or Q(pk__isnull=False)
