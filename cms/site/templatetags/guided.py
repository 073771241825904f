"""What the templates of guided questions ask the site for."""

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString
from wagtail.models import Page

from cms.site.flows.outcome import OutcomeView, outcome_view
from cms.site.flows.start import StartView, flows_below, start_view
from cms.site.product.texts import rich_texts
from journeys.flows.definition import Outcome
from journeys.flows.models import FlowPage
from journeys.flows.visit.offered import FlowLink
from journeys.pages.around import around

register = template.Library()
register.simple_tag(flows_below)


@register.filter
def rich(source: str) -> SafeString | str:
    """Return a rich text ready to show; an import may hold anything."""
    return rich_texts([source])[0] if source else ""


@register.simple_tag(takes_context=True)
def start_of(context: RequestContext, page: FlowPage) -> StartView:
    """Return what a start page shows."""
    return start_view(context["request"], page)


@register.simple_tag(takes_context=True)
def beside_outcome(context: RequestContext, page: FlowPage, outcome: Outcome, told: str) -> OutcomeView:
    """Return what stands with an outcome."""
    return outcome_view(context["request"], page, outcome, told)


@register.simple_tag(takes_context=True)
def flows_helping(context: RequestContext, page: Page) -> list[FlowLink]:
    """Return the flows that help with a product."""
    found = around(context["request"]).helping
    identity = getattr(page, "uuid", None)
    return found.get(identity, []) if identity else []
