"""Fields of a customer: a phone number in one spelling, and the columns by which the database finds people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberDescriptor, PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber, to_python

from contactforms.customers import names, phones, places


def check_phone(value: object) -> None:
    """Refuse what no operator gives out; short numbers (1700) and extensions are fine."""
    written = phone_text(value)
    if written and not phones.is_number(phones.normal(written)):
        raise ValidationError(_("This is not a phone number. It looks like 0470 00 00 00 or 011 00 00 00."))


class _WhenAsked(PhoneNumberDescriptor):
    """Reads the number only when somebody looks at it: most rows that are compared are not shown."""

    def __get__(self, instance: Any, owner: Any) -> Any:
        value = super().__get__(instance, owner)
        if instance is not None and isinstance(value, str):
            value = instance.__dict__[self.field.name] = self.field.to_python(value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.name] = value


class PhoneField(PhoneNumberField):
    """A phone number kept in its normal form (`customers.phones`), so that equal numbers are equal texts."""

    descriptor_class = _WhenAsked
    default_validators = [check_phone]

    def to_python(self, value: Any) -> Any:
        """Read any spelling; what is no number stays as it was written, for the message that refuses it."""
        written = phone_text(value)
        return to_python(phones.normal(written) or written, region=self.region) if written else ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Leave what is kept as it is, in its normal form."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Keep the normal form."""
        written = phone_text(value)
        return phones.normal(written) or written


def phone_text(value: Any) -> str:
    """Return what a phone field holds as text, with the extension."""
    if isinstance(value, PhoneNumber):
        written = str(value)
        return f"{written};ext={value.extension}" if value.extension and ";ext=" not in written else written
    return str(value or "").strip()


class NameKey(models.CharField):
    """The sounds of the name's words (`names.key_of`), kept with every way to write the row."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Follow the name."""
        setattr(model_instance, self.attname, names.key_of(model_instance.name))
        return super().pre_save(model_instance, add)


class AddressKey(models.CharField):
    """The door to the street (`places.key_of`)."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Follow the address."""
        row = model_instance
        address = places.Address(row.street, row.house_number, row.box, row.postal_code, row.municipality)
        setattr(row, self.attname, places.key_of(address))
        return super().pre_save(model_instance, add)
