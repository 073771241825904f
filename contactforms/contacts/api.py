"""`POST /api/v1/calls/`: the telephone exchange tells which call reaches whom, and when it ends."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalogue.organisation.api_schema import ProblemShown
from catalogue.organisation.problems import MEDIA_TYPE
from contactforms.contacts.errors import Refused
from contactforms.contacts.exchange import CallThrottle, ExchangeAuthentication, PushesCalls
from contactforms.contacts.serializers import CallEndIn, CallIn, CallOut
from contactforms.contacts.services import end_call, push_call


def _problem(words: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemShown, description=words)


FAILURES = {
    (400, MEDIA_TYPE): _problem("Something is missing or wrong; `errors` says what."),
    (401, MEDIA_TYPE): _problem("Show a token: `Authorization: Bearer TOKEN`."),
    (415, MEDIA_TYPE): _problem("Send JSON."),
    (429, MEDIA_TYPE): _problem("Too many calls in a minute; see Retry-After."),
}


class ExchangeView(APIView):
    """For the telephone exchange only."""

    authentication_classes = (ExchangeAuthentication,)
    permission_classes = (PushesCalls,)
    throttle_classes = (CallThrottle,)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Let nobody keep the answer."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


class CallsView(ExchangeView):
    """Calls that come in."""

    @extend_schema(
        operation_id="calls_create",
        tags=["calls"],
        summary="A call reaches an agent",
        description="Opens a contact on the agent's screen, which shows it within seconds.",
        request=CallIn,
        responses={
            201: OpenApiResponse(CallOut, description="The contact is on the agent's screen."),
            200: OpenApiResponse(CallOut, description="This call came before: the same contact."),
            **FAILURES,
        },
    )
    def post(self, request: Request) -> Response:
        """Open the contact of a call, once."""
        form = CallIn(data=request.data)
        form.is_valid(raise_exception=True)
        sent = form.validated_data
        try:
            contact, new = push_call(
                sent["agent"],
                sent["call_id"],
                sent["phone"],
                channel=sent["channel"],
                started_at=sent["started_at"],
            )
        except Refused as refusal:
            raise ValidationError({"agent": [refusal.message]}) from refusal
        return Response(CallOut(contact).data, status=status.HTTP_201_CREATED if new else status.HTTP_200_OK)


class CallEndView(ExchangeView):
    """A call that ends."""

    @extend_schema(
        operation_id="calls_end",
        tags=["calls"],
        summary="A call ends",
        description="The agent can still write down what was said. Told twice, the first time counts.",
        parameters=[OpenApiParameter("call_id", {"type": "string", "maxLength": 120}, OpenApiParameter.PATH)],
        request=CallEndIn,
        responses={
            200: OpenApiResponse(CallOut, description="The contact has ended."),
            **FAILURES,
            (404, MEDIA_TYPE): _problem("No call with this number was pushed."),
        },
    )
    def post(self, request: Request, call_id: str) -> Response:
        """End the contact of a call."""
        form = CallEndIn(data=request.data)
        form.is_valid(raise_exception=True)
        contact = end_call(call_id, form.validated_data["ended_at"])
        if contact is None:
            raise NotFound(_("No call with this number was pushed."))
        return Response(CallOut(contact).data)


urlpatterns = [
    path("calls/", CallsView.as_view(), name="calls"),
    path("calls/<str:call_id>/end/", CallEndView.as_view(), name="call-end"),
]
