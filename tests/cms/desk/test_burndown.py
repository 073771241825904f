"""The figures of the campaign."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalogue.products.models import ProductPage, RewriteStatus
from cms.desk.burndown import BurnDown, burn_down
from cms.desk.chart import HEIGHT, WIDTH, chart
from tests.factories import make_product

START, DEADLINE = date(2026, 9, 7), date(2026, 12, 31)


def campaign(today=date(2026, 11, 22), total=100, **per_day):
    days = {date.fromisoformat(day.replace("_", "-").strip("d")): n for day, n in per_day.items()}
    return BurnDown(START, DEADLINE, today, total, days)


def test_what_is_left_on_a_day_counts_that_day():
    data = campaign(d2026_09_10=5, d2026_11_20=10)
    assert [data.left_on(date(2026, 9, day)) for day in (9, 10, 11)] == [100, 95, 95]
    assert (data.done, data.left, data.days_left) == (15, 85, 39)


def test_the_plan_is_a_straight_line_to_zero():
    data = campaign()
    assert (data.planned_on(START), data.planned_on(DEADLINE)) == (100, 0)
    assert data.planned_on(DEADLINE + timedelta(days=9)) == 0


def test_pace_and_what_it_takes():
    data = campaign(d2026_09_10=50, d2026_11_20=8)
    assert data.pace == 2  # eight in the last four weeks
    assert round(data.needed, 1) == round(42 * 7 / 39, 1)
    assert data.finished_on == date(2026, 11, 22) + timedelta(days=147)


def test_nobody_is_rewriting():
    assert campaign(d2026_09_10=1).finished_on is None


def test_all_is_done():
    data = campaign(d2026_09_10=100)
    assert (data.left, data.needed, data.finished_on) == (0, 0, data.today)


def test_the_deadline_has_passed():
    data = campaign(today=date(2027, 1, 10))
    assert data.days_left == -10
    assert data.needed == 700  # all of it this very day, told as a week


days = st.dates(date(2026, 9, 7), date(2027, 2, 1))


@given(today=days, total=st.integers(0, 5000), rewritten=st.dictionaries(days, st.integers(1, 50), max_size=40))
def test_weeks_and_drawing_always_add_up(today, total, rewritten):
    per_day = {day: n for day, n in rewritten.items() if day <= today}
    total += sum(per_day.values())
    data = BurnDown(START, DEADLINE, today, total, per_day)
    weeks = data.weeks()
    assert sum(week.rewritten for week in weeks) == data.done
    assert weeks[0].left == data.left
    assert weeks[0].end == today
    assert [week.left for week in weeks] == sorted(week.left for week in weeks)
    drawn = chart(data)
    for points in (drawn.actual, drawn.planned, drawn.area):
        for pair in points.split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


@pytest.mark.django_db
def test_it_is_read_from_the_pages():
    make_product(rewrite_status=RewriteStatus.DONE)
    make_product()
    alias_of = make_product()
    alias_of.create_alias(update_slug="alias")
    data = burn_down()
    assert (data.total, data.done, data.left) == (3, 1, 2)
    assert data.per_day == {timezone.localdate(): 1}


@pytest.mark.django_db
def test_a_page_put_back_to_rewriting_counts_again():
    page = make_product(rewrite_status=RewriteStatus.DONE)
    page.rewrite_status = RewriteStatus.TO_REWRITE
    page.save_revision().publish()
    assert ProductPage.objects.get(pk=page.pk).rewritten_on is None
    assert burn_down().left == 1
