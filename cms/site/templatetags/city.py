"""What the page templates ask the site for; the same in a preview as on the live page."""

from decimal import Decimal

from django import template
from django.template.context import RequestContext
from django.utils import formats
from wagtail.models import Page

from cms.site.contact import ContactCard, contact_of_page, day_words
from cms.site.crumbs import Crumb, above
from cms.site.home import HomeView, home_view
from cms.site.journey.linked_data import journey_linked_data
from cms.site.journey.lists import journeys_shown
from cms.site.journey.navigation import Navigation, Onward, navigation, onward
from cms.site.journey.view import JourneyView, journey_view
from cms.site.links import safe_href
from cms.site.product.linked_data import linked_data
from cms.site.product.view import ProductView, product_view
from cms.site.product_lists import ProductList, Row, product_list, shown_products
from journeys.pages.following import followed, with_journey
from journeys.pages.models import JourneyPage

register = template.Library()
register.filter("day_words", day_words)
register.filter("safe_href", safe_href)
register.simple_tag(linked_data)
register.simple_tag(journey_linked_data)


@register.filter
def euro(amount: Decimal | None) -> str:
    """Write an amount as people do here: € 1.250,00."""
    return "" if amount is None else f"€\u00a0{formats.number_format(amount, 2, force_grouping=True)}"


@register.simple_tag(takes_context=True)
def view_of_product(context: RequestContext, page: Page) -> ProductView:
    """Return what a product page shows."""
    return product_view(context["request"], page)


@register.simple_tag(takes_context=True)
def view_of_home(context: RequestContext, page: Page) -> HomeView:
    """Return what the home page shows."""
    return home_view(context["request"], page)


@register.simple_tag(takes_context=True)
def contact_of(context: RequestContext, page: Page) -> ContactCard:
    """Return the contact card of a page."""
    return contact_of_page(context["request"], page)


@register.simple_tag(takes_context=True)
def crumbs_above(context: RequestContext, page: Page) -> list[Crumb]:
    """Return the way from home to this page."""
    return above(context["request"], page)


@register.simple_tag(takes_context=True)
def products_below(context: RequestContext, page: Page) -> ProductList:
    """Return the list of products below a section of the catalogue."""
    return product_list(context["request"], shown_products().descendant_of(page), f"section:{page.pk}")


@register.simple_tag(takes_context=True)
def view_of_journey(context: RequestContext, page: JourneyPage) -> JourneyView:
    """Return what the page of a journey shows."""
    return journey_view(context["request"], page)


@register.simple_tag(takes_context=True)
def journeys_around(context: RequestContext, page: Page) -> Navigation:
    """Return the journeys that a page belongs to, the one its reader follows first."""
    return navigation(context["request"], page)


@register.simple_tag(takes_context=True)
def journey_followed(context: RequestContext) -> Onward | None:
    """Return where to go on in the journey that this request follows; None for who follows none."""
    return onward(context["request"])


@register.simple_tag(takes_context=True)
def along(context: RequestContext, url: str) -> str:
    """Return an address of this site that keeps the journey which this request follows."""
    return with_journey(url, followed(context["request"]))


@register.simple_tag(takes_context=True)
def journeys_in(context: RequestContext) -> list[Row]:
    """Return the journeys that everyone may read."""
    return journeys_shown(context["request"])
