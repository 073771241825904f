"""Customers as data: whom to find, and who was found."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from contactforms.customers import phones
from contactforms.customers.models import Customer, CustomerKind, PreferredChannel
from contactforms.portal.customers.seeing import SeenSuggestion
from contactforms.privacy.masking import PersonalData

MOST_A_PAGE = 50
WAYS = ("uuid", "phone", "email", "name")


class CustomerQuestionIn(serializers.Serializer[dict[str, Any]]):
    """Whom to find: at least one of the four. Together they say more, and who fits best comes first."""

    # The help texts stand in the API's document, which is the same in every language.

    uuid = serializers.UUIDField(required=False, help_text="The customer's number; the rest is not looked at then.")
    phone = serializers.CharField(required=False, max_length=40, help_text="In any spelling.")
    email = serializers.CharField(required=False, max_length=254)
    name = serializers.CharField(required=False, max_length=120, help_text="As it is said: spelling is forgiven.")
    page = serializers.IntegerField(required=False, min_value=1, max_value=200, default=1)
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=MOST_A_PAGE, default=20)

    def validate_phone(self, value: str) -> str:
        """Refuse what is no number: it would find nobody, and say nothing."""
        if not phones.normal(value):
            raise serializers.ValidationError(
                _("This is not a phone number. It looks like 0470 00 00 00 or 011 00 00 00.")
            )
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a question that is none: there is no list of everybody."""
        if not any(attrs.get(way) for way in WAYS):
            raise serializers.ValidationError(
                _("Say whom to find: a phone number, an e-mail address, a name or a customer number.")
            )
        return attrs


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of a person with what may be seen of it."""

    customer: Customer
    person: PersonalData


class CustomerOut(serializers.Serializer[SeenRow | SeenSuggestion]):
    """A person, association or business."""

    uuid = serializers.UUIDField(source="customer.uuid", help_text="The customer's number.")
    kind = serializers.ChoiceField(CustomerKind.choices, source="customer.kind")
    name = serializers.CharField(source="person.name")
    email = serializers.CharField(source="person.email")
    phone = serializers.CharField(source="person.phone", help_text="As people write it in Belgium.")
    address = serializers.CharField(source="person.address", help_text="In one line.")
    company_number = serializers.CharField(source="customer.company_number")
    preferred_channel = serializers.ChoiceField(
        [*PreferredChannel.choices, ("", "")], source="customer.preferred_channel",
        help_text="How this person likes to be answered; empty: not said.",
    )  # fmt: skip
    language = serializers.CharField(source="customer.language")


class CustomerFoundOut(CustomerOut):
    """Someone who may be the one, and why."""

    score = serializers.IntegerField(help_text="0 to 100.")
    strength = serializers.ChoiceField(["likely", "possible", "weak"])
    reasons = serializers.ListField(child=serializers.CharField(), help_text="For people.")
    differences = serializers.ListField(
        child=serializers.CharField(), help_text="The fields that were asked for and that are not the same."
    )


class CustomersFoundOut(serializers.Serializer[dict[str, Any]]):
    """A page of the people who were found, the likeliest first."""

    count = serializers.IntegerField()
    next_page = serializers.IntegerField(allow_null=True)
    results = CustomerFoundOut(many=True)
