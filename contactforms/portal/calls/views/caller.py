"""Say who calls: one of the proposals, someone who is looked up, someone new, or nobody."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from contactforms.contacts.errors import Refused
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.customers.services import register
from contactforms.portal.access import TAKE, colleague, portal_view
from contactforms.portal.calls.here import address_with
from contactforms.portal.calls.moving import stay
from contactforms.portal.calls.panels import panel
from contactforms.portal.calls.views.contact import find
from contactforms.portal.customers import seeing
from contactforms.portal.customers.forms import CustomerForm, SearchForm
from contactforms.portal.customers.searching import read
from contactforms.portal.search.asked import uuid_in
from contactforms.privacy.models import Place
from contactforms.questions.services import name_caller

FOUND = 10


@sensitive_post_parameters()
@require_POST
@portal_view(TAKE)
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Name the caller or the person they speak for (`namens`); `niemand`: not known."""
    contact, agent, sent = find(request, uuid), colleague(request), request.POST
    try:
        if "nieuw" in sent:
            return _new(request, contact)
        caller, behalf = contact.customer, contact.on_behalf_of
        if "niemand" in sent:
            caller = behalf = None
        elif "namens" in sent:
            behalf = _seen(request, sent["namens"])
        else:
            caller = _seen(request, sent.get("klant", ""))
        contact = name_caller(contact, agent, caller, on_behalf_of=behalf)
    except Refused as refusal:
        return stay(request, contact, refusal.message, wrong=True)
    return stay(request, contact, _("The caller is set.") if caller or behalf else _("The caller is not known."))


@sensitive_post_parameters()
@require_POST
@portal_view(TAKE)
def search(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Look for the caller: posted, because what someone is called stands in no address."""
    contact, form = find(request, uuid), SearchForm(request.POST)
    found = None
    if form.is_valid():
        asked = read(form.cleaned_data["zoek"])
        found = seeing.suggestions_seen(colleague(request), Place.CALLER_SEARCH, limit=FOUND, **asked)
    context = {"contact": contact, "form": form, "found": found, "calls": {"contact": contact}}
    context["back"] = address_with(request, contact)
    return panel(request, "who_calls", context, status=422 if form.errors else 200)


def _new(request: HttpRequest, contact: Contact) -> HttpResponse:
    """Write down a new person, with as few fields as there are."""
    names = ("name", "phone", "email")
    form = CustomerForm({name: request.POST.get(name, "") for name in names} | {"kind": "citizen"})
    if not form.is_valid():
        wrong = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return stay(request, contact, wrong, wrong=True)
    try:
        fields = {name: str(form.cleaned_data[name]) for name in names}
        customer = register(actor=colleague(request), **fields)  # type: ignore[arg-type]
    except ValidationError as error:
        return stay(request, contact, " ".join(error.messages), wrong=True)
    contact = name_caller(contact, colleague(request), customer, on_behalf_of=contact.on_behalf_of)
    return stay(request, contact, _("Written down as a new customer."))


def _seen(request: HttpRequest, text: str) -> Customer:
    """Return the row that is meant, among those whom this account may see."""
    uuid = uuid_in(text)
    if uuid is None:
        raise Http404
    rows = seeing.find(colleague(request), uuid)
    return next(row for row in rows if row.uuid == uuid)
