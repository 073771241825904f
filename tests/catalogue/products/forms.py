"""What a browser would send from the form of a product."""

from typing import Any

from catalogue.products.models import Audience, ProductPage
from tests.factories import make_service, make_theme

STREAMS = ("conditions", "procedure", "costs", "bring", "benefits", "legal", "links")


def empty_form(**fields: Any) -> dict[str, Any]:
    """The form with nothing but what `fields` say."""
    data: dict[str, Any] = dict.fromkeys(("description", "short_answer", "body", "keywords", "duration"), "")
    data |= {f"{stream}-count": "0" for stream in STREAMS}
    for formset in ("exceptions", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
        data |= {f"{formset}-MIN_NUM_FORMS": "0", f"{formset}-MAX_NUM_FORMS": "1000"}
    data |= {"title": "Paspoort aanvragen", "slug": "", "rewrite_status": "to_rewrite", "body": "null"}
    data |= {"exceptions_text": "null"}
    return data | fields


def whole_form(**fields: Any) -> dict[str, Any]:
    """The form of a page that may be published."""
    audience, _new = Audience.objects.get_or_create(name="Burger")
    filled = {
        "slug": "paspoort-aanvragen",
        "description": "Een paspoort heb je nodig om buiten Europa te reizen.",
        "theme": make_theme().pk,
        "audiences": [audience.pk],
        "responsible_service": make_service().pk,
    }
    return empty_form(**filled | fields)


def newest() -> ProductPage:
    return ProductPage.objects.order_by("-pk").first()
