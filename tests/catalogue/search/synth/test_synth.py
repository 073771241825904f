"""A large catalogue that does not exist: it looks like the real one, and never gets into the city's own database."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from catalogue.products.models import ProductPage
from catalogue.search import find, known_words
from catalogue.search.models import IndexChange, KnownWord, SearchDocument
from catalogue.search.synth import scratch
from catalogue.search.synth.fill import fill
from catalogue.search.synth.texts import Writer
from tests.factories import catalogue_section, make_product

pytestmark = pytest.mark.django_db
MADE = {"product_number__startswith": "synth"}


@pytest.fixture
def examples():
    make_product(
        title="Paspoort aanvragen", description="Een paspoort vraag je aan in het stadhuis.", agent_note="Let op"
    )
    make_product(title="Hond aangeven", description="Een hond heeft een chip en een paspoort.")


def test_documents_pages_and_counts_agree(examples):
    before = SearchDocument.objects.count()
    assert fill(before + 60) == 60
    assert SearchDocument.objects.count() == before + 60
    made = SearchDocument.objects.filter(**MADE)
    assert made.count() == ProductPage.objects.filter(**MADE).count() == 60
    assert IndexChange.objects.filter(document__in=made.values("pk")).count() == 60
    counted = {(row.kind, row.text): (row.public, row.everyone) for row in KnownWord.objects.all()}
    known_words.recount()
    assert {(row.kind, row.text): (row.public, row.everyone) for row in KnownWord.objects.all()} == counted


def test_the_tree_is_whole_and_pages_can_be_added_after(examples):
    fill(SearchDocument.objects.count() + 10)
    assert Page.find_problems() == ([], [], [], [], [])
    later = make_product(title="Daarna")
    assert later.path.startswith(catalogue_section().path)


def test_what_is_made_is_found_and_leads_to_its_page(examples):
    fill(SearchDocument.objects.count() + 5)
    wanted = SearchDocument.objects.filter(**MADE).order_by("pk")[2]
    hit = find(wanted.product_number).items[0]
    assert hit.document == wanted
    assert hit.document.page.specific.description == wanted.summary


def test_words_are_the_catalogues_own_as_often_as_there(examples):
    make_product(title="Paspoort Paspoort Paspoort Paspoort Paspoort Paspoort Paspoort Paspoort")
    writer = Writer()
    drawn = Counter(word for number in range(400) for word in writer.write(number)[0].title.lower().split())
    assert set(drawn) == {"paspoort", "aanvragen", "hond", "aangeven"}
    assert 0.65 < drawn["paspoort"] / drawn.total() < 0.85  # 9 of the 12 words of titles


def test_the_same_seed_writes_the_same(examples):
    assert [Writer(7).write(n) for n in range(3)] == [Writer(7).write(n) for n in range(3)]


def test_enough_is_enough_and_nothing_comes_of_nothing():
    assert fill(10) == 0  # no product to take after
    make_product()
    assert fill(1) == 0


def test_a_city_in_use_is_never_filled(examples, monkeypatch):
    # This database is in use by this very test: it cannot be copied, and is left as it was
    def refuse() -> str:
        raise scratch.NotScratch("in use")

    monkeypatch.setattr(scratch, "enter", refuse)
    with pytest.raises(CommandError, match="in use"):
        call_command("search_index", "synth", "99", stdout=StringIO())
    assert not SearchDocument.objects.filter(**MADE).exists()


def test_a_scratch_database_is_known_by_its_name(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "scratch_x")
    assert scratch.enter() == "scratch_x"
