"""The journey as schema.org HowTo, for machines that read pages."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from catalogue.products.addresses import canonical_url, in_full
from cms.site.journey.view import JourneyView, StepView
from cms.site.product.linked_data import ESCAPES


def journey_linked_data(view: JourneyView) -> SafeString:
    """Return the JSON-LD of a journey's page, safe inside a script element."""
    return mark_safe(json.dumps(how_to(view), ensure_ascii=False).translate(ESCAPES))


def how_to(view: JourneyView) -> dict[str, Any]:
    """Return the journey as a HowTo with its steps."""
    page = view.page
    original = page.alias_of if page.alias_of_id else page
    address = canonical_url(original.url_path, original.locale.language_code)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "@id": f"urn:uuid:{page.uuid}",
        "name": page.title,
        "description": page.introduction or None,
        "url": address,
        "inLanguage": page.locale.language_code,
        "step": [_step(step, address) for step in view.steps],
    }
    return {key: value for key, value in data.items() if value is not None}


def _step(step: StepView, address: str) -> dict[str, Any]:
    words = step.step
    return {
        "@type": "HowToStep",
        "position": words.number,
        "name": words.title,
        "url": f"{address}#{step.anchor}",
        "itemListElement": list(_directions(step)),
    }


def _directions(step: StepView) -> Iterator[dict[str, str]]:
    for text in (step.step.why, step.step.when, step.step.note):
        if text:
            yield {"@type": "HowToDirection", "text": text}
    for view in step.links:
        if view.url and not view.link.gone:
            yield {"@type": "HowToDirection", "text": view.link.title, "url": in_full(view.link.url)}
