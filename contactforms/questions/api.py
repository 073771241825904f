"""`POST /api/v1/questions/`: ask from another website."""

import hashlib

from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_schema import ProblemShown
from catalogue.organisation.api_views import OpenPost
from catalogue.organisation.problems import MEDIA_TYPE
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.serializers import QuestionIn, QuestionOut
from contactforms.questions.services import KeyReused, NotAllowed, ask
from contactforms.questions.throttle import QuestionThrottle

MAX_KEY = 255


class OtherContent(APIException):
    """The idempotency key was used before, for another question."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key_reused"


def _problem(words: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemShown, description=words)


class QuestionsView(OpenPost):
    """Questions from other websites."""

    throttle_classes = (QuestionThrottle,)
    sent_headers = "Content-Type, Idempotency-Key"

    @extend_schema(
        operation_id="questions_create",
        tags=["questions"],
        summary="Ask a question",
        parameters=[
            OpenApiParameter(
                "Idempotency-Key",
                {"type": "string", "maxLength": MAX_KEY},
                OpenApiParameter.HEADER,
                description="Send the same key with a retry, and it stays one question. At most 255 characters.",
            )
        ],
        request=QuestionIn,
        responses={
            201: OpenApiResponse(QuestionOut, description="The question is at the service that answers it."),
            200: OpenApiResponse(QuestionOut, description="This key came before: the same question."),
            (400, MEDIA_TYPE): _problem("Something is missing or wrong; `errors` says what."),
            (415, MEDIA_TYPE): _problem("Send JSON."),
            (422, MEDIA_TYPE): _problem("This key came before, with another question."),
            (429, MEDIA_TYPE): _problem("Too many questions from one address; see Retry-After."),
        },
    )
    def post(self, request: Request) -> Response:
        """Ask one question; the page decides which service answers."""
        form = QuestionIn(data=request.data)
        form.is_valid(raise_exception=True)
        sent = form.validated_data
        key = _key_of(request)
        known = key is not None and Question.objects.filter(idempotency_key=key).exists()
        try:
            question = ask(
                text=sent["text"],
                page=sent["product"],
                email=sent["email"],
                phone=str(sent["phone"]),
                name=sent["name"],
                topic=sent["topic"],
                audience=sent["audience"],
                language=get_language() or "nl",
                asked_through=AskedThrough.API,
                idempotency_key=key,
                answers=sent["answers"],
                at_step=sent["at_step"],
                way=sent["way"],
            )
        except KeyReused as error:
            raise OtherContent(_("This key was used before, for another question.")) from error
        except NotAllowed as error:  # a file went with another question meanwhile
            raise ValidationError({"answers": [error.message]}) from error
        code = status.HTTP_200_OK if known else status.HTTP_201_CREATED
        return Response(QuestionOut(question).data, status=code)


def _key_of(request: Request) -> str | None:
    """Return the sender's key as it is kept: a hash, so that whatever they put in it stays theirs."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return None
    if len(key) > MAX_KEY:
        raise ValidationError({"Idempotency-Key": [_("At most 255 characters.")]})
    return f"api:{hashlib.sha256(key.encode()).hexdigest()}"


urlpatterns = [path("questions/", QuestionsView.as_view(), name="questions")]
