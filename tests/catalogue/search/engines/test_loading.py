"""Documents in memory: as the row is now, and there before they are asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.search.engines import loading
from catalogue.search.engines.base import UNTOLD
from catalogue.search.models import SearchDocument
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    loading._kept.clear()


def versions() -> dict[int, int]:
    return dict(SearchDocument.objects.values_list("pk", "version"))


def test_read_ahead_is_asked_no_more() -> None:
    make_product(title="Paspoort"), make_product(title="Rijbewijs")
    loading.read_ahead(batch=1)
    now = versions()
    with CaptureQueriesContext(connection) as asked:
        found = loading.load(now, None)
    assert not asked.captured_queries
    assert {one.pk for one in found} == set(now)


def test_a_changed_page_is_read_anew() -> None:
    page = make_product(title="Paspoort")
    loading.read_ahead()
    page.title = "Reispas"
    page.save_revision().publish()
    for told in (versions(), dict.fromkeys(versions(), UNTOLD)):
        [found] = [one for one in loading.load(told, None) if one.kind == "product"]
        assert "reispas" in found.words.counts
        assert "paspoort" not in found.words.title


def test_what_went_away_is_left_out() -> None:
    page = make_product(title="Paspoort")
    known = versions()
    loading.read_ahead()
    page.unpublish()
    found = loading.load(dict.fromkeys(known, UNTOLD), None)
    assert len(found) == len(known) - 1
