"""Opening hours as a week in Dutch."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from catalogue.organisation.week_in_words import week_in_words
from tests.factories import make_user

MONDAY = date(2026, 11, 23)


def in_dutch(hours, today=MONDAY):
    with override("nl"):
        return week_in_words(hours, today)


def test_each_day_in_words():
    week = in_dutch("Mo-Fr 09:00-12:30,14:00-16:00; We off; Sa 10:00-12:00; PH off")
    assert [(day.name, day.hours) for day in week.days] == [
        ("Maandag", "9.00 – 12.30 en 14.00 – 16.00"),
        ("Dinsdag", "9.00 – 12.30 en 14.00 – 16.00"),
        ("Woensdag", "gesloten"),
        ("Donderdag", "9.00 – 12.30 en 14.00 – 16.00"),
        ("Vrijdag", "9.00 – 12.30 en 14.00 – 16.00"),
        ("Zaterdag", "10.00 – 12.00"),
        ("Zondag", "gesloten"),
    ]
    assert week.on_holidays == "gesloten"


def test_open_all_day():
    assert {day.hours for day in in_dutch("24/7").days} == {"de hele dag open"}


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 12, 22), date(2027, 1, 4)),  # Christmas and New Year fall in the weeks between
    ],
)
def test_the_week_shown_has_no_public_holiday(today, start):
    assert in_dutch("Mo-Fr 09:00-12:00; PH off", today).start == start


def test_hours_that_forget_holidays_show_it():
    assert in_dutch("Mo-Fr 09:00-12:00").on_holidays == "9.00 – 12.00"


@pytest.mark.parametrize("hours", ["altijd", "Ma-Vr 9-12", "Mo-Fr 09:00-25:99x", "<script>"])
def test_what_is_not_understood_is_refused(hours):
    with pytest.raises(ValidationError):
        in_dutch(hours)


@pytest.mark.django_db
class TestPreview:
    url = "/beheer/openingsuren/"

    def test_fragment_for_a_script(self, client):
        client.force_login(make_user("editor"))
        html = client.get(self.url, {"fragment": "1", "opening_hours": "Mo 09:00-12:00"}).content.decode()
        assert "Maandag" in html
        assert "9.00 – 12.00" in html
        assert "<html" not in html

    def test_a_page_for_a_button_that_posts_the_form(self, client):
        client.force_login(make_user("chief_editor"))
        html = client.post(self.url, {"opening_hours": "Mo 09:00-12:00", "value": "011 00 00 01"}).content.decode()
        assert "<html" in html
        assert "9.00 – 12.00" in html

    def test_nonsense_is_explained_and_escaped(self, client):
        client.force_login(make_user("editor"))
        response = client.post(self.url, {"opening_hours": "<script>alert(1)</script>"})
        html = response.content.decode()
        assert response.status_code == 200
        assert "<script>alert(1)" not in html
        assert "hours-preview__wrong" in html

    def test_only_for_who_may_be_in_the_admin(self, client):
        assert client.get(self.url).status_code == 302
        client.force_login(make_user("agent"))
        assert client.get(self.url).status_code in {302, 403}
