"""The buttons of what an agent does with what a caller asks, on the screens where they stand."""

from typing import Any
from uuid import UUID, uuid4

from django import template
from django.urls import reverse

from catalogue.organisation.models import Service
from catalogue.search.models import SearchDocument
from contactforms.transfers.counting import reached_today

register = template.Library()

BESIDE = {"journey": "portal:journey", "flow": "portal:flow"}


@register.simple_tag
def contact_to_use(contact: UUID | None) -> UUID:
    """Return the contact that is on the screen, or the identity of one that begins with what is done."""
    return contact or uuid4()


@register.simple_tag
def beside_url(contact: UUID, document: SearchDocument) -> str:
    """Return where a journey or guided questions are gone through with the caller; empty for another kind."""
    name = BESIDE.get(document.kind)
    return reverse(name, args=[contact, document.uuid]) if name and not document.closed else ""


@register.inclusion_tag("portal/handover/_transfer.html", takes_context=True)
def transfer_buttons(context: template.Context, contact: UUID, service: Service) -> dict[str, Any]:
    """Show “put through: reached, not reached” and how often that service was reached today (1 query)."""
    return {
        "contact_uuid": contact,
        "service": service,
        "today": reached_today(service),
        "key": uuid4(),
        "said": "",
        "csrf_token": context.get("csrf_token"),
    }
