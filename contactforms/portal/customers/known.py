"""To which services people turned: what decides whose eyes may see them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from catalogue.organisation.models import Service
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.questions.models import Question


def services_of(rows: Iterable[Customer]) -> dict[int, list[Service]]:
    """Return for each row the services where its questions are now, also of calls it made or that were about it.

    3 queries, however many rows. A call in which nothing was asked names no service.
    """
    pks = {row.pk for row in rows}
    found: dict[int, set[int]] = defaultdict(set)
    for pk, service in (
        Question.objects.filter(customer__in=pks).order_by().values_list("customer", "service").distinct()
    ):
        found[pk].add(service)
    calls = Contact.objects.filter(Q(customer__in=pks) | Q(on_behalf_of__in=pks)).order_by()
    asked = Question.objects.filter(contact__in=calls).order_by()
    for caller, about, service in asked.values_list("contact__customer", "contact__on_behalf_of", "service").distinct():
        for pk in pks & {caller, about}:
            found[pk].add(service)
    services = Service.objects.in_bulk({service for some in found.values() for service in some})
    return {pk: [services[service] for service in found[pk]] for pk in pks}
