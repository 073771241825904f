"""The lists of the desk."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.search.tuning.log import carry, clicked, searched
from catalogue.search.tuning.models import QueryCount
from catalogue.search.tuning.reports import Kind, found_by, listed, totals

pytestmark = pytest.mark.django_db


def ask(
    query: str, times: int = 1, *, found: int = 3, sure: bool = True, surface: str = "site", days_ago: int = 0
) -> None:
    for _time in range(times):
        searched(query, found=found, sure=sure, surface=surface)
    if days_ago:
        today = timezone.localdate()
        QueryCount.objects.filter(query=query, day=today).update(
            day=today - timedelta(days=days_ago), last_at=timezone.now() - timedelta(days=days_ago)
        )


def queries(kind: Kind, **how: object) -> list[tuple[str, int]]:
    return [(row.query, row.times) for row in listed(kind, **{"days": 30, **how})]  # type: ignore[arg-type]


def test_each_list_holds_its_own():
    ask("nergens", 3, found=0, sure=False)
    ask("nergens", 1, found=2)
    ask("misschien", 2, sure=False)
    ask("bekeken", 4)
    for _time in range(3):
        clicked("bekeken", uuid4(), surface="site")
    ask("raak")
    clicked("raak", uuid4(), surface="site")
    clicked("raak", uuid4(), surface="site")  # opened two of its results
    assert queries(Kind.NOTHING) == [("nergens", 3)]
    assert queries(Kind.UNSURE) == [("misschien", 2)]
    assert queries(Kind.NO_CLICK) == [("misschien", 2), ("bekeken", 1), ("nergens", 1)]
    assert totals(days=30) == {"asked": 11, "nothing": 3, "unsure": 2, "clicked": 5}


def test_what_others_do_with_the_api_says_nothing_about_clicks():
    ask("via api", surface="api")
    assert queries(Kind.NO_CLICK) == []
    assert queries(Kind.NO_CLICK, surface="api") == []


def test_rewordings_add_up():
    for _time in range(2):
        searched("huisvuilzak", found=1, sure=True, surface="site", previous=carry("vuilzak"))
    searched("huisvuilzak", found=1, sure=True, surface="portal", previous=carry("vuilzak"))
    assert [(row.query, row.then, row.times) for row in listed(Kind.REWORDED, days=7)] == [
        ("vuilzak", "huisvuilzak", 3)
    ]
    assert [row.times for row in listed(Kind.REWORDED, days=7, surface="portal")] == [1]


def test_the_period_and_the_place_count():
    ask("vandaag", found=0)
    ask("vorige week", 2, found=0, days_ago=7)
    ask("vorige maand", 3, found=0, days_ago=40)
    ask("aan de balie", 4, found=0, surface="portal")
    assert queries(Kind.NOTHING, days=7, surface="site") == [("vandaag", 1)]
    assert queries(Kind.NOTHING, days=30, surface="site") == [("vorige week", 2), ("vandaag", 1)]
    assert queries(Kind.NOTHING, days=90, surface="site")[0] == ("vorige maand", 3)
    assert queries(Kind.NOTHING, surface="portal") == [("aan de balie", 4)]


def test_most_often_or_latest_first():
    ask("vaak", 5, found=0, days_ago=3)
    ask("net", found=0)
    assert queries(Kind.NOTHING) == [("vaak", 5), ("net", 1)]
    assert queries(Kind.NOTHING, latest=True) == [("net", 1), ("vaak", 5)]


@pytest.mark.parametrize("kind", Kind)
def test_a_list_is_one_query(kind: Kind):
    for number in range(20):
        ask(f"vraag {number}", found=number % 3, sure=False)
    with CaptureQueriesContext(connection) as captured:
        listed(kind, days=30)
    assert len(captured) == 1


def test_found_by_adds_up_the_days_of_ninety():
    document = uuid4()
    for query, times in (("vuilzak", 3), ("zak", 1), ("vuil", 2)):
        for _time in range(times):
            clicked(query, document, surface="site")
    clicked("vuilzak", document, surface="portal")
    clicked("vuilzak", uuid4(), surface="site")
    assert found_by(document) == [("vuilzak", 4), ("vuil", 2), ("zak", 1)]
    assert found_by(document, most=1) == [("vuilzak", 4)]
    assert found_by(uuid4()) == []
