"""Counting what people look for: right under concurrency, one statement, harmless when it cannot be written."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.search.tuning import log
from catalogue.search.tuning.log import carry, clicked, searched
from catalogue.search.tuning.models import Click, QueryCount, Rewording


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Write as a server does, outside any transaction; only our own tables are emptied afterwards."""
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            for model in (QueryCount, Rewording, Click):
                model.objects.all().delete()
            connection.close()


def counters(query: str = "paspoort", surface: str = "site") -> tuple[int, int, int, int]:
    row = QueryCount.objects.get(query=query, surface=surface)
    return row.asked, row.nothing, row.unsure, row.clicked


@pytest.mark.django_db
def test_a_day_a_query_a_surface_is_one_row():
    searched("Paspoort", found=3, sure=True, surface="site")
    searched(" paspoort ", found=0, sure=False, surface="site")
    searched("PASPOORT", found=3, sure=False, surface="site")
    searched("paspoort", found=3, sure=True, surface="portal")
    clicked("paspoort", uuid4(), surface="site")
    assert counters() == (3, 1, 1, 1)
    assert counters(surface="portal") == (1, 0, 0, 0)


@pytest.mark.django_db
def test_the_time_is_kept_to_the_hour():
    searched("paspoort", found=3, sure=True, surface="site")
    at = timezone.localtime(QueryCount.objects.get().last_at)
    assert (at.minute, at.second, at.microsecond) == (0, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["0470 12 34 56", "mijn naam is jan", "x" * 121, "???", ""])
def test_nothing_is_written_of_what_must_not_be_kept(query: str):
    note = carry(query)
    assert note == ""
    searched(query, found=1, sure=True, surface="site")
    searched("paspoort", found=1, sure=True, surface="site", previous=note)
    clicked(query, uuid4(), surface="site")
    assert list(QueryCount.objects.values_list("query", flat=True)) == ["paspoort"]
    assert not Rewording.objects.exists()
    assert not Click.objects.exists()


@pytest.mark.django_db
def test_a_surface_that_is_not_ours_is_not_counted():
    searched("paspoort", found=1, sure=True, surface="x'; DROP TABLE")
    assert not QueryCount.objects.exists()


@pytest.mark.django_db
def test_another_try_within_a_minute_is_a_rewording():
    note = carry("vuilzak")
    for query in ("huisvuilzak", "huisvuilzak", "Vuilzak"):
        searched(query, found=1, sure=True, surface="site", previous=note)
    assert list(Rewording.objects.values_list("first", "then", "times")) == [("vuilzak", "huisvuilzak", 2)]


@pytest.mark.django_db
@pytest.mark.parametrize("seconds", [61, 3600])
def test_after_a_minute_it_is_another_question(seconds: int):
    note = carry("vuilzak")
    later = timezone.now().timestamp() + seconds
    with patch("django.core.signing.time.time", return_value=later):
        searched("huisvuilzak", found=1, sure=True, surface="site", previous=note)
    assert not Rewording.objects.exists()
    assert QueryCount.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "note",
    ["vuilzak", "a:b:c", "x" * 5000, "\0", signing.dumps("vuilzak"), signing.dumps(["a"])],
    ids=["word", "shape", "long", "zero", "otherwise signed", "signed list"],  # a signature holds the second
)
def test_a_note_that_is_not_ours_says_nothing(note: str):
    searched("huisvuilzak", found=1, sure=True, surface="site", previous=note)
    assert not Rewording.objects.exists()
    assert QueryCount.objects.get().asked == 1


def test_each_costs_one_statement(committed: None):
    note = carry("vuilzak")
    with CaptureQueriesContext(connection) as queries:
        searched("paspoort", found=3, sure=True, surface="site", previous=note)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        clicked("paspoort", uuid4(), surface="site")
    assert len(queries) == 1
    assert Rewording.objects.get().times == 1


def test_counters_are_right_when_many_ask_at_once(committed: None):
    document, note = uuid4(), carry("pas")
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        for _time in range(10):
            searched("paspoort", found=0, sure=False, surface="site", previous=note)
            clicked("paspoort", document, surface="site")
        connections.close_all()

    with patch.object(log, "PATIENCE", "10s"):
        threads = [threading.Thread(target=ask) for _number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert counters() == (80, 80, 0, 80)
    assert Rewording.objects.get().times == 80
    assert Click.objects.get().times == 80


def test_a_row_that_someone_holds_is_passed_over(committed: None):
    """The other transaction stays open: were it waited for, this test would never end."""
    searched("paspoort", found=3, sure=True, surface="site")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            QueryCount.objects.select_for_update().get()
            held.set()
            done.wait()
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        searched("paspoort", found=3, sure=True, surface="site")
        clicked("paspoort", uuid4(), surface="site")
    finally:
        done.set()
        thread.join()
    searched("paspoort", found=3, sure=True, surface="site")  # the connection is whole, and patient again
    assert counters() == (2, 0, 0, 0)
    assert not Click.objects.exists()


@pytest.mark.django_db
def test_a_table_that_is_not_there_breaks_nothing():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE searchtuning_querycount RENAME TO elsewhere")
    searched("paspoort", found=3, sure=True, surface="site")
    clicked("paspoort", uuid4(), surface="site")
    with connection.cursor() as cursor:  # the transaction around it goes on
        cursor.execute("ALTER TABLE elsewhere RENAME TO searchtuning_querycount")
    assert not QueryCount.objects.exists()


@pytest.mark.django_db
def test_no_column_could_hold_who_it_was():
    columns = {field.name for model in (QueryCount, Rewording, Click) for field in model._meta.get_fields()}
    assert columns == {
        "id", "day", "surface", "query", "asked", "nothing", "unsure", "clicked", "last_at", "first", "then",
        "document", "times",
    }  # fmt: skip
    searched("paspoort", found=3, sure=True, surface="site")
    assert QueryCount.objects.get().last_at <= timezone.now() < QueryCount.objects.get().last_at + timedelta(hours=1)
