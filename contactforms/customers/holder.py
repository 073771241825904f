"""What the register of customers holds: who someone is and how to reach them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from contactforms.customers.models import Customer
from contactforms.privacy.dossier import CUSTOMER, Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.holders.holder import Counts


class Customers(Holder):
    """A row for each time someone turned to the city."""

    name = "customers"
    personal = {"customers.Customer": ("name", "email", "phone")}
    harmless = {"customers.Customer": ("language",)}

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return each row."""
        customers = Customer.objects.filter(uuid__in=dossier.uuids(CUSTOMER)).order_by("created_at", "pk")
        labels = {
            "kind": _("kind"),
            "name": _("name"),
            "email": _("e-mail"),
            "phone": _("phone"),
            "language": _("language"),
            "created_at": _("written down"),
        }
        yield Sheet("customers", _("Who you are and how we reach you"), [_row(row) for row in customers], labels)

    def erase(self, dossier: Dossier) -> Counts:
        """Remove the rows with their history: nothing that counts hangs on them."""
        customers = Customer.objects.filter(uuid__in=dossier.uuids(CUSTOMER))
        history, _by_model = Customer.history.filter(uuid__in=dossier.uuids(CUSTOMER)).delete()
        rows = customers._raw_delete(customers.db) or 0  # type: ignore[attr-defined]  # without a row of history
        return +Counter({"customers.customer": rows, "customers.historicalcustomer": history})

    def lock(self, dossier: Dossier) -> None:
        """Lock the rows: nothing new is written about them until the transaction ends."""
        customers = Customer.objects.filter(uuid__in=dossier.uuids(CUSTOMER)).order_by("pk")
        list(customers.select_for_update().values_list("pk"))


def _row(customer: Customer) -> dict[str, Any]:
    return {
        "uuid": str(customer.uuid),
        "kind": str(customer.get_kind_display()),
        "name": customer.name,
        "email": customer.email,
        "phone": str(customer.phone or ""),
        "language": customer.language,
        "created_at": customer.created_at.isoformat(timespec="seconds"),
    }
