"""Which moments can be booked: holidays, closing days, exceptions, the change of the clock, capacity."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import CityHoliday, OpeningException
from contactforms.appointments.models import BookableHours
from contactforms.appointments.slots import bookable_spans, free_slots, slots_between
from tests.contactforms.appointments.conftest import make_hours
from tests.factories import make_channel, make_service


def hours(text: str, minutes: int = 60) -> BookableHours:
    return BookableHours(hours=text, slot_minutes=minutes, service_id=1)


def exception(day: date, text: str = "", service: int | None = None, channel: int | None = None) -> OpeningException:
    return OpeningException(start=day, end=day, opening_hours=text, service_id=service, channel_id=channel)


def clocks(calendar: BookableHours, days: CityCalendar, day: date) -> list[str]:
    slots = slots_between(calendar, days, day, day)
    return [f"{timezone.localtime(start):%H:%M}-{timezone.localtime(end):%H:%M}" for start, end in slots]


MONDAY, CHRISTMAS = date(2026, 11, 30), date(2026, 12, 25)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("text", "minutes", "calendar", "day", "expected"),
    [
        ("Mo 09:00-11:00", 60, CityCalendar(), MONDAY, ["09:00-10:00", "10:00-11:00"]),
        ("Mo 09:00-10:45", 60, CityCalendar(), MONDAY, ["09:00-10:00"]),  # what is left is too short
        ("Mo 09:00-10:00,13:00-14:00", 60, CityCalendar(), MONDAY, ["09:00-10:00", "13:00-14:00"]),
        ("Tu 09:00-11:00", 60, CityCalendar(), MONDAY, []),
        ("geen uren", 60, CityCalendar(), MONDAY, []),
        ("Fr 09:00-11:00", 60, CityCalendar(), CHRISTMAS, []),
        ("Mo 09:00-10:00", 60, CityCalendar(closing_days={MONDAY: "Stadsfeest"}), MONDAY, []),
        ("Mo 09:00-12:00", 60, CityCalendar(exceptions=[exception(MONDAY)]), MONDAY, []),
        ("Mo 09:00-12:00", 60, CityCalendar(exceptions=[exception(MONDAY, service=1)]), MONDAY, []),
        ("Mo 09:00-10:00", 60, CityCalendar(exceptions=[exception(MONDAY, service=2)]), MONDAY, ["09:00-10:00"]),
        ("Mo 09:00-10:00", 60, CityCalendar(exceptions=[exception(MONDAY, channel=7)]), MONDAY, ["09:00-10:00"]),
        # Other hours that day: what both say.
        (
            "Mo 09:00-12:00",
            60,
            CityCalendar(exceptions=[exception(MONDAY, "10:00-20:00", service=1)]),
            MONDAY,
            ["10:00-11:00", "11:00-12:00"],
        ),
        # The service's own exception before the city's.
        (
            "Mo 09:00-11:00",
            60,
            CityCalendar(exceptions=[exception(MONDAY), exception(MONDAY, "10:00-11:00", service=1)]),
            MONDAY,
            ["10:00-11:00"],
        ),
        # 2.00 to 3.00 does not exist, and exists twice.
        ("Su 01:00-05:00", 60, CityCalendar(), SPRING, ["01:00-03:00", "03:00-04:00", "04:00-05:00"]),
        ("Su 01:00-04:00", 60, CityCalendar(), AUTUMN, ["01:00-02:00", "02:00-02:00", "03:00-04:00"]),
    ],
)
def test_slots_of_a_day(text, minutes, calendar, day, expected):
    assert clocks(hours(text, minutes), calendar, day) == expected


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_slots_do_not_overlap_when_the_clock_changes(day):
    slots = list(slots_between(hours("Su 00:00-06:00", 20), CityCalendar(), day, day))
    assert all(end - start == timedelta(minutes=20) for start, end in slots)
    assert all(one[1] <= other[0] for one, other in pairwise(slots))


@given(
    first=st.integers(0, 22),
    long=st.integers(1, 12),
    minutes=st.integers(5, 480),
    day=st.dates(date(2026, 1, 1), date(2029, 12, 31)),
)
def test_a_slot_lies_within_the_hours_and_takes_its_time(first, long, minutes, day):
    calendar = hours(f"{first:02}:00-{min(first + long, 24):02}:00", minutes)
    spans = bookable_spans(calendar, CityCalendar(), day)
    for start, end in slots_between(calendar, CityCalendar(), day, day):
        wall = timezone.localtime(start).replace(tzinfo=None)
        assert any(span.start <= wall and wall + timedelta(minutes=minutes) <= span.end for span in spans)
        assert end - start == timedelta(minutes=minutes)


class TestFree:
    def test_from_the_notice_on_and_no_further_than_four_weeks(self, db):
        now = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)  # Monday, 9.30
        found = free_slots(make_hours(make_service(), notice_hours=1), now=now)
        assert timezone.localtime(found[0].start).hour == 10
        assert timezone.localtime(found[0].start).minute == 30
        assert found[-1].start <= now + timedelta(days=28)

    def test_the_citys_own_days_and_not_those_of_a_channel(self, db):
        service = make_service()
        monday, tuesday = date(2026, 11, 30), date(2026, 12, 1)
        CityHoliday.objects.create(date=monday, name="Stadsfeest")
        channel = make_channel(service)
        OpeningException.objects.create(channel=channel, start=tuesday, end=tuesday, reason="Storing")
        found = free_slots(make_hours(service), now=datetime(2026, 11, 30, 6, tzinfo=UTC), limit=1)
        assert timezone.localdate(found[0].start) == tuesday

    def test_inactive_is_not_offered(self, db):
        assert free_slots(make_hours(make_service(), active=False)) == []

    def test_two_queries_however_many(self, hours, django_assert_num_queries):
        with django_assert_num_queries(2):
            free_slots(hours)
