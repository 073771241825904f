"""Searching the catalogue at the desk: the list, one result beside it, suggestions, and why a result stands there."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalogue.search.explain import explain
from catalogue.search.models import SearchDocument
from catalogue.search.promoted import best_bets
from contactforms.contacts.access import is_workable, takes_contacts
from contactforms.contacts.models import Contact
from contactforms.contacts.services import consult, remember_search
from contactforms.portal.access import OVERSEE, TAKE, WORK, colleague, may_read_notes, portal_view
from contactforms.portal.calls.here import Here, asked_here, contacts_here, home_of
from contactforms.portal.calls.pane import MOST_CONSULTED, pane_of
from contactforms.portal.search.asked import WORDS, Asked, readable
from contactforms.portal.search.changes import changed_this_week
from contactforms.portal.search.counting import count_opened, count_search
from contactforms.portal.search.facets import facets_of
from contactforms.portal.search.item import find_document, item_of
from contactforms.portal.search.references import named_question
from contactforms.portal.search.rows import rows_of
from contactforms.portal.search.suggesting import suggested

PANE = "item"  # the part of the page that shows one result
PREVIOUS = "X-Previous-Search"  # a header, so that the address stays what was asked


@require_safe
@portal_view(WORK, OVERSEE, TAKE)
def show(request: HttpRequest) -> HttpResponse:
    """Show what is found."""
    return found_screen(request)


def found_screen(request: HttpRequest) -> HttpResponse:
    """Return the screen with what is found; for who takes calls with the contact of the address at its side."""
    here = contacts_here(request)
    contact, asked = here.contact, asked_here(request, here.contact)
    if contact is not None:
        remember_search(contact, colleague(request), asked.words)
    typed = WORDS in request.GET
    return render(request, "portal/search.html", _found(request, asked, count=typed) | _side(request, asked, here))


def screen_around(request: HttpRequest, contact: Contact | None, asked: Asked, context: dict[str, Any]) -> HttpResponse:
    """Return the screen with this search and contact; `opened_panel` in `context` stands in the item's place."""
    side = {"calls": pane_of(request, contact), "search_url": home_of(request), "back": context.pop("back", "")}
    return render(request, "portal/search.html", _found(request, asked) | side | context)


@require_safe
@portal_view(WORK, OVERSEE, TAKE)
def item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one result: beside the list that is on the screen (htmx), else with the list it comes from.

    In a contact it is written down that this was on the screen, and in which version.
    """
    here, notes = contacts_here(request), may_read_notes(request.user)
    contact = here.contact
    asked = asked_here(request, contact)
    document = _document(request, uuid)
    count_opened(asked, document.uuid)
    shown = item_of(document, notes=notes)
    if contact is not None and is_workable(contact):
        version = shown.page.live_revision_id if shown.page is not None else None
        agent = colleague(request)
        consult(contact, agent, uuid=uuid, title=document.title, page=shown.page, at_version=version)
        here.opened(document.title)
    context = {"item": shown, "changes": changed_this_week(shown.service, notes=notes)}
    if getattr(request, "htmx", None) and request.htmx.target == PANE:  # type: ignore[attr-defined]
        consulted = contact.consulted.all()[:MOST_CONSULTED] if contact is not None else None
        context |= {"asked": asked, "search_url": home_of(request), "contact": contact, "consulted": consulted}
        context |= {"calls": takes_contacts(request.user)}
        return render(request, "portal/_item.html", context)
    return render(request, "portal/search.html", _found(request, asked) | context | _side(request, asked, here))


def _side(request: HttpRequest, asked: Asked, here: Here) -> dict[str, Any]:
    """Return what the side of the screen shows, and where it came from."""
    query = asked.query_string
    return {
        "calls": pane_of(request, here.contact, here.running),
        "search_url": home_of(request),
        "back": request.path + (f"?{query}" if query else ""),
    }


@require_safe
@portal_view(WORK, OVERSEE, TAKE)
def suggest(request: HttpRequest) -> HttpResponse:
    """Show what the words typed so far may become; opened as a page (after a login) it is the search itself."""
    words = readable(request.GET.get(WORDS, ""))
    if not getattr(request, "htmx", False):
        return redirect(f"{home_of(request)}?{Asked(words=words).query_string}")
    context = {"suggestions": suggested(words, notes=may_read_notes(request.user))}
    return render(request, "portal/_suggestions.html", context)


@require_safe
@portal_view(WORK, OVERSEE, TAKE)
def why(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Explain why a result stands where it stands."""
    asked, document = Asked.read(request.GET), _document(request, uuid)
    explanation = explain(asked.words, document, agent=may_read_notes(request.user), correct=not asked.literally)
    context = {"explanation": explanation, "asked": asked, "search_url": home_of(request)}
    name = "search/explanation.html" if getattr(request, "htmx", False) else "portal/why.html"
    return render(request, name, context)


def _document(request: HttpRequest, uuid: UUID) -> SearchDocument:
    found = find_document(uuid, notes=may_read_notes(request.user))
    if found is None:
        raise Http404
    return found


def _found(request: HttpRequest, asked: Asked, *, count: bool = False) -> dict[str, Any]:
    """Return what the list shows; nothing was asked yet when there are no words."""
    if not asked.words:
        return {"asked": asked}
    notes = may_read_notes(request.user)
    results = asked.results(notes=notes)
    carried = count_search(asked, results, request.headers.get(PREVIOUS, "")) if count else ""
    return {
        "asked": asked,
        "results": results,
        "rows": rows_of(results, notes=notes),
        "facets": facets_of(asked, results),
        "bets": best_bets(asked.words) if asked.page == 1 and not asked.narrowed else (),
        "named": named_question(asked.words, colleague(request)),
        "carried": carried,
        "first_place": (results.page - 1) * results.page_size + 1,
        **_ways_on(asked),
    }


def _ways_on(asked: Asked) -> dict[str, str]:
    """Return the searches that the list links to, as query strings."""
    return {
        "literally": asked.but(literally=True).query_string,
        "corrected": asked.but(literally=False).query_string,
        "everywhere": Asked(words=asked.words, contact=asked.contact).query_string,
        "previous_page": asked.but(page=asked.page - 1).query_string,
        "next_page": asked.but(page=asked.page + 1).query_string,
    }
