"""Departments, services, channels, exceptions, closing days, themes, audiences and life events."""

from catalogue.organisation.channel_values import clean_value
from catalogue.organisation.models import Channel, CityHoliday, Department, OpeningException, Service
from catalogue.products.models import Audience, LifeEvent, Theme
from cms.demo.files import read


def load_organisation() -> dict[str, Service]:
    """Load who works for the city; return the services by key."""
    services: dict[str, Service] = {}
    empty = Service.objects.front_desk()  # the one that every empty city has becomes the demo's
    for order, row in enumerate(read("organisation"), 1):
        department = Department.objects.create(
            name=row["name"], slug=row["key"], description=row["description"].strip(), order=order * 10
        )
        for item in row["services"]:
            service = empty if item.get("front_desk") else Service()
            service.name, service.slug, service.department = item["name"], item["key"], department
            service.description, service.promise = item["description"].strip(), item["promise"]
            service.sensitive = item.get("sensitive", False)
            service.save()
            services[item["key"]] = service
    Department.objects.filter(services__isnull=True).delete()
    _load_calendar(services, _load_channels(services))
    return services


def _load_channels(services: dict[str, Service]) -> dict[str, Channel]:
    channels: dict[str, Channel] = {}
    for row in read("channels"):
        channels[row["key"]] = Channel.objects.create(
            service=services[row["service"]],
            kind=row["kind"],
            label=row["label"],
            value=clean_value(row["kind"], row["value"]),
            opening_hours=row["opening_hours"] or "",
            note=row["note"] or "",
            public=row["public"],
            order=row["order"] * 10,
        )
    return channels


def _load_calendar(services: dict[str, Service], channels: dict[str, Channel]) -> None:
    for row in read("exceptions"):
        OpeningException.objects.create(
            service=services[row["service"]] if row["service"] else None,
            channel=channels[row["channel"]] if row["channel"] else None,
            start=row["start"],
            end=row["end"],
            opening_hours=row["opening_hours"] or "",
            reason=row["reason"],
        )
    for row in read("holidays"):
        CityHoliday.objects.create(date=row["date"], name=row["name"])


def load_classification(services: dict[str, Service]) -> dict[str, dict[str, Theme | Audience | LifeEvent]]:
    """Load themes, audiences and life events; return each kind by key."""
    found: dict[str, dict[str, Theme | Audience | LifeEvent]] = {"themes": {}, "audiences": {}, "life_events": {}}
    for order, row in enumerate(read("themes"), 1):
        found["themes"][row["key"]] = Theme.objects.create(
            name=row["name"],
            slug=row["key"],
            ipdc_code=row["ipdc"],
            description=row.get("description", ""),
            service=services[row["service"]],
            order=order * 10,
        )
    for order, row in enumerate(read("audiences"), 1):
        found["audiences"][row["key"]] = Audience.objects.create(
            name=row["name"], slug=row["key"], ipdc_code=row["ipdc"], order=order * 10
        )
    for order, row in enumerate(read("life_events"), 1):
        found["life_events"][row["key"]] = LifeEvent.objects.create(name=row["name"], slug=row["key"], order=order * 10)
    return found
