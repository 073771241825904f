"""What another website sends to ask a question, and what it gets back."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from phonenumber_field.serializerfields import PhoneNumberField
from rest_framework import serializers
from wagtail.models import Page

from catalogue.products.models import Audience
from catalogue.responsibility import front_desk_responsibility, responsible_for
from contactforms.contacts.along import AtStep
from contactforms.questions.mails import status_url
from contactforms.questions.models import Question
from contactforms.questions.pages import live_page
from contactforms.questions.services.asking import MAX_TEXT
from contactforms.topics.asking import consider
from contactforms.topics.definitions import Answer
from contactforms.topics.services import files_sent, questions_for
from journeys.flows.api.following import AnswersField
from journeys.flows.telling import ToldWay, told
from journeys.flows.visit.loading import begun_flow, position_in
from journeys.pages.outlines import shown_journeys


@extend_schema_field({"type": "string", "maxLength": 40, "example": "011 00 00 01"})
class Phone(PhoneNumberField):
    """A phone number as people write it; without a country code it is a Belgian one."""


class QuestionIn(serializers.Serializer[dict[str, Any]]):
    """A question, and one way to reach who asks it."""

    # The help texts stand in the API's document, which is the same in every language.

    product = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The page it is about. Left out: the front desk."
    )
    text = serializers.CharField(max_length=MAX_TEXT)
    email = serializers.EmailField(required=False, allow_blank=True, max_length=254, default="")
    phone = Phone(required=False, allow_blank=True, region="BE", default="", max_length=40)
    name = serializers.CharField(required=False, allow_blank=True, max_length=120, default="")
    topic = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=80,
        default="",
        help_text="One of the topics of the page, when it has them.",
    )
    audience = serializers.UUIDField(required=False, allow_null=True, default=None, help_text="For whom it is.")
    answers = serializers.DictField(
        child=serializers.JSONField(),
        required=False,
        default=dict,
        help_text="Answers to the topic questions of the product, by key; see "
        "`GET /api/v1/products/{uuid}/topic-questions/` for which there are and how each is answered.",
    )

    journey = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The journey it was asked from."
    )
    step = serializers.CharField(
        required=False, allow_blank=True, max_length=80, default="", help_text="The key of the step of that journey."
    )
    flow = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The guided questions that were answered before."
    )
    flow_answers = AnswersField(
        required=False,
        default=dict,
        help_text="The answers to them, by the key of each question, as `POST /api/v1/flows/{uuid}/next/` takes them. "
        "What fits no question (any more) is left out.",
    )

    def validate_product(self, value: UUID | None) -> Page | None:
        """Turn the identity into the page, which must be live."""
        if value is None:
            return None
        page = live_page(value)
        if page is None:
            raise serializers.ValidationError(_("There is no live page with this identifier."))
        return page

    def validate_audience(self, value: UUID | None) -> Audience | None:
        """Turn the identity into the audience."""
        if value is None:
            return None
        audience = Audience.objects.filter(uuid=value).first()
        if audience is None:
            raise serializers.ValidationError(_("There is no audience with this identifier."))
        return audience

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One way to reach someone is needed, and enough."""
        if not attrs["email"] and not attrs["phone"]:
            raise serializers.ValidationError({"email": [_("Give an e-mail address or a phone number.")]})
        attrs["answers"] = answers_to(attrs["product"], attrs["answers"])
        attrs["at_step"] = step_of(attrs.pop("journey"), attrs.pop("step"))
        attrs["way"] = way_through(attrs.pop("flow"), attrs.pop("flow_answers"))
        return attrs


def step_of(uuid: UUID | None, key: str) -> AtStep | None:
    """Return the step of a live journey; raise for one that is not there, or of no journey at all."""
    if uuid is None and key:
        raise serializers.ValidationError({"journey": [_("Name the journey that this step belongs to.")]})
    if uuid is None:
        return None
    journey = shown_journeys().filter(uuid=uuid).first()
    if journey is None:
        raise serializers.ValidationError({"journey": [_("There is no live journey with this identifier.")]})
    step = next((step for step in journey.step_list if step.key == key), None)
    if key and step is None:
        raise serializers.ValidationError({"step": [_("This journey has no step with this key.")]})
    return AtStep(journey.uuid, journey.title, key, step.title if step is not None else "")


def way_through(uuid: UUID | None, given: dict[str, list[str]]) -> ToldWay | None:
    """Return the way that these answers are, in words; what fits no question (any more) is left out."""
    if uuid is None and given:
        raise serializers.ValidationError({"flow": [_("Name the guided questions that these answers belong to.")]})
    if uuid is None:
        return None
    flow = begun_flow(uuid)
    if flow is None or flow.page.is_part:
        raise serializers.ValidationError({"flow": [_("There are no live guided questions with this identifier.")]})
    position = position_in(flow, given)
    return told(flow, position) if position.way else None


def answers_to(page: Page | None, sent: dict[str, Any]) -> tuple[Answer, ...]:
    """Return the cleaned answers to the topic questions, the same ones as in our form; raise for wrong ones."""
    answering = responsible_for(page) if page is not None else front_desk_responsibility()
    questions = questions_for(page, answering.service)
    outcome = consider(questions, sent, files_sent(questions, sent))
    errors = {key: [message] for key, message in outcome.errors.items()}
    for key in sent.keys() - {question.key for question in questions}:
        errors[key] = [str(_("There is no topic question with this key."))]
    if errors:
        raise serializers.ValidationError({"answers": errors})
    return outcome.answers


class ServiceRef(serializers.Serializer[Any]):
    """A service, by its stable identity."""

    uuid = serializers.UUIDField()
    name = serializers.CharField()


class QuestionOut(serializers.Serializer[Question]):
    """The receipt of a question."""

    reference = serializers.CharField(help_text="To read aloud; it opens nothing by itself.")
    service = ServiceRef(help_text="Who answers.")
    due = serializers.DateField(help_text="The last day on which the answer comes.")
    status_url = serializers.SerializerMethodField(help_text="Private: give it to who asked and to nobody else.")

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_status_url(self, question: Question) -> str:
        """Return the private address of the status page."""
        return status_url(question)
