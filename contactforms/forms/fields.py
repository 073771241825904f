"""Fields that behave: no silent cutting of text, errors in words that help."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField


class LongText(forms.CharField):
    """Text of several lines. The browser must not cut what is pasted, so the limit is ours to check."""

    def __init__(self, *, limit: int, rows: int = 8, **options: Any) -> None:
        too_long = MaxLengthValidator(
            limit, _("This text has %(show_value)d characters. Make it at most %(limit_value)d.")
        )
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), validators=[too_long], **options)

    def to_python(self, value: Any) -> str:
        """Count a line end once: browsers send two characters for it."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or ""


def email_field(**options: Any) -> forms.EmailField:
    """Return a field for an e-mail address."""
    return forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        error_messages={"invalid": _("This is not an e-mail address. It looks like name@example.be.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        **options,
    )


def phone_field(**options: Any) -> PhoneNumberField:
    """Return a field for a phone number, Belgian unless it has a country code."""
    return PhoneNumberField(
        label=_("Your phone number"),
        region="BE",
        max_length=40,
        error_messages={"invalid": _("This is not a phone number. It looks like 0470 00 00 00 or 011 00 00 00.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        **options,
    )
