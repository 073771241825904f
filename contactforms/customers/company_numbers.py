"""The number of a business or association in the Belgian register (KBO): ten digits that check themselves."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def normal(text: str) -> str:
    """Return the ten digits of `BE 0207.494.678`, or the text as it was where there are not ten."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 9:
        digits = f"0{digits}"  # the older way to write it
    return digits if len(digits) == 10 else text.strip()


def check(value: str) -> None:
    """Refuse a number of which the last two digits do not follow from the others."""
    if not re.fullmatch(r"[01]\d{9}", value) or 97 - int(value[:8]) % 97 != int(value[8:]):
        raise ValidationError(_("This is not a company number. It looks like 0123.456.749."))
