"""Services as people choose them from a list: name and department, or any part of it that fits just one."""

import uuid

from django.db.models import Q

from catalogue.organisation.models import Service

MOST = 20


def active_services() -> list[Service]:
    """Return every service that answers, by name."""
    return list(Service.objects.active().select_related("department").order_by("name", "pk"))


def label_of(service: Service) -> str:
    """Return how the service stands in the list."""
    return f"{service.name} — {service.department.name}"


def find_services(text: str) -> list[Service]:
    """Return the active services that `text` can mean: a UUID, a label, a name, else a part of the name."""
    services = Service.objects.active().select_related("department").order_by("name", "pk")
    try:
        return list(services.filter(uuid=uuid.UUID(text.strip())))
    except ValueError:
        pass
    name, _dash, department = (part.strip() for part in text.partition(" — "))
    if department:
        labelled = list(services.filter(name__iexact=name, department__name__iexact=department))
        if labelled:
            return labelled
    exact = list(services.filter(name__iexact=text.strip()))
    return exact or list(services.filter(Q(name__icontains=text.strip()))[:MOST])
