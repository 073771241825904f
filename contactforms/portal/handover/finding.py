"""The contact, the item and the person that a screen of this package is about; nobody else's."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from catalogue.organisation.models import Service
from contactforms.contacts.access import contacts_of
from contactforms.contacts.models import Contact
from contactforms.contacts.services import open_contact
from contactforms.customers.models import Customer, PreferredChannel
from contactforms.outbox import sms
from contactforms.portal.access import colleague, may_read_notes
from contactforms.portal.search.item import Item, find_document, item_of
from contactforms.privacy.masking import Level
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import reveal
from contactforms.questions.access import may_send
from contactforms.questions.models import Question
from contactforms.questions.reach import Reach
from contactforms.questions.references import clean_reference


@dataclass(frozen=True, slots=True)
class About:
    """What the caller asks about, and who answers."""

    item: Item
    page: Page | None
    service: Service

    @property
    def asked_of(self) -> Service | None:
        """The service itself, when it is not about a page."""
        return None if self.page is not None else self.service


def own_contact(request: HttpRequest, uuid: UUID) -> Contact:
    """Return this contact of the account's own, else raise Http404."""
    found = contacts_of(colleague(request)).select_related("customer", "on_behalf_of")
    return get_object_or_404(found, uuid=uuid)


def own_or_new_contact(request: HttpRequest, uuid: UUID) -> Contact:
    """Return the account's own contact, or one that is not begun yet; a colleague's is as if it were not there.

    Looking at a form begins nothing: `begun` does, when it is sent.
    """
    if Contact.objects.filter(uuid=uuid).exists():
        return own_contact(request, uuid)
    return Contact(uuid=uuid, agent_id=colleague(request).pk)


def begun(contact: Contact, agent: AbstractUser) -> Contact:
    """Return the contact, begun when it was not: what an agent does for a caller begins the contact by itself."""
    return contact if contact.pk else open_contact(agent, contact.channel, uuid=contact.uuid)


def about(request: HttpRequest, uuid: UUID) -> About:
    """Return the page or service with this identity, else raise Http404."""
    notes = may_read_notes(request.user)
    document = find_document(uuid, notes=notes)
    if document is None:
        raise Http404
    item = item_of(document, notes=notes)
    return About(item, item.page, item.service)


def question_to_send(request: HttpRequest, reference: str) -> Question:
    """Return the question when this account may send its answer, else raise Http404."""
    related = ("service", "customer", "page", "contact__customer", "contact__on_behalf_of")
    question = get_object_or_404(Question.objects.select_related(*related), reference=clean_reference(reference))
    if not may_send(colleague(request), question):
        raise Http404
    return question


def whose(question: Question) -> Customer | None:
    """Return the person behind the question, else the one chosen in its contact."""
    contact = question.contact
    return question.customer or (contact.on_behalf_of or contact.customer if contact is not None else None)


def reach_of(customer: Customer | None) -> Reach | None:
    """Return how a person is reached: by text message who likes that better, else by mail when there is an address."""
    if customer is None:
        return None
    by_phone = Reach(phone=str(customer.phone))
    rather_texted = customer.preferred_channel == PreferredChannel.SMS and sms.is_on() and by_phone.can_be_texted
    return by_phone if rather_texted or not customer.email else Reach(email=customer.email)


def masked_reach(request: HttpRequest, customer: Customer | None, service: Service, place: Place) -> str:
    """Return how a person is reached, masked, and log the look."""
    seen = reveal(customer, colleague(request), Purpose.ANSWER, place, service=service, at_most=Level.MASKED)
    reach = reach_of(customer)
    return seen.email if reach is not None and reach.email else seen.phone
