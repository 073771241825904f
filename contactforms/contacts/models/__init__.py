"""Tables of the contacts."""

from contactforms.contacts.models.consulted import ConsultedItem
from contactforms.contacts.models.contact import Contact, ContactChannel

__all__ = ["ConsultedItem", "Contact", "ContactChannel"]
