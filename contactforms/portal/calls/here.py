"""Which contact is on the screen: the one that the address names, never one that a session remembers."""

from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse

from contactforms.contacts.access import contacts_of, takes_contacts
from contactforms.contacts.models import Contact
from contactforms.portal.access import colleague
from contactforms.portal.search.asked import CONTACT, WORDS, Asked

SCREENS = {"portal:calls", "portal:search", "portal:item"}  # the addresses of the call screen


def home_of(request: HttpRequest) -> str:
    """Return where this account searches: on the call screen, or on the search alone."""
    return reverse("portal:calls" if takes_contacts(request.user) else "portal:search")


def contact_here(request: HttpRequest) -> Contact | None:
    """Return the agent's own contact that the address names; a colleague's, or an erased one, is as if not there."""
    uuid = Asked.read(request.GET).contact
    if uuid is None:
        return None
    return (
        contacts_of(colleague(request))
        .select_related("customer", "on_behalf_of")
        .filter(uuid=uuid, erased_at=None)
        .first()
    )


def asked_here(request: HttpRequest, contact: Contact | None) -> Asked:
    """Return the search of the address; a contact that comes back brings what was looked for in it."""
    asked = Asked.read(request.GET)
    asked = replace(asked, contact=contact.uuid if contact is not None else None)
    if contact is not None and WORDS not in request.GET:
        asked = replace(asked, words=contact.searched)
    return asked


def address_with(request: HttpRequest, contact: Contact | None) -> str:
    """Return the address of the screen from which something was sent, with this contact on it.

    htmx says where it was; without scripts the form does. Anything else than the call screen is its start.
    """
    path, query = _come_from(request)
    kept = {name: value for name, value in query.items() if name != CONTACT}
    if contact is not None:
        kept[CONTACT] = str(contact.uuid)
    return (path or reverse("portal:calls")) + (f"?{urlencode(kept)}" if kept else "")


def asked_before_it(request: HttpRequest, contact: Contact | None) -> Asked:
    """Return the search that stood on the screen from which something was sent, now with this contact."""
    _path, query = _come_from(request)
    return replace(Asked.read(query), contact=contact.uuid if contact is not None else None)


def address_of(contact: Contact | None) -> str:
    """Return the address that brings a contact back, with what was looked for in it."""
    return reverse("portal:calls") + (f"?{CONTACT}={contact.uuid}" if contact is not None else "")


def _come_from(request: HttpRequest) -> tuple[str, QueryDict]:
    """Return the path and query of the call screen that sent this; nothing when it was another page."""
    htmx = getattr(request, "htmx", None)
    parts = urlsplit((htmx and htmx.current_url_abs_path) or request.POST.get("back", ""))
    return (parts.path, QueryDict(parts.query)) if _is_screen(parts.path) else ("", QueryDict())


def _is_screen(path: str) -> bool:
    try:
        return resolve(path).view_name in SCREENS
    except Resolver404:
        return False
