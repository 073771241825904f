"""Write down that a caller was put through, and whether anyone answered."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalogue.organisation.models import Service
from contactforms.contacts.models import Contact
from contactforms.contacts.services.holding import held
from contactforms.transfers.models import Transfer

CORRECTED_WITHIN = timedelta(minutes=1)  # the other button, pressed so soon, puts the first right


def put_through(contact: Contact, agent: AbstractUser, service: Service, *, reached: bool, key: UUID) -> Transfer:
    """Count one attempt to put this caller through to the service.

    The same `key` is the same attempt. The other outcome for the same service within a minute corrects the first
    attempt: a slip of the finger, or someone who picked up after all.
    """
    with held(contact, agent) as row:
        known = Transfer.objects.filter(key=key).first()
        if known is not None:
            return known
        recent = Transfer.objects.filter(contact=row, service=service, at__gt=timezone.now() - CORRECTED_WITHIN).first()
        if recent is not None and recent.reached != reached:
            recent.reached, recent.key = reached, key
            recent.save(update_fields=["reached", "key"])
            return recent
        try:
            with transaction.atomic():
                return Transfer.objects.create(
                    key=key, contact=row, service=service, reached=reached, agent_id=agent.pk
                )
        except IntegrityError:  # the key of another contact, made up: whose it is stays
            return Transfer.objects.get(key=key)
