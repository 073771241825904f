"""Clicks become popularity, bounded and by order of magnitude; counts go with age."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.models import IndexChange, SearchDocument
from catalogue.search.tuning.forgetting import forget
from catalogue.search.tuning.log import carry, clicked, searched
from catalogue.search.tuning.models import Click, QueryCount, Rewording
from catalogue.search.tuning.popularity import AT_LEAST, popularity_of, refresh
from catalogue.search.tuning.tasks import forget as forget_task
from catalogue.search.tuning.tasks import refresh_popularity
from tests.factories import make_product


def click(document: object, times: int, *, days_ago: int = 1) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    Click.objects.create(day=day, surface="site", query="vuilzak", document=document, times=times)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_popularity_is_bounded_and_grows_with_clicks(clicks: int, most: int):
    assert 0.0 <= popularity_of(clicks, most) <= 1.0
    assert popularity_of(clicks, most) <= popularity_of(clicks + 1, most)


def test_it_counts_by_order_of_magnitude():
    assert popularity_of(0, 1000) == 0.0
    assert popularity_of(10, 1000) == pytest.approx(0.35, abs=0.01)
    assert popularity_of(100, 1000) == pytest.approx(0.67, abs=0.01)
    assert popularity_of(1000, 1000) == 1.0
    assert popularity_of(3, 3) < 0.5  # a handful in a quiet city is no crowd
    assert popularity_of(AT_LEAST, AT_LEAST) == 1.0


@pytest.mark.django_db
def test_documents_get_their_popularity_and_keep_the_rest():
    much, little, none = (make_product(title=title) for title in ("Veel", "Weinig", "Niets"))
    before = {row.pk: row for row in SearchDocument.objects.all()}
    click(much.uuid, 200)
    click(little.uuid, 3)
    click(little.uuid, 500, days_ago=120)  # long ago
    click(uuid4(), 10)  # a page that is gone
    assert refresh() == 2
    rows = {row.page_id: row for row in SearchDocument.objects.filter(page__isnull=False)}
    assert rows[much.pk].popularity == 1.0
    assert 0 < rows[little.pk].popularity < 0.5
    assert rows[none.pk].popularity == 0.0
    same = [
        field.attname for field in SearchDocument._meta.concrete_fields if field.name not in {"version", "popularity"}
    ]
    for row in rows.values():
        assert [getattr(row, name) for name in same] == [getattr(before[row.pk], name) for name in same]
    assert {row.page_id for row in rows.values() if row.version > before[row.pk].version} == {much.pk, little.pk}


@pytest.mark.django_db
def test_who_is_no_longer_opened_loses_it_and_what_stays_is_not_written_again():
    page = make_product()
    click(page.uuid, 60)
    assert refresh() == 1
    told = IndexChange.objects.count()
    assert refresh() == 0
    assert IndexChange.objects.count() == told
    Click.objects.all().delete()
    assert refresh() == 1
    assert SearchDocument.objects.get(page=page.pk).popularity == 0.0


@pytest.mark.django_db
def test_publishing_again_keeps_it():
    page = make_product()
    click(page.uuid, 60)
    refresh()
    page.save_revision().publish()
    assert SearchDocument.objects.get(page=page.pk).popularity == 1.0


@pytest.mark.django_db
@override_settings(SEARCH_LOG_DAYS=30)
def test_counts_go_with_age():
    searched("huisvuil", found=1, sure=True, surface="site", previous=carry("vuil"))
    clicked("huisvuil", uuid4(), surface="site")
    today = timezone.localdate()
    for model in (QueryCount, Rewording, Click):
        row = model.objects.get()
        for days in (30, 31, 400):
            row.pk, row.day = None, today - timedelta(days=days)
            row.save()
    assert forget() == 6
    for model in (QueryCount, Rewording, Click):
        assert sorted(model.objects.values_list("day", flat=True)) == [today - timedelta(days=30), today]


@pytest.mark.django_db
def test_the_worker_does_both_each_night():
    page = make_product()
    click(page.uuid, 60)
    click(page.uuid, 60, days_ago=500)
    refresh_popularity(0)
    forget_task(0)
    assert SearchDocument.objects.get(page=page.pk).popularity == 1.0
    assert Click.objects.count() == 1
