"""One field for how someone is reached: an e-mail address or a phone number, told apart by what is in it."""

from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import to_python

from contactforms.customers import phones
from contactforms.privacy.masking import mask_email, mask_phone

LONGEST = 254
CAN_BE_TEXTED = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}


class By(StrEnum):
    """How something is sent."""

    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Reach:
    """An e-mail address, or a phone number in its normal form (`customers.phones`); one of them is empty."""

    email: str = ""
    phone: str = ""

    @property
    def masked(self) -> str:
        """Enough for who typed it to recognise it, and no more: what is kept of it and shown."""
        return mask_email(self.email) if self.email else mask_phone(self.phone)

    @property
    def can_be_texted(self) -> bool:
        """A number that takes text messages."""
        number = to_python(self.phone, region="BE") if self.phone else None
        return number is not None and phonenumbers.number_type(number) in CAN_BE_TEXTED


def read_reach(text: str) -> Reach:
    """Return what was typed; raise ValidationError with words for the field when it is neither."""
    text = text.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            raise ValidationError(_("This is not an e-mail address. It looks like name@example.be.")) from None
        if len(text) > LONGEST:
            raise ValidationError(_("This e-mail address is too long."))
        return Reach(email=text)
    number = phones.normal(text)
    if not phones.is_number(number):
        raise ValidationError(_("Type an e-mail address, or a phone number such as 0470 00 00 00."))
    return Reach(phone=number)
