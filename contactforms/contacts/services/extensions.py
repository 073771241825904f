"""Which telephone is whose."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contactforms.contacts.models import Extension


def extension_of(user: AbstractUser) -> str:
    """Return the account's extension, empty when it has none."""
    return Extension.objects.filter(agent_id=user.pk).values_list("number", flat=True).first() or ""


def checked_extension(number: str, user: AbstractUser) -> str:
    """Return the extension as it is kept; raise ValidationError for what is no number or is a colleague's."""
    number = number.strip()
    if number and not (number.isascii() and number.isdigit() and len(number) <= 20):
        raise ValidationError(_("Write digits only."))
    if number and Extension.objects.filter(number=number).exclude(agent_id=user.pk).exists():
        raise ValidationError(_("This extension is a colleague’s."))
    return number


@transaction.atomic
def set_extension(user: AbstractUser, number: str) -> None:
    """Give the account this extension; an empty one takes it away."""
    if number:
        Extension.objects.update_or_create(agent_id=user.pk, defaults={"number": number})
    else:
        Extension.objects.filter(agent_id=user.pk).delete()
