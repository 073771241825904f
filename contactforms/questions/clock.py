"""By when a question must be answered: the promise in working days of the city and the service."""

from datetime import date, datetime

from django.utils import timezone

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Service


def due_date(service: Service, promise: int, moment: datetime | None = None) -> date:
    """Return the last working day of a promise of `promise` working days given at `moment` (now).

    The day of asking does not count, however early it is: a day promised is a whole day.
    """
    start = timezone.localdate(moment) if moment is not None else timezone.localdate()
    return CityCalendar.load([service]).add_working_days(start, promise, service)
