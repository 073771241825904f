"""Which contact is on the screen: the one that the address names, never one that a session remembers."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse

from contactforms.contacts.access import contacts_of, takes_contacts
from contactforms.contacts.models import ConsultedItem, Contact
from contactforms.portal.access import colleague
from contactforms.portal.search.asked import CONTACT, WORDS, Asked
from contactforms.questions.models import NOT_UNDONE, Question

SCREENS = {"portal:calls", "portal:search", "portal:item"}  # the addresses of the call screen


def home_of(request: HttpRequest) -> str:
    """Return where this account searches: on the call screen, or on the search alone."""
    return reverse("portal:calls" if takes_contacts(request.user) else "portal:search")


@dataclass(frozen=True, slots=True)
class Here:
    """The contact that the address names, and those that run, the first begun first."""

    contact: Contact | None
    running: list[Contact]

    def opened(self, title: str) -> None:
        """Say what was opened in the contact after this was read."""
        for row in self.running:
            if self.contact is not None and row.pk == self.contact.pk:
                row.about = title  # type: ignore[attr-defined]


def contacts_here(request: HttpRequest) -> Here:
    """Return the agent's own contacts (1 query); a colleague's, or an erased one, is as if not there.

    `about` of each is the title of what was opened in it last, `asked` how many questions it holds.
    """
    uuid = Asked.read(request.GET).contact
    last = ConsultedItem.objects.filter(contact=OuterRef("pk")).order_by("-at", "-pk").values("title")[:1]
    mine = contacts_of(colleague(request)).filter(Q(ended_at=None) | Q(uuid=uuid, erased_at=None))
    questions = Question.objects.filter(NOT_UNDONE, contact=OuterRef("pk")).order_by().values("contact")
    asked = Subquery(questions.annotate(number=Count("pk")).values("number"))
    rows = list(
        mine.select_related("customer", "on_behalf_of")
        .annotate(about=Subquery(last), asked=asked)
        .order_by("started_at", "pk")
    )
    contact = next((row for row in rows if row.uuid == uuid and row.erased_at is None), None)
    return Here(contact, [row for row in rows if row.ended_at is None])


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
