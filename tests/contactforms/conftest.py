"""What tests of the contact forms share."""

from collections.abc import Iterator

import pytest
from django.db import connection

from catalogue.organisation.models import Department, Service
from catalogue.products.models import ProductPage, Theme
from cms.accounts.models import User
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer
from contactforms.outbox.models import OutboxMessage
from contactforms.privacy.models import ReadLogEntry
from contactforms.questions.models import Question


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Really commit, for tests with several connections; what they made is removed afterwards.

    Instead of a transactional test: that one empties the database, the empty city included.
    """
    with django_db_blocker.unblock():
        yield
        OutboxMessage.objects.all().delete()
        Question.objects.all().delete()
        Question.history.all().delete()
        Contact.objects.all().delete()
        Contact.history.all().delete()
        Customer.objects.all().delete()
        Customer.history.all().delete()
        ReadLogEntry.objects.all().delete()
        for page in ProductPage.objects.all():
            page.delete()
        Theme.objects.all().delete()
        User.objects.all().delete()
        Service.objects.filter(is_front_desk=False).delete()
        Department.objects.filter(services=None).delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
