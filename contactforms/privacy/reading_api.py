"""Reading people's data over the API: who reads is the token's account, and why is said with every request."""

from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from contactforms.privacy.membership import may
from contactforms.privacy.models import Purpose, ReadToken
from contactforms.privacy.reading import RECOGNISE, SEE
from contactforms.privacy.tokens import BearerAuthentication, known_bearer

PURPOSE = "Read-Purpose"
PURPOSES = (Purpose.ANSWER, Purpose.RECOGNISE, Purpose.EXPORT)  # the others are screens of the city's own
PURPOSE_PARAMETER = OpenApiParameter(
    PURPOSE,
    {"type": "string", "enum": [purpose.value for purpose in PURPOSES]},
    OpenApiParameter.HEADER,
    required=True,
    description="Why people's data is read: to answer a question, to know who this is, to export. It is kept with "
    "the account of the token, the person and the moment.",
)


class ReadAuthentication(BearerAuthentication):
    """The account of the token reads."""

    def authenticate(self, request: Request) -> tuple[AbstractUser, ReadToken] | None:
        """Return the account and the token that was shown; None when none was."""
        known = known_bearer(request, ReadToken.objects.select_related("account").filter(account__is_active=True))
        return (known.account, known) if known is not None else None


class ReadScheme(OpenApiAuthenticationExtension):
    """The same in the API's document."""

    target_class = "contactforms.privacy.reading_api.ReadAuthentication"
    name = "readToken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the document calls it."""
        description = "Made with `manage.py read_token NAME --account ACCOUNT`."
        return {"type": "http", "scheme": "bearer", "description": description}


class ReadsPeople(BasePermission):
    """Whoever shows a token to read, of an account that may see people at all; whom, is decided for each person."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether this account sees people."""
        return isinstance(request.auth, ReadToken) and (may(request.user, SEE) or may(request.user, RECOGNISE))


class ReadThrottle(SimpleRateThrottle):
    """So many reads a minute of one token."""

    scope = "reading"
    rate = "120/min"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        """Count by token; without one the request is refused anyway."""
        return f"throttle_reading_{request.auth.pk}" if isinstance(request.auth, ReadToken) else None


class ReadView(APIView):
    """An address that shows people's data."""

    authentication_classes = (ReadAuthentication,)
    permission_classes = (ReadsPeople,)
    throttle_classes = (ReadThrottle,)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Let nobody keep the answer."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


def reader(request: Request) -> AbstractUser:
    """Return the account that reads: behind `ReadsPeople` there always is one."""
    return cast(AbstractUser, request.user)


def purpose_of(request: Request) -> Purpose:
    """Return why this is read; raise ValidationError when it is not said."""
    said = request.headers.get(PURPOSE, "").strip()
    if said not in PURPOSES:
        names = ", ".join(PURPOSES)
        raise ValidationError({PURPOSE: [_("Say why you read this: %(purposes)s.") % {"purposes": names}]})
    return Purpose(said)
