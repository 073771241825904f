"""The contact centre's morning: calls and visitors of today, two of which still run, made by the use cases."""

import random
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from catalogue.products.models import ProductPage
from cms.accounts.models import User
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.contacts.services import consult, end, save_notes
from contactforms.questions.services import file_answered

ENDED = 24
CHANNELS = (*[ContactChannel.PHONE] * 7, *[ContactChannel.COUNTER] * 2, ContactChannel.CHAT)
RUNNING = (
    (
        ContactChannel.PHONE,
        2,
        "+3211000951",
        "verhuis",
        "Verhuist volgende maand, met twee kinderen.",
    ),
    (ContactChannel.COUNTER, 6, "", "rijbewijs", ""),
)


def load_contacts() -> None:
    """Make the contacts; nobody in them exists."""
    dice = random.Random(2026)
    agents = list(User.objects.filter(groups__name="agent").order_by("username"))
    pages = list(ProductPage.objects.live().exclude(short_answer="").order_by("path")[:60])
    if not agents or not pages:
        return
    now = timezone.now()
    for number in range(ENDED):
        start = now - timedelta(minutes=12 * (ENDED - number) + dice.randint(0, 8))
        _ended(agents[number % len(agents)], dice, pages, start)
    for channel, minutes, phone, words, notes in RUNNING:
        _running(agents[0], channel, now - timedelta(minutes=minutes), phone, words, notes)


def _ended(agent: User, dice: random.Random, pages: list[ProductPage], start: datetime) -> None:
    contact = Contact.objects.create(agent=agent, channel=dice.choice(CHANNELS), started_at=start)
    at = start
    for page in dice.sample(pages, dice.choice((1, 1, 1, 2))):
        at += timedelta(seconds=dice.randint(40, 120))
        file_answered(contact, agent, page=page, key=f"demo:{uuid4()}", at=at)
    end(contact, agent)
    Contact.objects.filter(pk=contact.pk).update(ended_at=at + timedelta(seconds=15))


def _running(agent: User, channel: ContactChannel, start: datetime, phone: str, words: str, notes: str) -> None:
    contact = Contact.objects.create(agent=agent, channel=channel, started_at=start, phone=phone, searched=words)
    page = ProductPage.objects.live().filter(title__icontains=words).order_by("path").first()
    if page is not None:
        version = page.live_revision_id
        consult(contact, agent, uuid=page.uuid, title=page.title, page=page, at_version=version)
    if notes:
        save_notes(contact, agent, notes, seen=0)
