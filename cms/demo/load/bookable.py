"""Some services that can be booked, so that the demo shows appointments."""

from catalogue.organisation.models import Service
from contactforms.appointments.models import BookableHours, Way

HOURS = (
    ("identiteit-reizen", Way.COUNTER, "Mo-Fr 09:00-12:00; Tu 16:00-19:00", 20, 3),
    ("identiteit-reizen", Way.PHONE, "Mo-Fr 13:30-15:30", 15, 1),
    ("afval", Way.PHONE, "Mo,We,Fr 09:30-11:30", 15, 1),
)
PLACE = "Demoplein 1, 3500 Hasselt"


def load_bookable(services: dict[str, Service]) -> None:
    """Make the calendars; a service that the demo does not have is passed over."""
    for name, way, hours, minutes, capacity in HOURS:
        service = services.get(name)
        if service is not None:
            place = PLACE if way == Way.COUNTER else ""
            BookableHours.objects.create(
                service=service, way=way, place=place, hours=hours, slot_minutes=minutes, capacity=capacity
            )
