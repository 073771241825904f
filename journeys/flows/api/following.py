"""`POST /api/v1/flows/{uuid}/next/`: answers in, the next question or the outcome out; nothing is kept."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_schema import ProblemShown
from catalogue.organisation.api_views import OpenPost
from catalogue.organisation.problems import MEDIA_TYPE
from catalogue.products.api_removed import raise_gone
from journeys.flows.api.shown import NextShown
from journeys.flows.api.telling import NodeVoice
from journeys.flows.engine import Position, run
from journeys.flows.engine.addresses import MOST, values_of
from journeys.flows.places import area_of
from journeys.flows.services.loading import live_flow

MOST_VALUES = 100
ANSWER = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "maxItems": MOST_VALUES}]}


@extend_schema_field({"type": "object", "additionalProperties": ANSWER, "maxProperties": MOST})
class AnswersField(serializers.Field):
    """Key of a question → its answer, or its answers."""

    def to_internal_value(self, data: Any) -> dict[str, list[str]]:
        """Return the answers as lists; what was sent is not repeated in an error, for it may be sensitive."""
        if not isinstance(data, dict) or len(data) > MOST:
            raise ValidationError(_("Send the key of each question with its answer."))
        return {key: _values(value) for key, value in data.items()}

    def to_representation(self, value: Any) -> Any:
        """Return the answers."""
        return value


def _values(data: Any) -> list[str]:
    values = data if isinstance(data, list) else [data]
    if len(values) > MOST_VALUES or not all(isinstance(value, str) for value in values):
        raise ValidationError(_("An answer is a text, or a list of texts."))
    return values


class NextIn(serializers.Serializer):
    """The answers so far, in any order; each as in the address of the website (`ja`, `12,5`, `2026-11-26`)."""

    answers = AnswersField(required=False, default=dict)


class BoundedJSONParser(JSONParser):
    """JSON nested so deeply that Python gives up is no JSON either."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Return what was sent."""
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError(_("This is nested too deeply.")) from None


def _problem(words: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemShown, description=words)


class NextView(OpenPost):
    """One step. A wrong answer is no failed request: it comes back as `error` beside its question, with status 200."""

    parser_classes = (BoundedJSONParser,)

    @extend_schema(
        operation_id="flows_next",
        tags=["flows"],
        summary="The next question, or the outcome",
        request=NextIn,
        responses={
            200: OpenApiResponse(NextShown, description="Where these answers lead."),
            (400, MEDIA_TYPE): _problem("This is not the form of a request; `errors` says what is wrong."),
            (404, MEDIA_TYPE): _problem("There is nothing here."),
            (410, MEDIA_TYPE): _problem("It was removed; `successor` says what took its place."),
            (415, MEDIA_TYPE): _problem("Send JSON."),
        },
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        """Follow the answers from the first question on.

        Send all answers so far each time: nothing is kept between two requests, and answers are never logged.
        Answers that are not on the way (any more) come back in `unused`. A wrong answer stops the way at its question,
        with the reason in `error` and status 200.
        """
        flow = live_flow(uuid)
        if flow is None or flow.page.is_part:
            if flow is None:
                raise_gone(uuid)
            raise Http404
        form = NextIn(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data["answers"]
        position = run(flow.definition, given, areas=area_of, today=timezone.localdate())
        return Response(_tell(position, flow.page, set(flow.definition.question_of)))


def _tell(position: Position, page: Any, known: set[str]) -> dict[str, Any]:
    question, outcome = position.question, position.outcome
    voice = NodeVoice.of(page, [question] if question else [], [outcome] if outcome else [])
    stuck = not question and not outcome
    return {
        "way": [
            {"question": step.question.key, "title": step.question.title, "answer": values_of(step.answer)}
            for step in position.way
        ],
        "question": voice.question(question) if question else None,
        "outcome": voice.outcome(outcome) if outcome else None,
        "error": position.error or (_("These questions lead nowhere from here.") if stuck else ""),
        "unused": [key for key in position.unused if key in known],
    }
