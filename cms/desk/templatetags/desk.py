"""Who answers, for templates."""

from typing import Any

from django import template
from wagtail.models import Page

from cms.desk.numbers import list_url
from cms.desk.who_answers import answer_context

register = template.Library()


@register.inclusion_tag("desk/_who_answers.html")
def who_answers(page: Page) -> dict[str, Any]:
    """Show who answers for `page` as it is in the form, and why."""
    return answer_context(page)


@register.simple_tag
def products_left_url() -> str:
    """Return the address of the list of all pages still to rewrite."""
    return list_url(work="open")
