"""What a channel's value must be, by its kind, and the link that starts it."""

import re
from collections.abc import Callable

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

SHORT_NUMBER = re.compile(r"1[0-9]{2,3}")  # 112, 1700, 1712 …
EXTENSION = re.compile(r"\s*(?:ext\.?|toestel|#)\s*(\d{1,6})$", re.IGNORECASE)
_email = EmailValidator(message=_("This is not an e-mail address."))
_url = URLValidator(schemes=["https", "http"], message=_("This is not a web address. It begins with https://"))


def _phone(value: str) -> str:
    compact = re.sub(r"[\s./-]", "", value)
    if SHORT_NUMBER.fullmatch(compact):
        return compact
    found = EXTENSION.search(value)
    extension = found[1] if found else ""
    try:
        number = phonenumbers.parse(EXTENSION.sub("", value), "BE")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError({"value": _("This is not a phone number. For instance: 011 00 00 01 or 0800 00 001")})
    belgian = number.country_code == 32
    style = phonenumbers.PhoneNumberFormat.NATIONAL if belgian else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    written = phonenumbers.format_number(number, style)
    return f"{written} ext. {extension}" if extension else written


def _checked_by(validator: Callable[[str], None]) -> Callable[[str], str]:
    def check(value: str) -> str:
        try:
            validator(value)
        except ValidationError as error:
            raise ValidationError({"value": error.messages}) from error
        return value

    return check


def _address(value: str) -> str:
    if len(value) < 8 or not re.search(r"\b[1-9]\d{3}\b", value):
        raise ValidationError({"value": _("Write street, number, postal code and place.")})
    return value


def _form(value: str) -> str:
    """A form is a page of this site (`/…`) or elsewhere (`https://…`)."""
    if value.startswith("/") and not value.startswith("//"):
        return value
    return _checked_by(_url)(value)


_RULES: dict[str, Callable[[str], str]] = {
    "phone": _phone,
    "whatsapp": _phone,
    "email": _checked_by(_email),
    "counter": _address,
    "post": _address,
    "form": _form,
    "chat": _form,
    "video": _form,
    "appointment": _form,
    "self_service": _form,
}


def clean_value(kind: str, value: str) -> str:
    """Return the value written one way; raise ValidationError on field `value` when it does not fit `kind`."""
    value = " ".join(value.split())
    rule = _RULES.get(kind)
    return rule(value) if rule else value


def dialable(value: str) -> str:
    """Return a phone number as a `tel:` link wants it, with the country code when it has one."""
    base = EXTENSION.sub("", value)
    found = EXTENSION.search(value)
    compact = re.sub(r"[^\d+]", "", base)
    if not SHORT_NUMBER.fullmatch(compact):
        try:
            number = phonenumbers.parse(base, "BE")
            compact = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            pass
    return f"{compact};ext={found[1]}" if found else compact


def link_for(kind: str, value: str) -> str:
    """Return the address that starts a channel of this kind, or an empty text for a place."""
    if kind == "phone":
        return f"tel:{dialable(value)}"
    if kind == "email":
        return f"mailto:{value}"
    if kind == "whatsapp":
        return f"https://wa.me/{dialable(value).lstrip('+')}"
    if kind in {"counter", "post"}:
        return ""
    return value
