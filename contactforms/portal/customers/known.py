"""To which services people turned: what decides whose eyes may see them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from catalogue.organisation.models import Service
from contactforms.customers.models import Customer

# Written out, because every screen that shows a person asks it, and putting it together costs more than the answer.
TURNED_TO = """
SELECT turned.customer_id, service.id, service.sensitive
FROM (
    SELECT customer_id, service_id FROM questions_question WHERE customer_id = ANY(%(people)s)
    UNION
    SELECT contact.customer_id, question.service_id
    FROM contacts_contact AS contact JOIN questions_question AS question ON question.contact_id = contact.id
    WHERE contact.customer_id = ANY(%(people)s)
    UNION
    SELECT contact.on_behalf_of_id, question.service_id
    FROM contacts_contact AS contact JOIN questions_question AS question ON question.contact_id = contact.id
    WHERE contact.on_behalf_of_id = ANY(%(people)s)
) AS turned
JOIN organisation_service AS service ON service.id = turned.service_id
"""


def services_of(rows: Iterable[Customer]) -> dict[int, list[Service]]:
    """Return for each row the services where its questions are now, also of calls it made or that were about it.

    1 query, however many rows; of a service is read what decides about eyes: whether it is sensitive. A call in which
    nothing was asked names no service.
    """
    pks = {row.pk for row in rows}
    found: dict[int, list[Service]] = defaultdict(list)
    if pks:
        with connection.cursor() as cursor:
            cursor.execute(TURNED_TO, {"people": list(pks)})
            for pk, service, sensitive in cursor.fetchall():
                found[pk].append(Service.from_db(None, ["id", "sensitive"], [service, sensitive]))
    return {pk: found[pk] for pk in pks}
