"""`/api/v1/customers/`: find a customer and read their timeline, as the account of the token may.

The same eyes as the portal's screens (`seeing`, `timeline`), and every person shown is a row in the read log.
"""

from uuid import UUID

from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from catalogue.organisation.api_schema import ProblemShown
from catalogue.organisation.problems import MEDIA_TYPE, Gone
from contactforms.customers.matching import Person
from contactforms.portal.customers import seeing
from contactforms.portal.customers.serializers import CustomerQuestionIn, CustomersFoundOut, SeenRow
from contactforms.portal.customers.story import CustomerStory, CustomerStoryOut, TimelinePageIn
from contactforms.portal.customers.timeline import names_of_others, timeline_of
from contactforms.privacy.models import Place
from contactforms.privacy.reading import written_together
from contactforms.privacy.reading_api import PURPOSE_PARAMETER, ReadView, purpose_of, reader


def _problem(words: str) -> OpenApiResponse:
    return OpenApiResponse(ProblemShown, description=words)


FAILURES = {
    (400, MEDIA_TYPE): _problem("Something is missing or wrong, the purpose perhaps; `errors` says what."),
    (401, MEDIA_TYPE): _problem("Show a token: `Authorization: Bearer TOKEN`."),
    (403, MEDIA_TYPE): _problem("The account of this token may see nobody."),
    (429, MEDIA_TYPE): _problem("Too many requests in a minute; see Retry-After."),
}


class CustomersView(ReadView):
    """Finding people."""

    @extend_schema(
        operation_id="customers_find",
        tags=["customers"],
        summary="Find customers",
        description="By phone number, e-mail address, name or customer number, whoever fits best first. It is posted, "
        "because what someone is called stands in no address; nothing is changed. Whom the account of the token may "
        "not see is not there and not counted. Each person in the answer is a row in the read log.",
        parameters=[PURPOSE_PARAMETER],
        request=CustomerQuestionIn,
        responses={200: CustomersFoundOut, **FAILURES, (415, MEDIA_TYPE): _problem("Send JSON.")},
    )
    def post(self, request: Request) -> Response:
        """Find whom is asked for."""
        purpose, actor = purpose_of(request), reader(request)
        form = CustomerQuestionIn(data=request.data)
        form.is_valid(raise_exception=True)
        asked = form.validated_data
        if "uuid" in asked:
            found = seeing.with_number(actor, asked["uuid"])
        else:
            person = Person(asked.get("name", ""), asked.get("email", ""), asked.get("phone", ""))
            found = seeing.alike(actor, person)
        page, size, count = asked["page"], asked["page_size"], len(found.suggestions)
        shown = found.shown(purpose, Place.API_CUSTOMERS, start=(page - 1) * size, limit=size)
        rest = page + 1 if count > page * size else None
        return Response(CustomersFoundOut({"count": count, "next_page": rest, "results": shown}).data)


class CustomerView(ReadView):
    """One customer."""

    @extend_schema(
        operation_id="customers_retrieve",
        tags=["customers"],
        summary="A customer with their timeline",
        description="Who it is, how this person likes to be answered, what is open, and everything before: contacts, "
        "also on behalf of others, and questions with product, service, state and answer. Of what another service "
        "knows, the answer holds as much as the account of the token may read.",
        parameters=[PURPOSE_PARAMETER, TimelinePageIn],
        responses={
            200: CustomerStoryOut,
            **FAILURES,
            (404, MEDIA_TYPE): _problem("There is no such customer for this account."),
            (410, MEDIA_TYPE): _problem("This customer's data was erased."),
        },
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Show a customer."""
        purpose, actor = purpose_of(request), reader(request)
        asked = TimelinePageIn(data=request.query_params)
        asked.is_valid(raise_exception=True)
        page = asked.validated_data["page"]
        found = seeing.find_known(actor, uuid)
        if found.rows[0].erased_at is not None:
            raise Gone(_("This person's data was erased."))
        timeline = timeline_of(actor, found, page)
        with written_together():
            people = found.shown(actor, purpose, Place.API_CUSTOMER)
            names = names_of_others(actor, timeline, purpose, Place.API_CUSTOMER)
        seen = [SeenRow(*pair) for pair in zip(found.rows, people, strict=True)]
        story = CustomerStory(
            seen[0].customer, seen[0].person, seen[1:], timeline, page + 1 if timeline.older else None
        )
        return Response(CustomerStoryOut(story, context={"names": names}).data)


urlpatterns = [
    path("customers/", CustomersView.as_view(), name="customers"),
    path("customers/<uuid:uuid>/", CustomerView.as_view(), name="customer"),
]
