"""The privacy officer's screen: who looked at whom, and why."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contactforms.portal.access import READ_LOG, colleague, portal_view
from contactforms.portal.csv import csv_response
from contactforms.portal.read_log import AddressForm, LogForm, Look, found, key_of, note_look_at_log, with_references
from contactforms.portal.templatetags.portal import person
from contactforms.privacy.models import Place

PAGE_SIZE = 50
EXPORTED = 50_000
BATCH = 1_000


@require_http_methods(["GET", "HEAD", "POST"])
@portal_view(READ_LOG)
def show(request: HttpRequest) -> HttpResponse:
    """Show a page of the log. What is typed is posted, and leads to an address that holds identifiers only."""
    if request.method == "POST":
        typed = LogForm(request.POST)
        if not typed.is_valid():
            return render(request, "portal/read_log.html", {"form": typed}, status=422)
        return redirect(f"{reverse('portal:read_log')}?{typed.address}")
    form = AddressForm(request.GET)
    looks: list[Look] = []
    following = ""
    if form.is_valid():
        page = list(found(form, request.GET.get("na", ""))[: PAGE_SIZE + 1])
        looks = with_references(page[:PAGE_SIZE])
        if len(page) > PAGE_SIZE:
            following = f"?{_asked(request)}&na={key_of(page[PAGE_SIZE - 1])}".replace("?&", "?")
    note_look_at_log(colleague(request), form, Place.READ_LOG)
    context = {
        "form": form.as_typed(),
        "looks": looks,
        "following": following,
        "asked": _asked(request),
        "later": "na" in request.GET,
        "exported": EXPORTED,
    }
    return render(request, "portal/read_log.html", context, status=200 if form.is_valid() else 422)


@require_safe
@portal_view(READ_LOG)
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the looks that were asked for as a CSV file."""
    form = AddressForm(request.GET)
    if not form.is_valid():
        return show(request)
    note_look_at_log(colleague(request), form, Place.READ_LOG_CSV)
    head = [
        _("when"),
        _("who"),
        _("name"),
        _("what"),
        _("whose"),
        _("questions"),
        _("purpose"),
        _("where"),
        _("screen"),
        _("fields"),
    ]
    return csv_response("inzagen.csv", head, _lines(form))


def _lines(form: AddressForm) -> Iterator[list[str]]:
    """Yield a line for each look, a batch of rows at a time."""
    batch = []
    for entry in found(form)[:EXPORTED].iterator(chunk_size=BATCH):
        batch.append(entry)
        if len(batch) == BATCH:
            yield from map(_line, with_references(batch))
            batch = []
    yield from map(_line, with_references(batch))


def _line(look: Look) -> list[str]:
    entry = look.entry
    return [
        timezone.localtime(entry.at).isoformat(timespec="seconds"),
        entry.actor.get_username() if entry.actor else "",
        person(entry.actor),
        entry.subject_type,
        str(entry.subject_uuid),
        " ".join(look.references),
        entry.get_purpose_display(),
        entry.place,
        entry.where,
        entry.seen,
    ]


def _asked(request: HttpRequest) -> str:
    """Return the query string without the place in the list."""
    kept = ("about", "account", "purpose", "since", "until")
    return urlencode([(name, value) for name in kept for value in request.GET.getlist(name) if value])
