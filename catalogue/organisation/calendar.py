"""The city's calendar: which days it works, and when a channel is open on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays
from django.db.models import BigIntegerField, CharField, Q, Value
from django.utils import timezone

from catalogue.organisation.models import Channel, CityHoliday, OpeningException, Service
from catalogue.organisation.opening_hours import Span, merged, night_before, spans_on

MAX_DAYS_CLOSED = 400  # a calendar that never opens is a mistake, not a reason to search for ever


@lru_cache(maxsize=64)
def belgian_holidays(year: int) -> dict[date, str]:
    """Return Belgium's public holidays of a year."""
    return dict(holidays.country_holidays("BE", years=year, language="nl"))


@dataclass(slots=True)
class CityCalendar:
    """Closing days and exceptions, read once (1 query) and asked many times."""

    closing_days: dict[date, str] = field(default_factory=dict)
    exceptions: list[OpeningException] = field(default_factory=list)
    _weekdays: dict[int, frozenset[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, services: Iterable[Service | int] | None = None) -> "CityCalendar":
        """Read what holds for these services (all when None) from yesterday on."""
        exceptions = OpeningException.objects.filter(end__gte=timezone.localdate() - timedelta(days=1))
        if services is not None:
            pks = [s if isinstance(s, int) else s.pk for s in services]
            exceptions = exceptions.filter(
                Q(service__in=pks) | Q(channel__service__in=pks) | Q(service__isnull=True, channel__isnull=True)
            )
        columns = ("channel_id", "service_id", "start", "end", "opening_hours", "reason")
        nobody, no_hours = Value(None, output_field=BigIntegerField()), Value("", output_field=CharField())
        closing = CityHoliday.objects.order_by().values_list(
            nobody, nobody, "date", "date", no_hours, "name", Value(True)
        )
        calendar = cls()
        for *values, closes in exceptions.order_by().values_list(*columns, Value(False)).union(closing, all=True):
            if closes:
                calendar.closing_days[values[2]] = values[5]
            else:
                calendar.exceptions.append(OpeningException(**dict(zip(columns, values, strict=True))))
        return calendar

    def holiday(self, day: date) -> str:
        """Return the name of the public holiday or closing day, or an empty text."""
        return belgian_holidays(day.year).get(day, "") or self.closing_days.get(day, "")

    def exception(self, channel: Channel, day: date) -> OpeningException | None:
        """Return the narrowest exception for this channel on this day: channel, service, city."""
        return next(iter(sorted(self._matching(channel, day), key=_narrowness)), None)

    def _matching(self, channel: Channel, day: date) -> Iterator[OpeningException]:
        for item in self.exceptions:
            if not item.start <= day <= item.end:
                continue
            if item.channel_id is not None:
                if item.channel_id == channel.pk:
                    yield item
            elif item.service_id in (None, channel.service_id):
                yield item

    def hours(self, channel: Channel, day: date) -> str | None:
        """Return the hours that hold for the channel on `day` in OSM syntax, empty for always; None: closed."""
        exception = self.exception(channel, day)
        if exception is not None:
            return exception.opening_hours or None
        if day in self.closing_days and channel.opening_hours:
            return None
        return channel.opening_hours

    def spans(self, channel: Channel, day: date) -> list[Span]:
        """Return when the channel is open on `day`, exceptions and closing days counted.

        A night belongs to the day on which it begins: what opens on Friday at 20.00 until 2.00 closes on
        Saturday at 2.00, also when Saturday is a closing day, and does not open when Friday is one.
        """
        today, before = self.hours(channel, day), self.hours(channel, day - timedelta(days=1))
        spans = spans_on(today, day) if today is not None else []
        if today == before:
            return spans
        own = spans[1:] if today is not None and night_before(today, day) else spans
        late = night_before(before, day) if before is not None else None
        return merged([late, *own]) if late else own

    def is_working_day(self, day: date, service: Service | None = None) -> bool:
        """Tell whether the city works on `day`, and this service when it is named.

        A service works on the weekdays on which one of its channels with hours is open; without such a
        channel, Monday to Friday.
        """
        if self.holiday(day) or self._closed_all_day(day, service):
            return False
        return day.weekday() in (self._weekdays_of(service) or frozenset(range(5)))

    def _weekdays_of(self, service: Service | None) -> frozenset[int]:
        """Return the service's weekdays, worked out once: counting a promise asks for them day after day."""
        if service is None:
            return frozenset()
        if service.pk not in self._weekdays:
            self._weekdays[service.pk] = _weekdays_of(service)
        return self._weekdays[service.pk]

    def _closed_all_day(self, day: date, service: Service | None) -> bool:
        pk = service.pk if service is not None else None
        return any(
            item.channel_id is None
            and not item.opening_hours
            and item.service_id in (None, pk)
            and item.start <= day <= item.end
            for item in self.exceptions
        )

    def add_working_days(self, start: date, days: int, service: Service | None = None) -> date:
        """Return the working day that is `days` working days after `start`; never a closed day.

        The day of asking does not count; `days` 0 is the first working day from `start` on.
        """
        day = start if days < 1 and self.is_working_day(start, service) else self._next_working_day(start, service)
        for _day in range(days - 1):
            day = self._next_working_day(day, service)
        return day

    def _next_working_day(self, day: date, service: Service | None) -> date:
        """Return the first working day after `day`: the service's, or the city's when that stays closed too long."""
        for whose in (service, None):
            for ahead in range(1, MAX_DAYS_CLOSED):
                candidate = day + timedelta(days=ahead)
                if self.is_working_day(candidate, whose):
                    return candidate
        raise ValueError(f"no working day in {MAX_DAYS_CLOSED} days after {day}")


def _narrowness(item: OpeningException) -> tuple[int, date]:
    if item.channel_id is not None:
        return (0, item.start)
    return (1 if item.service_id is not None else 2, item.start)


def _weekdays_of(service: Service) -> frozenset[int]:
    """Return the weekdays (0 = Monday) on which one of the service's active channels with hours opens."""
    monday = date(2026, 3, 2)  # a week without a holiday
    hours = [channel.opening_hours for channel in service.channels.all() if channel.active and channel.opening_hours]
    return frozenset(
        offset for offset in range(5) if any(spans_on(text, monday + timedelta(days=offset)) for text in hours)
    )


def local_now() -> datetime:
    """Return the wall-clock time in the city, without a time zone."""
    return timezone.localtime().replace(tzinfo=None)


def midnight(day: date) -> datetime:
    """Return the first moment of a day, in wall-clock time."""
    return datetime.combine(day, time.min)
