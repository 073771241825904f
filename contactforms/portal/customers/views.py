"""The screens of a customer: find, see what they asked, change, say who is the same person and who is not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contactforms.customers import services
from contactforms.customers.models import Customer, Merge, NotTheSame
from contactforms.customers.models.merge import UNDO_WITHIN
from contactforms.portal.access import colleague, portal_view
from contactforms.portal.calls.panels import in_panel
from contactforms.portal.customers import seeing
from contactforms.portal.customers.forms import CustomerForm, SearchForm
from contactforms.portal.customers.searching import read
from contactforms.portal.customers.timeline import names_of_others, timeline_of
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import RECOGNISE, SEE, written_together

FOUND = 20
MAY = (SEE, RECOGNISE)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(*MAY)
def search(request: HttpRequest) -> HttpResponse:
    """Find a customer."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        asked = read(form.cleaned_data["zoek"])
        context["found"] = seeing.suggestions_seen(colleague(request), Place.CUSTOMERS, limit=FOUND, **asked)
        context["asked"] = next(iter(asked), "")
    return render(request, "portal/customers/search.html", context, status=422 if form.errors else 200)


@require_safe
@portal_view(*MAY)
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a customer: who they are, what is open, and everything before.

    Beside the results of the call screen only what helps while someone is on the phone.
    """
    actor = colleague(request)
    found = seeing.find_known(actor, uuid)
    page = request.GET.get("deel", "1")
    number = int(page) if page.isdigit() and 0 < int(page[:4]) <= 200 else 1
    timeline = timeline_of(actor, found, number)
    whole = number == 1 and found.rows[0].erased_at is None and not in_panel(request)
    with written_together():
        people = found.shown(actor, Purpose.RECOGNISE, Place.CUSTOMER)
        names = names_of_others(actor, timeline, Purpose.RECOGNISE, Place.CUSTOMER)
        apart = _apart(actor, found.rows) if whole else []
    context = {
        "customer": found.rows[0],
        "person": people[0],
        "others": list(zip(found.rows[1:], people[1:], strict=True)),
        "timeline": timeline,
        "names": names,
        "page": number,
        "merges": _merges(found.rows) if whole else [],
        "apart": apart,
    }
    if in_panel(request):
        context["back"] = request.htmx.current_url_abs_path or reverse("portal:calls")  # type: ignore[attr-defined]
        return render(request, "portal/customers/_beside.html", context)
    return render(request, "portal/customers/customer.html", context)


@require_safe
@portal_view(*MAY)
def compare(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show who may be the same person: apart from the customer's page, so that nobody is looked at unasked."""
    actor = colleague(request)
    customer = seeing.find(actor, uuid)[0]
    person = customer.as_person
    suggestions = [] if customer.erased_at is not None else seeing.suggestions_seen(
        actor, Place.COMPARE, phone=person.phone, email=person.email, name=person.name,
        address=person.address, exclude=customer,
    )  # fmt: skip
    template = "_suggestions.html" if getattr(request, "htmx", None) else "suggestions.html"
    return render(request, f"portal/customers/{template}", {"customer": customer, "suggestions": suggestions})


@require_safe
@portal_view(*MAY)
def alike(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say how many people look like this one: for the question's screen, without anyone's data."""
    rows = seeing.find(colleague(request), uuid)
    context = {"customer": rows[0], "how_many": seeing.how_many_alike(colleague(request), rows)}
    return render(request, "portal/customers/_alike.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(*MAY)
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change what is known of a customer."""
    actor = colleague(request)
    found = seeing.find_known(actor, uuid)
    customer = found.rows[0]
    if customer.erased_at is not None:
        raise Http404
    form = CustomerForm(request.POST if request.method == "POST" else None, instance=customer)
    if request.method == "POST" and form.is_valid():
        try:
            services.change(customer, actor, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Changed. It is written down who did it."))
            return redirect("portal:customer", customer.uuid)
    seeing.Found([customer], found.known).shown(actor, Purpose.RECOGNISE, Place.EDIT)
    context = {"customer": customer, "form": form}
    return render(request, "portal/customers/edit.html", context, status=422 if form.errors else 200)


@require_POST
@portal_view(*MAY)
def same(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say that someone else's row is this person."""

    def do(one: Customer, other: Customer) -> str:
        services.merge(one, other, colleague(request))
        return _("These are one customer now. You can undo that below, for 30 days.")

    return _decide(request, uuid, do)


@require_POST
@portal_view(*MAY)
def different(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say that someone else's row is another person."""

    def do(one: Customer, other: Customer) -> str:
        services.not_the_same(one, other, colleague(request))
        return _("Remembered: these are two persons. They will not be proposed again.")

    return _decide(request, uuid, do)


@require_POST
@portal_view(*MAY)
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a merge back, or that two customers were told apart (`apart`)."""
    if "apart" in request.POST:
        return _together_again(request, uuid)
    rows = {row.pk for row in seeing.find(colleague(request), uuid)}
    number = request.POST.get("merge", "")
    merge = get_object_or_404(Merge, pk=int(number) if number.isdigit() and len(number) < 19 else 0)
    if not {merge.kept_id, merge.absorbed_id} <= rows and merge.undone_at is None:
        raise Http404
    try:
        services.undo(merge, colleague(request))
    except services.Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("Undone: these are two customers again, exactly as before."))
    return redirect("portal:customer", uuid)


def _together_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let two customers who were told apart be proposed again."""
    actor, number = colleague(request), request.POST["apart"]
    rows = {row.pk for row in seeing.find(actor, uuid)}
    said = get_object_or_404(NotTheSame, pk=int(number) if number.isdigit() and len(number) < 19 else 0)
    if not {said.one_id, said.other_id} & rows:
        raise Http404
    for row in (said.one, said.other):
        seeing.find(actor, row.uuid)  # neither is one whom only another service knows
    try:
        services.take_back(said.one, said.other)
    except services.Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("Undone: they may be proposed again."))
    return redirect("portal:customer", uuid)


def _decide(request: HttpRequest, uuid: UUID, do: Callable[[Customer, Customer], str]) -> HttpResponse:
    """Decide about the customer of the page and the very row that was compared with it; both must be visible."""
    actor = colleague(request)
    one = seeing.find(actor, uuid)[0]
    try:
        compared = UUID(request.POST.get("other", ""))
    except ValueError as error:
        raise Http404 from error
    other = next(row for row in seeing.find(actor, compared) if row.uuid == compared)
    try:
        said = do(one, other)
    except services.Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect("portal:customer", uuid)


def _merges(rows: list[Customer]) -> list[Merge]:
    """Return the merges between rows that are seen and that can still be undone."""
    if len(rows) < 2:
        return []
    pks = [row.pk for row in rows]
    found = Merge.objects.filter(kept__in=pks, absorbed__in=pks, undone_at=None).select_related("by")
    return [merge for merge in found if merge.can_be_undone()]


def _apart(actor: AbstractUser, rows: list[Customer]) -> list[tuple[NotTheSame, str]]:
    """Return who was told apart from this person a short while ago, with their name as far as they may be seen."""
    pks = {row.pk for row in rows}
    found = NotTheSame.objects.filter(Q(one__in=pks) | Q(other__in=pks), at__gte=timezone.now() - UNDO_WITHIN)
    said = list(found.select_related("by"))
    if not said:
        return []
    others = {one.pk: one.other_id if one.one_id in pks else one.one_id for one in said}
    rows_of_others = list(Customer.objects.filter(pk__in=others.values()))
    people = seeing.shown_in_full(actor, rows_of_others, Purpose.RECOGNISE, Place.CUSTOMER)
    names = {row.pk: person.name for row, person in people}
    return [(one, names[others[one.pk]]) for one in said if others[one.pk] in names]
