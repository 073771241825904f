"""A journey as the world sees it: its steps, and what the linked pages say at this moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework import serializers
from wagtail.models import Page

from catalogue.organisation.api import RefShown, ref
from catalogue.organisation.api_channels import absolute
from catalogue.organisation.api_views import Shown
from catalogue.organisation.calendar import CityCalendar
from catalogue.products.addresses import canonical_url
from catalogue.products.api_product import LabelShown, label
from catalogue.responsibility import LoadedClimb
from journeys.pages.choices import How, Side, Unit, Who
from journeys.pages.models import JourneyPage
from journeys.pages.showing import ProductFacts, ShownLink, ShownStep, shown_steps

LINK_TYPES = ("product", "flow", "journey", "page", "outside")


class LinkedProductShown(Shown):
    """What the linked product says of itself, at this moment."""

    product_number = serializers.CharField(help_text="May be empty.")
    price = serializers.CharField(help_text="In words. Empty when there is nothing to pay for.")
    duration = serializers.CharField()
    service = RefShown(help_text="Who answers questions about it.")
    open_now = serializers.BooleanField()
    opening_text = serializers.CharField(help_text="About its quickest channel. Empty when none has hours.")


class StepLinkShown(Shown):
    """Where a step is done."""

    how = serializers.ChoiceField(choices=How.choices, help_text="How it stands to the link before it.")
    type = serializers.ChoiceField(choices=LINK_TYPES)
    title = serializers.CharField()
    url = serializers.CharField(help_text="Empty for a page that is gone.")
    uuid = serializers.UUIDField(allow_null=True, help_text="Of a page of this site.")
    gone = serializers.BooleanField(help_text="The page went away and the step is not mended yet.")
    product = LinkedProductShown(allow_null=True)


class OffsetShown(Shown):
    """When a step is due, counted from the journey's day."""

    number = serializers.IntegerField(help_text="0 is the day itself.")
    unit = serializers.ChoiceField(choices=Unit.choices)
    side = serializers.ChoiceField(choices=Side.choices)


class JourneyStepShown(Shown):
    """One step."""

    key = serializers.CharField(help_text="Stable within the journey.")
    number = serializers.IntegerField()
    title = serializers.CharField()
    why = serializers.CharField()
    when = serializers.CharField(help_text="In words.")
    offset = OffsetShown(allow_null=True)
    who = serializers.ChoiceField(choices=Who.choices)
    who_name = serializers.CharField()
    cost = serializers.CharField(help_text="Only what no linked product says.")
    time = serializers.CharField(help_text="Only what no linked product says.")
    note = serializers.CharField()
    audiences = LabelShown(many=True, help_text="Only for these. Empty: for everyone.")
    links = StepLinkShown(many=True)


class JourneyShown(Shown):
    """What happens in a life, as steps over pages that exist."""

    uuid = serializers.UUIDField(help_text="Stable; a moved or renamed page keeps it.")
    title = serializers.CharField()
    url = serializers.URLField(help_text="The canonical address of the page.")
    language = serializers.CharField()
    introduction = serializers.CharField()
    day_name = serializers.CharField(help_text="The day from which the steps are counted. May be empty.")
    theme = LabelShown(allow_null=True)
    audiences = LabelShown(many=True)
    life_events = LabelShown(many=True)
    responsible_service = RefShown(allow_null=True, help_text="Who answers questions about the journey.")
    steps = JourneyStepShown(many=True)
    first_published_at = serializers.DateTimeField(allow_null=True)
    last_published_at = serializers.DateTimeField(allow_null=True)


@dataclass(frozen=True, slots=True)
class JourneyVoice:
    """Tells about journeys; the identities of the linked pages were read for all at once."""

    uuids: dict[int, UUID]
    steps: dict[str, ShownStep]

    def tell(self, page: JourneyPage) -> dict[str, Any]:
        """Return what `JourneyShown` describes."""
        labels = {audience.uuid: label(audience) for audience in page.audiences.all()}
        return {
            "uuid": str(page.uuid),
            "title": page.title,
            "url": canonical_url(page.url_path, page.locale.language_code),
            "language": page.locale.language_code,
            "introduction": page.introduction,
            "day_name": page.day_name,
            "theme": label(page.theme) if page.theme else None,
            "audiences": list(labels.values()),
            "life_events": [label(event) for event in page.life_events.all()],
            "responsible_service": ref(page.responsible_service) if page.responsible_service else None,
            "steps": [self._step(self.steps[f"{page.pk}.{step.key}"], labels) for step in page.step_list],
            "first_published_at": _iso(page.first_published_at),
            "last_published_at": _iso(page.last_published_at),
        }

    def _step(self, shown: ShownStep, labels: dict[UUID, dict[str, str]]) -> dict[str, Any]:
        step = shown.step
        offset = step.offset
        return {
            "key": step.key,
            "number": step.number,
            "title": step.title,
            "why": step.why,
            "when": step.when,
            "offset": {"number": offset.number, "unit": offset.unit, "side": offset.side} if offset else None,
            "who": step.who,
            "who_name": step.who_name,
            "cost": step.cost,
            "time": step.time,
            "note": step.note,
            "audiences": [labels[uuid] for uuid in step.audiences if uuid in labels],
            "links": [self._link(link) for link in shown.links],
        }

    def _link(self, link: ShownLink) -> dict[str, Any]:
        uuid = self.uuids.get(link.page or 0)
        return {
            "how": link.how,
            "type": link.kind,
            "title": link.title,
            "url": absolute(link.url),
            "uuid": str(uuid) if uuid else None,
            "gone": link.gone,
            "product": _product(link.product) if link.product else None,
        }


def tell_journeys(pages: Sequence[JourneyPage], climb: LoadedClimb, calendar: CityCalendar) -> list[dict[str, Any]]:
    """Return what `JourneyShown` describes for each; a query for each kind of linked page, however many."""
    steps = [(f"{page.pk}.{step.key}", step) for page in pages for step in page.step_list]
    shown = shown_steps((step for _key, step in steps), calendar, climb)
    linked = {link.page for one in shown for link in one.links if link.page and not link.gone}
    voice = JourneyVoice(_uuids(linked), {key: one for (key, _step), one in zip(steps, shown, strict=True)})
    return [voice.tell(page) for page in pages]


def _uuids(pks: Iterable[int]) -> dict[int, UUID]:
    rows = Page.objects.filter(pk__in=list(pks)).defer_streamfields().specific()
    return {page.pk: page.uuid for page in rows if hasattr(page, "uuid")}


def _product(facts: ProductFacts) -> dict[str, Any]:
    return {
        "product_number": facts.number,
        "price": facts.price,
        "duration": facts.duration,
        "service": ref(facts.service),
        "open_now": facts.is_open,
        "opening_text": facts.hours,
    }


def _iso(value: datetime | None) -> str | None:
    return timezone.localtime(value).isoformat() if value else None
