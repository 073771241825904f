"""What an agent looks for and opens during a contact."""

from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.models import Page

from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.contacts.services.holding import check_agent


def consult(
    contact: Contact, agent: AbstractUser, *, uuid: UUID, title: str, page: Page | None = None, at_version: int | None
) -> None:
    """Keep that this item was on the screen, in the version that is live; opened again it moves to the front."""
    check_agent(contact, agent)
    item = ConsultedItem(
        contact=contact, item_uuid=uuid, title=title[:255], page=page, page_version=at_version, at=timezone.now()
    )
    ConsultedItem.objects.bulk_create(
        [item],
        update_conflicts=True,
        unique_fields=["contact", "item_uuid"],
        update_fields=["title", "page", "page_version", "at"],
    )


def remember_search(contact: Contact, agent: AbstractUser, words: str) -> None:
    """Keep what was looked for last, as long as the contact runs."""
    check_agent(contact, agent)
    if contact.running and contact.searched != words[:200]:
        Contact.objects.filter(pk=contact.pk, ended_at=None, erased_at=None).update(searched=words[:200])
        contact.searched = words[:200]
