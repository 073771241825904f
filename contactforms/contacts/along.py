"""What someone did before they asked: the journey they follow and the way they went through guided questions.

Both are kept in the words of that moment, so that a later change of a page changes nothing here.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from journeys.flows.telling import ToldWay


@dataclass(frozen=True, slots=True)
class AtStep:
    """A step of a journey, by the identities that never change and the titles of then; `step` may be empty."""

    journey: UUID
    title: str
    step: str = ""
    step_title: str = ""

    def columns(self) -> dict[str, Any]:
        """Return it as the columns of `WithJourney`."""
        return {
            "journey_uuid": self.journey,
            "journey_title": self.title[:255],
            "journey_step": self.step[:80],
            "journey_step_title": self.step_title[:255],
        }


class WithJourney(models.Model):
    """The journey and step something is about: the city's own words, which stay when a person is erased."""

    journey_uuid = models.UUIDField(_("journey"), null=True, blank=True, editable=False)
    journey_title = models.CharField(_("title of the journey"), max_length=255, blank=True, editable=False)
    journey_step = models.CharField(_("step"), max_length=80, blank=True, editable=False)
    journey_step_title = models.CharField(_("title of the step"), max_length=255, blank=True, editable=False)

    class Meta:
        abstract = True


class WithWay(models.Model):
    """The way through guided questions, as `ToldWay.as_json` writes it: of the person, erased with them."""

    way = models.JSONField(_("guided questions"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def told_way(self) -> ToldWay | None:
        """The way, to be shown."""
        return ToldWay.from_json(self.way) if self.way else None


def way_given_out(way: ToldWay | None) -> dict[str, Any]:
    """Return a way as who went it may have it: what it was, where it ended, what was answered."""
    if way is None:
        return {"guided": "", "said": []}
    title = f"{way.flow_title}: {way.outcome_title}" if way.outcome_title else way.flow_title
    return {"guided": title, "said": [f"{asked}: {said}" for asked, said in way.lines]}
