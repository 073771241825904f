"""The privacy officer's desk for people who ask about their data: find, see masked, open, hand over, forget."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contactforms.portal.access import HANDLE_REQUESTS, colleague, portal_view
from contactforms.portal.data_requests.finding import FindForm, erased_before, exists, find, found_at
from contactforms.privacy.dossier import CONTACT, CUSTOMER, QUESTION, Ref
from contactforms.privacy.erasing import StillOpen, forget, unfinished
from contactforms.privacy.exporting import archive, sheets
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.requests import note, show

KINDS = {"klant": CUSTOMER, "vraag": QUESTION, "gesprek": CONTACT}
WORDS = {kind: word for word, kind in KINDS.items()}
EVERYTHING = "everything"


class ForgetForm(forms.Form):
    """What someone confirms before a person is forgotten; closing open questions is asked only when there are."""

    checked = forms.BooleanField(
        label=gettext_lazy("I checked that this person asks for it, and who they are"),
        error_messages={"required": gettext_lazy("Check first who asks for it.")},
    )
    close = forms.BooleanField(
        label=gettext_lazy("Close what is still open as withdrawn"),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(HANDLE_REQUESTS)
def search(request: HttpRequest) -> HttpResponse:
    """Ask whom it is about; show who fits, masked. What was typed stands in no address."""
    if request.method != "POST":
        return render(request, "portal/requests/search.html", {"form": FindForm()})
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, "portal/requests/search.html", {"form": form}, status=422)
    words = form.cleaned_data["who"]
    found = [
        (one, show(one.customers[:1], colleague(request), Place.REQUESTS), WORDS[one.ref.kind]) for one in find(words)
    ]
    context = {"form": form, "found": found, "asked": True, "erased": None if found else erased_before(words)}
    return render(request, "portal/requests/search.html", context)


@require_safe
@portal_view(HANDLE_REQUESTS)
def person(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Show one person, masked, and how much is kept of them."""
    return _screen(request, _ref(kind, uuid), opened=False)


@require_POST
@portal_view(HANDLE_REQUESTS)
def open_person(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Show one person in full; the look is logged."""
    return _screen(request, _ref(kind, uuid), opened=True)


@require_POST
@portal_view(HANDLE_REQUESTS)
def export(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponseBase:
    """Send everything as one file; logged as an export, before it leaves."""
    whole = found_at(_ref(kind, uuid)).whole
    note(whole, colleague(request), Purpose.EXPORT, Place.REQUEST_EXPORT, EVERYTHING)
    name = f"gegevens-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(archive(whole), as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(HANDLE_REQUESTS)
def erase(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Say what goes and what stays, then forget the person."""
    ref = _ref(kind, uuid)
    if request.method != "POST":
        return _confirm(request, ref, ForgetForm())
    form = ForgetForm(request.POST)
    if not form.is_valid():
        return _confirm(request, ref, form, status=422)
    try:
        erasure = forget(found_at(ref).whole, colleague(request), close_open=form.cleaned_data["close"])
    except StillOpen:
        form.add_error("close", _("Something is still open. Answer it first, or close it as withdrawn."))
        return _confirm(request, ref, form, status=409)
    if erasure is None:
        messages.info(request, _("There was nothing left to erase."))
    else:
        rows = erasure.rows.count()
        said = ngettext(
            "Erased: %(n)d row. Record number %(record)d.", "Erased: %(n)d rows. Record number %(record)d.", rows
        )
        messages.success(request, said % {"n": rows, "record": erasure.pk})
    return redirect("portal:requests")


def _ref(kind: str, uuid: UUID) -> Ref:
    ref = Ref(KINDS.get(kind, ""), uuid)
    if not exists(ref):
        raise Http404
    return ref


def _screen(request: HttpRequest, ref: Ref, *, opened: bool) -> HttpResponse:
    found = found_at(ref)
    people = show(found.customers, colleague(request), Place.REQUEST, full=opened)
    context = {
        "found": found,
        "people": people,
        "opened": opened,
        "kept": [(part.title, len(part.rows)) for part in sheets(found.whole)],
        "open": unfinished(found.whole),
        "kind": WORDS[ref.kind],
    }
    return render(request, "portal/requests/person.html", context)


def _confirm(request: HttpRequest, ref: Ref, form: ForgetForm, *, status: int = 200) -> HttpResponse:
    found = found_at(ref)
    people = show(found.customers, colleague(request), Place.REQUEST_ERASE)
    context = {
        "found": found,
        "people": people,
        "form": form,
        "kept": [(part.title, len(part.rows)) for part in sheets(found.whole) if part.name != "looks"],
        "open": unfinished(found.whole),
        "kind": WORDS[ref.kind],
    }
    return render(request, "portal/requests/erase.html", context, status=status)
