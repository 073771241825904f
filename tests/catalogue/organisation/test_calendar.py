"""The city's working days: never a closed day, never earlier for a later start or a longer promise."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.organisation.calendar import CityCalendar, belgian_holidays
from catalogue.organisation.models import Channel, CityHoliday, OpeningException, Service
from tests.factories import make_channel, make_service


def exception(service_id=None, channel_id=None, start="2026-11-23", end=None, hours="") -> OpeningException:
    first = date.fromisoformat(start)
    last = date.fromisoformat(end) if end else first
    return OpeningException(
        service_id=service_id, channel_id=channel_id, start=first, end=last, opening_hours=hours, reason="Reden"
    )


class FakeChannels:
    """Channels of a service that is in no database."""

    def __init__(self, *hours: str) -> None:
        self.rows = [Channel(pk=n, service_id=1, opening_hours=text) for n, text in enumerate(hours, 1)]

    def all(self) -> list[Channel]:
        return self.rows


class LooseService:
    """What the calendar asks of a service."""

    def __init__(self, *hours: str, pk: int = 1) -> None:
        self.pk = pk
        self.channels = FakeChannels(*hours)


def service(*hours: str) -> Service:
    return LooseService(*hours)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "Nieuwjaar"),
        ("2026-04-06", "Paasmaandag"),
        ("2026-05-01", "Dag van de Arbeid"),
        ("2026-05-14", "Hemelvaart"),
        ("2026-05-25", "Pinkstermaandag"),
        ("2026-07-21", "Nationale feestdag"),
        ("2026-08-15", "O. L. V. Hemelvaart"),
        ("2026-11-01", "Allerheiligen"),
        ("2026-11-11", "Wapenstilstand"),
        ("2026-12-25", "Kerstmis"),
    ],
)
def test_belgian_holidays(day, name):
    found = belgian_holidays(2026)[date.fromisoformat(day)]
    assert name.split()[0].lower() in found.lower()
    assert not CityCalendar().is_working_day(date.fromisoformat(day))


def test_ten_holidays_a_year():
    assert len({day for day in belgian_holidays(2026) if day.weekday() != 6} | {date(2026, 11, 1)}) == 10


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # Friday → Monday
        ("2026-11-21", 1, "2026-11-23"),  # Saturday
        ("2026-11-22", 1, "2026-11-23"),  # Sunday
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-10", 1, "2026-11-12"),  # over Armistice Day
        ("2026-12-23", 3, "2026-12-29"),  # over Christmas and a weekend
        ("2026-12-31", 1, "2027-01-04"),  # into the next year
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2026-10-23", 1, "2026-10-26"),  # over the change to winter time
        ("2027-03-26", 1, "2027-03-30"),  # over the change to summer time and Easter Monday
        ("2028-02-28", 2, "2028-03-01"),  # a leap year
    ],
)
def test_counts_working_days(start, days, due):
    assert CityCalendar().add_working_days(date.fromisoformat(start), days) == date.fromisoformat(due)


def test_closing_days_of_the_city_do_not_count():
    calendar = CityCalendar({date(2026, 11, 23): "Jaarmarkt"})
    assert calendar.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 24)
    assert calendar.holiday(date(2026, 11, 23)) == "Jaarmarkt"


def test_closed_service_and_closed_city_do_not_count_other_hours_do():
    one = service("Mo-Fr 09:00-12:00")
    closed = CityCalendar(exceptions=[exception(service_id=1, end="2026-11-24")])
    elsewhere = CityCalendar(exceptions=[exception(service_id=2, end="2026-11-24")])
    everyone = CityCalendar(exceptions=[exception(end="2026-11-24")])
    shorter = CityCalendar(exceptions=[exception(service_id=1, end="2026-11-24", hours="09:00-10:00")])
    counter = CityCalendar(exceptions=[exception(channel_id=1, end="2026-11-24")])
    due = [c.add_working_days(date(2026, 11, 20), 1, one).day for c in (closed, elsewhere, everyone, shorter, counter)]
    assert due == [25, 23, 25, 23, 23]


def test_the_services_own_weekdays():
    tuesdays = service("Tu 09:00-12:00; PH off")
    assert CityCalendar().add_working_days(date(2026, 11, 20), 2, tuesdays) == date(2026, 12, 1)


@pytest.mark.parametrize("hours", [(), ("",), ("Sa-Su 10:00-17:00",), ("this is no syntax",)])
def test_without_weekdays_of_its_own_monday_to_friday(hours):
    assert CityCalendar().add_working_days(date(2026, 11, 20), 1, service(*hours)) == date(2026, 11, 23)


def test_a_service_that_never_opens_again_follows_the_city():
    calendar = CityCalendar(exceptions=[exception(service_id=1, end="2036-01-01")])
    assert calendar.add_working_days(date(2026, 11, 22), 2, service("Mo-Fr 09:00-12:00")) == date(2026, 11, 24)


def test_a_city_that_never_opens_is_an_error():
    calendar = CityCalendar(exceptions=[exception(end="2036-01-01")])
    with pytest.raises(ValueError, match="no working day"):
        calendar.add_working_days(date(2026, 11, 23), 1)


days = st.dates(date(2026, 1, 1), date(2030, 12, 31))
weekly = st.sampled_from(
    ["Mo-Fr 09:00-12:00; PH off", "Tu 09:00-12:00", "Mo,We 13:00-16:00", "Sa 10:00-12:00", "", "24/7", "Fr 20:00-02:00"]
)
closures = st.builds(
    lambda start, length, whose: OpeningException(
        service_id=whose, start=start, end=start + timedelta(days=length), opening_hours="", reason="Dicht"
    ),
    days,
    st.integers(0, 60),
    st.sampled_from([None, 1, 2]),
)
calendars = st.builds(
    lambda closing, exceptions: CityCalendar(dict.fromkeys(closing, "Dicht"), exceptions),
    st.lists(days, max_size=20),
    st.lists(closures, max_size=5),
)
services = st.one_of(st.none(), st.lists(weekly, max_size=3).map(lambda hours: service(*hours)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(calendars, services, days, st.integers(0, 60), st.integers(0, 40), st.integers(0, 10))
def test_monotone_and_never_on_a_closed_day(calendar, one, start, promise, later, longer):
    due = calendar.add_working_days(start, promise, one)
    assert due >= start
    assert calendar.is_working_day(due), "the city works on the day of the promise"
    assert calendar.add_working_days(start + timedelta(days=later), promise, one) >= due
    further = calendar.add_working_days(start, promise + longer, one)
    assert further >= due + timedelta(days=longer if promise else 0)


@settings(max_examples=150, deadline=None)
@given(calendars, services, days, st.integers(1, 30))
def test_exactly_as_many_working_days_as_promised(calendar, one, start, promise):
    """Counted the other way: between start and due lie that many days on which the service works."""
    due = calendar.add_working_days(start, promise, one)
    between = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(calendar.is_working_day(day, one) for day in between) == promise


@pytest.mark.django_db
class TestLoaded:
    def test_one_query_whatever_there_is(self, django_assert_num_queries):
        for n in range(1, 6):
            CityHoliday.objects.create(date=date(2026, 11, n), name="Dicht")
        one = make_service()
        OpeningException.objects.create(service=one, start="2099-01-01", end="2099-01-02", reason="Verhuis")
        with django_assert_num_queries(1):
            calendar = CityCalendar.load([one])
        assert len(calendar.closing_days) == 5
        assert [e.reason for e in calendar.exceptions] == ["Verhuis"]

    def test_exceptions_of_others_are_left_out(self):
        one, other = make_service(), make_service()
        mine, theirs = make_channel(one), make_channel(other)
        for fields in ({"service": one}, {"channel": mine}, {}, {"service": other}, {"channel": theirs}):
            OpeningException.objects.create(start="2099-01-01", end="2099-01-02", reason="x", **fields)
        assert len(CityCalendar.load([one]).exceptions) == 3
        assert len(CityCalendar.load().exceptions) == 5

    def test_weekdays_come_from_active_channels(self):
        one = make_service()
        make_channel(one, opening_hours="We 09:00-12:00")
        make_channel(one, opening_hours="Mo-Fr 09:00-12:00", active=False)
        calendar = CityCalendar.load([one])
        assert calendar.add_working_days(date(2026, 11, 20), 1, one) == date(2026, 11, 25)

    def test_the_weekdays_cost_one_query(self, django_assert_num_queries):
        one = make_service()
        for _n in range(4):
            make_channel(one)
        calendar = CityCalendar.load([one])
        with django_assert_num_queries(1):
            calendar.add_working_days(date(2026, 11, 20), 30, one)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


class TestSpans:
    """Nights belong to the day on which they begin, also beside exceptions and closing days."""

    channel = Channel(pk=1, service_id=1, opening_hours="Fr 20:00-02:00")
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)

    def spans(self, calendar: CityCalendar, day: date) -> list[tuple[datetime, datetime]]:
        return [(span.start, span.end) for span in calendar.spans(self.channel, day)]

    night = [(datetime(2026, 11, 21, 0, 0), datetime(2026, 11, 21, 2, 0))]

    def test_an_ordinary_night(self):
        assert self.spans(CityCalendar(), self.friday) == [(at("2026-11-20T20:00"), at("2026-11-21T00:00"))]
        assert self.spans(CityCalendar(), self.saturday) == self.night

    def test_closed_on_saturday_keeps_fridays_night(self):
        assert self.spans(CityCalendar({self.saturday: "Dicht"}), self.saturday) == self.night

    def test_closed_on_friday_has_no_night(self):
        assert self.spans(CityCalendar({self.friday: "Dicht"}), self.saturday) == []

    def test_an_exception_with_a_night_of_its_own(self):
        calendar = CityCalendar(exceptions=[exception(channel_id=1, start="2026-11-24", hours="22:00-01:00")])
        assert self.spans(calendar, date(2026, 11, 24)) == [(at("2026-11-24T22:00"), at("2026-11-25T00:00"))]
        assert self.spans(calendar, date(2026, 11, 25)) == [(at("2026-11-25T00:00"), at("2026-11-25T01:00"))]
        assert self.spans(calendar, date(2026, 11, 23)) == []

    def test_the_narrowest_exception_wins(self):
        city, of_service, of_channel = (
            exception(hours="10:00-11:00"),
            exception(service_id=1, hours="11:00-12:00"),
            exception(channel_id=1, hours="12:00-13:00"),
        )
        monday = date(2026, 11, 23)
        for known, hour in (([city], 10), ([city, of_service], 11), ([of_channel, city, of_service], 12)):
            assert self.spans(CityCalendar(exceptions=known), monday)[0][0].hour == hour

    def test_always_open_stays_so_on_a_closing_day(self):
        online = Channel(pk=2, service_id=1, opening_hours="")
        calendar = CityCalendar({self.friday: "Dicht"})
        assert calendar.spans(online, self.friday)[0].end == at("2026-11-21T00:00")
