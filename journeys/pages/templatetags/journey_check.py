"""The check of a journey, for its form in the admin."""

from django import template

from journeys.pages.checking import Finding, findings
from journeys.pages.models import JourneyPage

register = template.Library()


@register.simple_tag
def check_journey(page: JourneyPage) -> list[Finding]:
    """Return what there is to say about the journey as it was last saved."""
    return findings(page)
