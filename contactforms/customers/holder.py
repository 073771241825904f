"""What the register of customers holds: who someone is and how to reach them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from contactforms.customers.clusters import hold
from contactforms.customers.models import Customer
from contactforms.customers.services import erase
from contactforms.privacy.dossier import CUSTOMER, Dossier, Ref
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.holders.holder import Counts

WORDS = ("name", "email", "phone", "street", "house_number", "box", "postal_code", "municipality", "company_number")
LABELS = {
    "kind": _("kind"),
    "name": _("name"),
    "email": _("e-mail"),
    "phone": _("phone"),
    "street": _("street"),
    "house_number": _("house number"),
    "box": _("box"),
    "postal_code": _("postal code"),
    "municipality": _("municipality"),
    "company_number": _("company number"),
    "preferred_channel": _("likes to be answered"),
    "language": _("language"),
    "created_at": _("written down"),
}


class Customers(Holder):
    """A row for each time someone turned to the city; rows that were merged are one person."""

    name = "customers"
    personal = {
        "customers.Customer": (*WORDS, "name_key", "address_key"),
        "customers.KnownName": ("key",),  # a trigger removes a name that nobody has any more
    }
    harmless = {"customers.Customer": ("language",), "customers.Merge": ("reasons",)}

    def related(self, dossier: Dossier) -> Iterable[Ref]:
        """Return the other rows of the same people."""
        return _refs(_people(dossier.uuids(CUSTOMER)))

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return each row."""
        customers = _in(dossier).filter(erased_at=None).order_by("created_at", "pk")
        yield Sheet("customers", _("Who it is and how to reach them"), [_row(row) for row in customers], LABELS)

    def erase(self, dossier: Dossier) -> Counts:
        """Empty all rows of these people, with what the history knew."""
        kept = _in(dossier).filter(erased_at=None).order_by("pk")
        return +Counter({"customers.customer": sum(erase(customer, None) for customer in kept)})

    def lock(self, dossier: Dossier) -> None:
        """Lock all rows of these people: nothing new is written about them until the transaction ends."""
        hold(_in(dossier).values_list("pk", flat=True))

    def groups(self, refs: frozenset[Ref]) -> list[frozenset[Ref]]:
        """Return the rows of each person."""
        people: dict[int, set[Ref]] = {}
        for customer in _people(Dossier(refs).uuids(CUSTOMER)).only("uuid", "merged_into_id"):
            people.setdefault(customer.head_id, set()).add(Ref(CUSTOMER, customer.uuid))
        return [frozenset(rows) for rows in people.values()]


def _in(dossier: Dossier) -> QuerySet[Customer]:
    return Customer.objects.filter(uuid__in=dossier.uuids(CUSTOMER))


def _people(uuids: Iterable[Any]) -> QuerySet[Customer]:
    """Return all rows of the people to whom these rows belong."""
    heads = [merged_into or pk for pk, merged_into in
             Customer.objects.filter(uuid__in=uuids).values_list("pk", "merged_into_id")]  # fmt: skip
    return Customer.objects.filter(Q(pk__in=heads) | Q(merged_into__in=heads))


def _refs(customers: QuerySet[Customer]) -> frozenset[Ref]:
    return Dossier.refs_of(CUSTOMER, customers.values_list("uuid", flat=True))


def _row(customer: Customer) -> dict[str, Any]:
    words = {name: str(getattr(customer, name) or "") for name in WORDS}
    return {
        "uuid": str(customer.uuid),
        "kind": str(customer.get_kind_display()),
        **words,
        "preferred_channel": str(customer.get_preferred_channel_display()),
        "language": customer.language,
        "created_at": customer.created_at.isoformat(timespec="seconds"),
    }
