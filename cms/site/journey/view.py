"""What the page of a journey shows, worked out once."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalogue.products.addresses import in_full
from catalogue.products.models import Audience, LifeEvent
from catalogue.responsibility import LoadedClimb
from cms.site.contact import ContactCard, calendar_of, contact_of_page
from cms.site.links import ask_path, safe_href
from journeys.pages.choices import How, Who
from journeys.pages.following import Followed, anchor, with_journey
from journeys.pages.models import JourneyPage
from journeys.pages.outlines import outline_of
from journeys.pages.showing import ShownLink, ShownStep, shown_steps

AUDIENCE = "voor"


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a step, its address keeping the journey; `joined` is the word between it and the one before."""

    link: ShownLink
    url: str
    joined: str

    @property
    def address(self) -> str:
        """The address in full, as it stands on paper."""
        return in_full(self.link.url)


@dataclass(frozen=True, slots=True)
class StepView:
    """A step, ready to show."""

    shown: ShownStep
    anchor: str
    links: list[LinkView]
    who: str
    only_for: list[str]
    ask_url: str
    value: str

    @property
    def step(self) -> Any:
        """Its words."""
        return self.shown.step


@dataclass(frozen=True, slots=True)
class AudienceChoice:
    """One way to look at the journey."""

    name: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class JourneyView:
    """Everything the template needs."""

    page: JourneyPage
    steps: list[StepView]
    all_steps: int
    audience: Audience | None
    choices: list[AudienceChoice]
    audiences: list[Audience]
    life_events: list[LifeEvent]
    contact: ContactCard


def journey_view(request: HttpRequest, page: JourneyPage) -> JourneyView:
    """Return what `page` shows to a reader, who may have said as whom they look."""
    climb = LoadedClimb.load()
    if page.responsible_service_id:  # with its channels, which the contact card needs
        page.responsible_service = climb.own(page)
    audiences = list(page.audiences.all())
    audience = chosen_audience(request, page)
    steps = page.step_list
    fitting = [step for step in steps if step.is_for(audience.uuid if audience else None)]
    shown = shown_steps(fitting, calendar_of(request), climb)
    names = {one.uuid: one.name for one in audiences}
    outline = outline_of(page, steps, {})
    views = []
    for one in shown:
        at = outline.step(one.step.key)
        assert at is not None
        views.append(_step(page, one, Followed(outline, at), names))
    return JourneyView(
        page=page,
        steps=views,
        all_steps=len(steps),
        audience=audience,
        choices=_choices(audiences, audience) if any(step.audiences for step in steps) else [],
        audiences=audiences,
        life_events=list(page.life_events.all()),
        contact=contact_of_page(request, page),
    )


def chosen_audience(request: HttpRequest, page: JourneyPage) -> Audience | None:
    """Return as whom someone looks: what a preview says, else the address; only audiences of this journey count."""
    slug = getattr(request, "previewed_audience", None) or request.GET.get(AUDIENCE, "")
    return next((one for one in page.audiences.all() if one.slug == slug), None)


def _choices(audiences: list[Audience], chosen: Audience | None) -> list[AudienceChoice]:
    everyone = AudienceChoice(_("Everyone"), "", chosen is None)
    return [everyone, *(AudienceChoice(one.name, f"?{AUDIENCE}={one.slug}", one == chosen) for one in audiences)]


def _step(page: JourneyPage, shown: ShownStep, at: Followed, names: dict[Any, str]) -> StepView:
    step = shown.step
    links = [
        LinkView(link, safe_href(link.url) if link.is_outside else with_journey(link.url, at), _joined(number, link))
        for number, link in enumerate(shown.links)
    ]
    return StepView(
        shown=shown,
        anchor=anchor(step.key),
        links=links,
        who=_who(step.who, step.who_name),
        only_for=[names[uuid] for uuid in step.audiences if uuid in names],
        ask_url=with_journey(ask_path(page), at),
        value=at.value,
    )


def _joined(number: int, link: ShownLink) -> str:
    if link.how == How.OPTIONAL:
        return _("if you like")
    if number == 0:
        return ""
    return _("or") if link.how == How.OR else _("and")


def _who(who: Who, name: str) -> str:
    if name:
        return name
    return {Who.YOU: _("you"), Who.CITY: _("the city"), Who.OTHER: _("someone else")}[who]
