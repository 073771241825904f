"""A customer with their timeline as data, as far as the account that reads it may."""

from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contactforms.contacts.models import ContactChannel
from contactforms.portal.customers.serializers import CustomerOut, SeenRow
from contactforms.portal.customers.timeline import Asked, Talked, Timeline
from contactforms.questions.models import AskedThrough, State
from contactforms.questions.serializers import ServiceRef


class TimelinePageIn(serializers.Serializer[dict[str, Any]]):
    """Which part of the timeline."""

    page = serializers.IntegerField(
        required=False, min_value=1, max_value=200, default=1, help_text="Of the timeline, 25 lines each."
    )


class ProductRef(serializers.Serializer[Asked]):
    """The page that a question is about."""

    uuid = serializers.UUIDField(source="page_uuid")
    title = serializers.CharField(source="page_title")


class AskedOut(serializers.Serializer[Asked]):
    """A question. Where `readable` is false it is only told that it was asked, when, and how far it is."""

    readable = serializers.BooleanField()
    reference = serializers.SerializerMethodField(help_text="For who may open the question.")
    product = serializers.SerializerMethodField(help_text="As it was called then; null: about none.")
    service = ServiceRef(help_text="Where it is now.")
    asked_through = serializers.ChoiceField(AskedThrough.choices)
    asked_at = serializers.DateTimeField(source="at")
    state = serializers.ChoiceField(State.choices)
    due = serializers.DateField(allow_null=True, help_text="The last day on which the answer comes, while it is open.")
    closed_at = serializers.DateTimeField(allow_null=True)
    text = serializers.SerializerMethodField(help_text="What was asked.")
    answer = serializers.SerializerMethodField(help_text="With which text it was answered; null while it is not.")
    answered_by = serializers.SerializerMethodField(help_text="The colleague.")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_reference(self, asked: Asked) -> str | None:
        """Return what opens the question in the portal."""
        return asked.reference or None

    @extend_schema_field(ProductRef(allow_null=True))
    def get_product(self, asked: Asked) -> dict[str, Any] | None:
        """Return the page as it was called then."""
        return ProductRef(asked).data if asked.page_uuid else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_text(self, asked: Asked) -> str | None:
        """Return the text where it may be read."""
        return asked.text if asked.readable else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_answer(self, asked: Asked) -> str | None:
        """Return the answer where it may be read."""
        return asked.answer or None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_answered_by(self, asked: Asked) -> str | None:
        """Return who answered."""
        return asked.answered_by or None


class OtherRef(serializers.Serializer[Any]):
    """Someone else in a conversation."""

    uuid = serializers.UUIDField()
    name = serializers.CharField()


class TalkedOut(serializers.Serializer[Talked]):
    """A call, a visit, a chat."""

    uuid = serializers.UUIDField()
    channel = serializers.ChoiceField(ContactChannel.choices)
    started_at = serializers.DateTimeField(source="at")
    ended_at = serializers.DateTimeField(allow_null=True)
    agent = serializers.CharField(read_only=True, help_text="The colleague.")
    notes = serializers.CharField(help_text="Empty where they may not be read.")
    on_behalf = serializers.SerializerMethodField(
        help_text="`for_other`: this person spoke for someone else; `by_other`: someone else spoke for this person."
    )
    other = serializers.SerializerMethodField(help_text="Who that was; null when there was none or not to be seen.")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_on_behalf(self, talked: Talked) -> str | None:
        """Return who spoke for whom."""
        if talked.for_other is None:
            return None
        return "for_other" if talked.for_other else "by_other"

    @extend_schema_field(OtherRef(allow_null=True))
    def get_other(self, talked: Talked) -> dict[str, Any] | None:
        """Return the other person, when this account may see them."""
        found = self.context["names"].get(talked.other_id)
        return OtherRef({"uuid": found[0].uuid, "name": found[1]}).data if found is not None else None


class HappenedOut(serializers.Serializer[Asked | Talked]):
    """Something in the timeline: a question or a contact; the other is null."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(["question", "contact"])
    question = serializers.SerializerMethodField()
    contact = serializers.SerializerMethodField()

    @extend_schema_field(AskedOut(allow_null=True))
    def get_question(self, item: Asked | Talked) -> Any:
        """Return the question, when it is one."""
        return AskedOut(item, context=self.context).data if isinstance(item, Asked) else None

    @extend_schema_field(TalkedOut(allow_null=True))
    def get_contact(self, item: Asked | Talked) -> Any:
        """Return the contact, when it is one."""
        return TalkedOut(item, context=self.context).data if isinstance(item, Talked) else None


@dataclass(frozen=True, slots=True)
class CustomerStory(SeenRow):
    """Someone with all that was asked, over every channel."""

    also_known_as: list[SeenRow]
    timeline: Timeline
    next_page: int | None


class CustomerStoryOut(CustomerOut):
    """A customer with their timeline: all that was asked and said over every channel, the latest first."""

    asked_before_at = serializers.DateTimeField(
        source="customer.asked_before_at", allow_null=True, help_text="When this person said to have asked before."
    )
    also_known_as = CustomerOut(many=True, help_text="Other rows of the same person.")
    open = AskedOut(many=True, source="timeline.open", help_text="What is still to be answered; on the first page.")
    timeline = HappenedOut(many=True, source="timeline.items")
    next_page = serializers.IntegerField(allow_null=True, help_text="Of the timeline: what is longer ago.")
