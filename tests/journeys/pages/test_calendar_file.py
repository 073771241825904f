"""The calendar file: whole days, names that stay, a reminder in the morning."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar

from journeys.pages.calendar_file import Dated, calendar_file

JOURNEY = UUID("6a5f2c3e-0000-4000-8000-000000000001")
ADDRESS = "https://www.stad.example/klantreizen/verhuizen/"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def read(day, now=NOW):
    rows = [Dated("adres-doorgeven", "Geef je adres door; écht", "binnen 8 werkdagen\n\nDaarom", day)]
    return Calendar.from_ical(calendar_file(JOURNEY, "Ik verhuis", ADDRESS, rows, now))


def test_a_step_is_a_whole_day_with_a_reminder_at_nine_the_day_before():
    calendar = read(date(2026, 12, 3))
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].to_ical() == b"20261203"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTEND"].dt == date(2026, 12, 4)
    assert event["SUMMARY"] == "Geef je adres door; écht"
    assert event["URL"] == f"{ADDRESS}#stap-adres-doorgeven"
    (alarm,) = event.walk("VALARM")
    assert datetime(2026, 12, 3) + alarm["TRIGGER"].dt == datetime(2026, 12, 2, 9)
    assert calendar["METHOD"] == "PUBLISH"


def test_another_date_moves_the_same_event():
    first, second = (
        read(day, now).walk("VEVENT")[0]
        for day, now in [
            (date(2026, 12, 3), NOW),
            (date(2026, 12, 10), NOW + timedelta(minutes=5)),
        ]
    )
    assert first["UID"] == second["UID"] == f"{JOURNEY}-adres-doorgeven@www.stad.example"
    assert second["SEQUENCE"] > first["SEQUENCE"]


def test_lines_are_folded_and_end_as_the_standard_says():
    raw = calendar_file(JOURNEY, "Ik verhuis", ADDRESS, [Dated("a", "x" * 200, "", date(2026, 1, 1))], NOW)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
