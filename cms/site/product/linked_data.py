"""The product as schema.org GovernmentService, for machines that read pages."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from catalogue.organisation.opening_hours import spans_on
from catalogue.products.addresses import canonical_url, in_full
from cms.site.contact import ChannelCard
from cms.site.models import CitySettings
from cms.site.product.view import ProductView

# A week without a holiday or the change of the clock.
ORDINARY_MONDAY = date(2026, 3, 2)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# In a script element no text may look like its end; as in django.utils.html.json_script.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
POSTAL = {"counter", "post"}


def linked_data(view: ProductView, city: CitySettings) -> SafeString:
    """Return the JSON-LD of a product page, safe inside a script element."""
    return mark_safe(json.dumps(government_service(view, city), ensure_ascii=False).translate(ESCAPES))


def government_service(view: ProductView, city: CitySettings) -> dict[str, Any]:
    """Return the product as a GovernmentService with its provider and public channels."""
    page, contact = view.page, view.contact
    original = page.alias_of if page.alias_of_id else page
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": f"urn:uuid:{page.uuid}",
        "name": page.title,
        "description": page.description or None,
        "url": canonical_url(original.url_path, original.locale.language_code),
        "identifier": page.product_number or None,
        "inLanguage": page.locale.language_code,
        "provider": {
            "@type": "GovernmentOrganization",
            "name": city.city_name,
            "url": settings.CITY_BASE_URL,
            "department": {
                "@type": "GovernmentOrganization",
                "name": contact.service.name,
                "url": settings.CITY_BASE_URL.rstrip("/") + contact.service.get_absolute_url(),
                "parentOrganization": {"@type": "GovernmentOrganization", "name": contact.service.department.name},
            },
        },
        "audience": [{"@type": "Audience", "audienceType": audience.name} for audience in view.audiences],
        "category": [theme.name for theme in view.themes],
        "availableChannel": [_channel(card) for card in contact.channels],
        "offers": list(_offers(view)),
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _channel(card: ChannelCard) -> dict[str, Any]:
    channel = card.channel
    data: dict[str, Any] = {"@type": "ServiceChannel", "name": card.words}
    hours = list(_hours(channel.opening_hours)) if channel.opening_hours else []
    if channel.kind in {"phone", "whatsapp"}:
        data["servicePhone"] = {"@type": "ContactPoint", "telephone": channel.value}
    elif channel.kind == "email":
        data["servicePhone"] = {"@type": "ContactPoint", "email": channel.value}
    elif channel.kind in POSTAL:
        place: dict[str, Any] = {"@type": "Place", "name": card.words, "address": channel.value}
        if hours:
            place["openingHoursSpecification"] = hours
        data["serviceLocation"] = place
        return data
    else:
        data["serviceUrl"] = in_full(card.href)
    if hours and "servicePhone" in data:
        data["servicePhone"]["hoursAvailable"] = hours
    return data


def _hours(opening_hours: str) -> Iterator[dict[str, str]]:
    for offset, name in enumerate(DAYS):
        for span in spans_on(opening_hours, ORDINARY_MONDAY + timedelta(days=offset)):
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{name}",
                "opens": f"{span.start:%H:%M}",
                "closes": f"{span.end:%H:%M}",
            }


def _offers(view: ProductView) -> Iterator[dict[str, str]]:
    for section in view.sections:
        if section.anchor == "kosten":
            for item in section.items:
                if item.amount is not None:
                    yield {"@type": "Offer", "name": item.title, "price": f"{item.amount:.2f}", "priceCurrency": "EUR"}
