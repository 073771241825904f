"""What the telephone exchange sends, and what it gets back."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contactforms.contacts.exchange import agent_named
from contactforms.contacts.models import Contact, ContactChannel
from contactforms.customers import phones


class CallIn(serializers.Serializer[dict[str, Any]]):
    """A call that reaches an agent."""

    # The help texts stand in the API's document, which is the same in every language.

    call_id = serializers.CharField(max_length=120, help_text="The exchange's own; sent again it is the same call.")
    phone = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=40,
        default="",
        help_text="Who calls, in any spelling. What is no number (“anonymous”) is left out.",
    )
    agent = serializers.CharField(max_length=150, help_text="The account name, or the extension.")
    channel = serializers.ChoiceField(choices=ContactChannel.choices, required=False, default=ContactChannel.PHONE)
    started_at = serializers.DateTimeField(required=False, allow_null=True, default=None)

    def validate_phone(self, value: str) -> str:
        """Return the number as it is kept; a call without a readable number is a call all the same.

        From a short number nobody calls: it is a telephone within the city hall.
        """
        number = phones.normal(value)
        return number if number.startswith("+") and phones.is_number(number) else ""

    def validate_agent(self, value: str) -> AbstractUser:
        """Turn the name into the account, which must take calls."""
        agent = agent_named(value.strip())
        if agent is None:
            raise serializers.ValidationError(_("No agent who takes calls has this name or extension."))
        return agent


class CallEndIn(serializers.Serializer[dict[str, Any]]):
    """The end of a call."""

    ended_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class CallOut(serializers.Serializer[Contact]):
    """The contact that a call is. No person's data: that stays on the agent's screen."""

    contact = serializers.UUIDField(source="uuid")
    started_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    url = serializers.SerializerMethodField(help_text="The agent's screen with this contact on it.")

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, contact: Contact) -> str:
        """Return the address of the call screen."""
        return f"{settings.CITY_BASE_URL.rstrip('/')}{reverse('portal:calls')}?contact={contact.uuid}"
