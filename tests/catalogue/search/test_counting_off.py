"""A page that goes away takes its words with it exactly once."""

import pytest

from catalogue.search import upkeep
from catalogue.search.models import KnownWord
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("end", ["delete", "unpublish"])
def test_words_of_a_page_that_ends_are_counted_off_once(end):
    page = make_product(title="Zwembrevet")
    getattr(page, end)()
    assert KnownWord.objects.get(kind="s", text="zwembrevet").everyone == 0
    assert upkeep.miscounted() == []


def test_a_deleted_service_too():
    page = make_product(title="Zwembrevet")
    page.get_parent().get_children().filter(pk=page.pk).delete()
    assert upkeep.miscounted() == []
