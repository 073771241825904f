"""The one address of a page, and the addresses of its translations."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from wagtail.models import Page

from catalogue.products.addresses import canonical_url

register = template.Library()


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in another language."""

    language: str
    url: str


@register.simple_tag
def canonical(page: Page) -> str:
    """Return the address search engines should keep: of an alias, that of the page it mirrors."""
    original = page.alias_of if page.alias_of_id else page
    return canonical_url(original.url_path, original.locale.language_code)


@register.filter
def translations(page: Page) -> list[Translation]:
    """Return this page in every language it is live in, itself included; nothing when it has one language."""
    if len(settings.WAGTAIL_CONTENT_LANGUAGES) < 2:
        return []
    others = page.get_translations(inclusive=True).live().select_related("locale")
    found = [Translation(o.locale.language_code, canonical_url(o.url_path, o.locale.language_code)) for o in others]
    return found if len(found) > 1 else []
