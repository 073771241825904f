"""Open now, and when that changes: over holidays, exceptions, nights and both changes of the clock."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.organisation.calendar import CityCalendar, local_now
from catalogue.organisation.models import Channel, OpeningException
from catalogue.organisation.opening_hours import Span, merged, spans_on, validate_hours
from catalogue.organisation.opening_status import describe, status_of, week_of

OFFICE = "Mo-Fr 09:00-12:00,13:00-16:00; Tu 16:00-19:00; PH off"
WEEKDAYS = "Mo-Fr 09:00-12:00; PH off"


def channel(hours: str) -> Channel:
    return Channel(pk=1, service_id=1, opening_hours=hours)


def says(hours: str, moment: str, calendar: CityCalendar | None = None) -> str:
    now = datetime.fromisoformat(moment)
    with translation.override("nl"):
        return describe(status_of(channel(hours), calendar or CityCalendar(), now), now)


@pytest.mark.parametrize(
    ("hours", "moment", "words"),
    [
        (WEEKDAYS, "2026-11-20T09:00", "Nu open tot 12.00 uur"),
        (WEEKDAYS, "2026-11-20T11:59:59", "Nu open tot 12.00 uur"),
        (WEEKDAYS, "2026-11-20T12:00", "Opent maandag om 9.00 uur"),
        (WEEKDAYS, "2026-11-20T08:59", "Opent vandaag om 9.00 uur"),
        (WEEKDAYS, "2026-11-22T12:00", "Opent morgen om 9.00 uur"),
        (WEEKDAYS, "2026-11-10T13:00", "Opent donderdag om 9.00 uur"),  # over Armistice Day
        (WEEKDAYS, "2026-12-24T12:00", "Opent maandag om 9.00 uur"),  # over Christmas
        ("Mo-Fr 09:00-12:00,13:00-16:00", "2026-11-20T12:30", "Opent vandaag om 13.00 uur"),
        ("Dec 15 10:00-12:00", "2026-11-20T12:30", "Opent dinsdag 15 december om 10.00 uur"),
        ("", "2026-11-20T03:00", "Altijd open"),
        ("24/7", "2026-12-25T03:00", "Altijd open"),
        ("Fr 20:00-02:00", "2026-11-20T23:00", "Nu open tot 2.00 uur"),
        ("Fr 20:00-02:00", "2026-11-21T01:59", "Nu open tot 2.00 uur"),
        ("Fr 20:00-02:00", "2026-11-21T02:00", "Opent vrijdag om 20.00 uur"),
        ("Mo-Su 08:00-24:00", "2026-11-20T23:59", "Nu open tot middernacht"),
        ("Fr-Su 00:00-24:00", "2026-11-20T10:00", "Nu open"),
        ("off", "2026-11-20T10:00", "Voorlopig gesloten"),
        ("geen uren", "2026-11-20T10:00", "Voorlopig gesloten"),
    ],
)
def test_sentences(hours, moment, words):
    assert says(hours, moment) == words


class TestChangeOfTheClock:
    """A counter that opens at 9 opens at 9: wall-clock time knows no summer time."""

    @pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
    def test_the_morning_after(self, day):
        sunday = "Su 09:00-12:00"
        assert says(sunday, f"{day}T08:30") == "Opent vandaag om 9.00 uur"
        assert says(sunday, f"{day}T09:00") == "Nu open tot 12.00 uur"
        assert (
            says(sunday, f"{day}T12:00")
            == "Opent "
            + {
                "2026-10-25": "zondag 1 november om 9.00 uur",
                "2027-03-28": "zondag 4 april om 9.00 uur",
            }[day]
        )

    @pytest.mark.parametrize(
        ("utc", "local"),
        [
            ("2026-10-25T00:30+00:00", "2026-10-25T02:30"),  # the first 2.30 of that night
            ("2026-10-25T01:30+00:00", "2026-10-25T02:30"),  # and the second
            ("2026-10-25T08:00+00:00", "2026-10-25T09:00"),
            ("2027-03-28T00:59+00:00", "2027-03-28T01:59"),
            ("2027-03-28T01:00+00:00", "2027-03-28T03:00"),  # 2.00 does not exist
            ("2027-03-28T07:00+00:00", "2027-03-28T09:00"),
        ],
    )
    def test_now_is_what_the_clock_on_the_wall_says(self, utc, local):
        with time_machine.travel(datetime.fromisoformat(utc), tick=False):
            assert local_now() == datetime.fromisoformat(local)

    def test_a_night_through_the_change(self):
        night = "Sa 22:00-04:00"
        assert says(night, "2026-10-25T02:30") == "Nu open tot 4.00 uur"
        assert says(night, "2027-03-28T03:00") == "Nu open tot 4.00 uur"

    def test_the_week_table(self):
        days = week_of(channel("Mo-Su 09:00-12:00"), CityCalendar(), date(2026, 10, 23))
        assert [[(s.start.hour, s.end.hour) for s in day.spans] for day in days] == [[(9, 12)]] * 7


def exception(start: str, end: str, hours: str = "", **whose: int) -> OpeningException:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return OpeningException(start=first, end=last, opening_hours=hours, reason="Verbouwing", **whose)


class TestExceptions:
    closed = CityCalendar(exceptions=[exception("2026-11-23", "2026-11-25", service_id=1)])

    def test_closed_for_days_with_the_reason(self):
        now = datetime(2026, 11, 23, 10, 0)
        status = status_of(channel(WEEKDAYS), self.closed, now)
        assert (status.is_open, status.because) == (False, "Verbouwing")
        assert says(WEEKDAYS, "2026-11-23T10:00", self.closed) == "Opent donderdag om 9.00 uur"

    def test_an_exception_opens_on_a_holiday(self):
        calendar = CityCalendar(exceptions=[exception("2026-11-11", "2026-11-11", "10:00-12:00", channel_id=1)])
        assert says(WEEKDAYS, "2026-11-11T10:30", calendar) == "Nu open tot 12.00 uur"

    def test_shorter_hours(self):
        calendar = CityCalendar(exceptions=[exception("2026-11-20", "2026-11-20", "09:00-10:00")])
        assert says(WEEKDAYS, "2026-11-20T10:30", calendar) == "Opent maandag om 9.00 uur"

    def test_closing_day_of_the_city(self):
        calendar = CityCalendar({date(2026, 11, 20): "Jaarmarkt"})
        status = status_of(channel(WEEKDAYS), calendar, datetime(2026, 11, 20, 10, 0))
        assert (status.is_open, status.because) == (False, "Jaarmarkt")

    def test_the_week_says_what_differs(self):
        days = week_of(channel(WEEKDAYS), self.closed, date(2026, 11, 20))
        assert [(bool(d.spans), d.note) for d in days[3:7]] == [
            (False, "Verbouwing"),
            (False, "Verbouwing"),
            (False, "Verbouwing"),
            (True, ""),
        ]
        armistice = week_of(channel(WEEKDAYS), CityCalendar(), date(2026, 11, 11))[0]
        assert (armistice.spans, armistice.note) == ((), "Wapenstilstand")


texts = st.sampled_from([OFFICE, WEEKDAYS, "Fr 20:00-02:00", "Sa-Su 10:00-17:00", "", "off", "Mo-Su 00:00-24:00"])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda m: m.replace(microsecond=0))


@settings(max_examples=200, deadline=None)
@given(texts, moments)
def test_the_change_is_the_change(hours, now):
    """At the moment named the state is the other one, and until then it stays."""
    one, calendar = channel(hours), CityCalendar()
    status = status_of(one, calendar, now)
    if status.changes_at is None:
        return
    assert status.changes_at > now
    assert status_of(one, calendar, status.changes_at).is_open != status.is_open
    for part in (1, 2, 3):
        between = now + (status.changes_at - now) * part / 4
        assert status_of(one, calendar, between).is_open == status.is_open


@settings(max_examples=100, deadline=None)
@given(texts, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_spans_are_in_order_and_in_the_day(hours, day):
    midnight = datetime.combine(day, datetime.min.time())
    spans = spans_on(hours, day)
    assert spans == sorted(spans)
    for span in spans:
        assert midnight <= span.start < span.end <= midnight + timedelta(days=1)
    for span, following in pairwise(spans):
        assert span.end <= following.start


def test_merging():
    def span(a: int, b: int) -> Span:
        return Span(datetime(2026, 1, 1, a), datetime(2026, 1, 1, b))

    assert merged([span(9, 12), span(1, 3), span(11, 13), span(13, 14)]) == [span(1, 3), span(9, 14)]


@pytest.mark.parametrize("hours", ["Mo-Vr 9-12", "altijd", "25:00-26:00"])
def test_no_syntax_is_refused(hours):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_hours(hours)
