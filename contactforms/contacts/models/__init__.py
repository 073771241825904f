"""Tables of the contacts."""

from contactforms.contacts.models.consulted import ConsultedItem
from contactforms.contacts.models.contact import Contact, ContactChannel
from contactforms.contacts.models.exchange import ExchangeToken, Extension

__all__ = ["ConsultedItem", "Contact", "ContactChannel", "ExchangeToken", "Extension"]
