"""To which services people turned: what decides whose eyes may see them."""

from collections import defaultdict
from collections.abc import Iterable

from catalogue.organisation.models import Service
from contactforms.customers.models import Customer
from contactforms.questions.models import Question


def services_of(rows: Iterable[Customer]) -> dict[int, list[Service]]:
    """Return for each row the services where its questions are now, also of calls it made or that were about it.

    1 query, however many rows; of a service is read what decides about eyes: whether it is sensitive. A call in which
    nothing was asked names no service.
    """
    pks = {row.pk for row in rows}
    ways = (
        Question.objects.filter(**{f"{way}__in": pks}).order_by().values_list(way, "service", "service__sensitive")
        for way in ("customer", "contact__customer", "contact__on_behalf_of")
    )
    asked, called, about = ways
    found: dict[int, list[Service]] = defaultdict(list)
    for pk, service, sensitive in asked.union(called, about):
        found[pk].append(Service.from_db(None, ["id", "sensitive"], [service, sensitive]))
    return {pk: found[pk] for pk in pks}
