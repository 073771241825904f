"""A rebuild beside the living index: edits go on, the swap is one step, and a broken one leaves all as it was."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from catalogue.products.models import ProductPage
from catalogue.search import find, tasks, upkeep
from catalogue.search.engines import choosing
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import feeding, indices, keeping, locks, rebuilding, rows
from catalogue.search.engines.elasticsearch.node import working
from catalogue.search.models import IndexChange, KnownWord, SearchDocument
from tests.factories import make_product

pytestmark = pytest.mark.elasticsearch


def names(index):
    return sorted(working().indices.get(index=f"{index}*", expand_wildcards="all"))


def found(query):
    items = find(query, engine="elasticsearch").items
    return [item.document.title for item in items if item.document.kind == "product"]


def test_the_worker_makes_the_first_index(db, index_name):
    make_product(title="Paspoort")
    tasks.sweep(0)
    assert found("paspoort") == ["Paspoort"]
    assert not IndexChange.objects.exists()
    assert names(index_name) == [indices.live().name]


def test_edits_while_it_is_built_are_in_the_new_index(index):
    changed, gone = make_product(title="Paspoort"), make_product(title="Paspoort weg")
    feeding.send()
    old, edited = indices.live().name, []

    def edit(_count):
        if edited:
            return
        edited.append(True)
        changed.title = "Zwembrevet"
        changed.save_revision().publish()
        gone.delete()
        make_product(title="Rijbewijs")
        feeding.send()  # to the old index only
        assert found("zwembrevet") == ["Zwembrevet"]
        SearchDocument.objects.filter(page=changed.pk).update(popularity=0.5)  # and one that was not sent yet

    new = rebuilding.build(edit)
    assert edited
    assert "Paspoort weg" not in found("paspoort weg")
    assert names(index) == [new]
    assert new != old
    assert not IndexChange.objects.exists()
    assert (found("zwembrevet"), found("rijbewijs")) == (["Zwembrevet"], ["Rijbewijs"])
    assert not keeping.differences()


@pytest.mark.parametrize("step", ["put_right", "write"])
def test_a_rebuild_that_breaks_off_leaves_the_old_index_and_the_next_clears_away(index, monkeypatch, step):
    make_product(title="Paspoort")
    feeding.send()
    old = indices.live().name

    def breaks(*args, **kwargs):
        raise EngineDown("ConnectionError")

    with monkeypatch.context() as patched:
        patched.setattr(rebuilding, step, breaks)
        with pytest.raises(EngineDown):
            rebuilding.build()
    assert indices.live().name == old
    assert len(names(index)) == 2
    make_product(title="Rijbewijs")
    tasks.sweep(0)
    assert names(index) == [old]
    assert (found("paspoort"), found("rijbewijs")) == (["Paspoort"], ["Rijbewijs"])
    new = rebuilding.build()
    assert names(index) == [new]


def test_one_rebuild_at_a_time(index, monkeypatch):
    @contextmanager
    def taken():
        yield False

    monkeypatch.setattr(locks, "rebuilding", taken)
    with pytest.raises(rebuilding.Busy):
        rebuilding.build()
    with pytest.raises(CommandError, match="Another rebuild"):
        call_command("search_index", "rebuild", stdout=StringIO())
    tasks.sweep(0)
    assert len(names(index)) == 1


def test_an_index_that_took_the_name_of_the_alias_makes_room(db, index_name):
    make_product(title="Paspoort")
    working().index(index=index_name, id="1", document={"x": 1}, refresh=True)
    tasks.sweep(0)
    assert found("paspoort") == ["Paspoort"]
    assert len(names(index_name)) == 1


def test_another_citys_index_is_left_alone(index):
    other = f"{index}-2-20260101000000-abcdef"
    working().indices.create(index=other)
    working().indices.create(index=f"{index}-archive")
    rebuilding.build()
    assert {other, f"{index}-archive"} < set(names(index))


def command(*args):
    out = StringIO()
    call_command("search_index", *args, stdout=out)
    return out.getvalue()


def test_the_command_rebuilds_both(index):
    make_product(title="Paspoort")
    old = indices.live().name
    assert "Elasticsearch answers from" in command("rebuild")
    assert indices.live().name != old
    assert "in every engine" in command("check")


def test_check_finds_what_differs_and_repairs_it(index):
    upkeep.rebuild()
    lost, stale, kept = (make_product(title=f"Paspoort {letter}") for letter in "abc")
    feeding.send()
    key = {page: SearchDocument.objects.get(page=page.pk).pk for page in (lost, stale, kept)}
    old = rows.some([key[stale]])[key[stale]]
    SearchDocument.objects.filter(page=stale.pk).update(popularity=0.3)
    IndexChange.objects.all().delete()
    assert old.version < SearchDocument.objects.get(page=stale.pk).version
    working().delete(index=index, id=str(key[lost]))
    working().index(index=index, id="999999999", document={"pk": 999_999_999, "title": "Spook"})
    out = StringIO()
    with pytest.raises(CommandError, match="3 documents differ"):
        call_command("search_index", "check", stdout=out)
    assert "Elasticsearch: missing: Paspoort a" in out.getvalue()
    assert "Elasticsearch: behind: Paspoort b" in out.getvalue()
    assert "Elasticsearch: left over: document (999999999)" in out.getvalue()
    assert "3 differences put right" in command("check", "--repair")
    assert "in every engine" in command("check")


def test_a_database_that_was_put_back_gets_a_new_index(index):
    page = make_product(title="Paspoort")
    feeding.send()
    row = rows.some([SearchDocument.objects.get(page=page.pk).pk])
    for one in row.values():
        working().index(
            index=index, id=str(one.pk), document=one.body, version=one.version + 10**6, version_type="external"
        )
    assert keeping.differences().ahead
    old = indices.live().name
    tasks.compare(0)
    assert indices.live().name != old
    assert not keeping.differences()


def test_check_and_repair_of_words_and_pages(index):
    page = make_product(title="Paspoort")
    KnownWord.objects.filter(text="paspoort").update(public=77)
    ProductPage.objects.filter(pk=page.pk).update(agent_note="stil gewijzigd")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("search_index", "check", stdout=out)
    assert "words: miscounted: paspoort" in out.getvalue()
    assert "pages: differs in" in out.getvalue()
    with pytest.raises(CommandError):
        command("check")
    command("check", "--repair")
    assert "in every engine" in command("check")


def test_the_command_says_when_elasticsearch_is_down_and_the_rows_are_written_all_the_same(index, settings):
    make_product(title="Paspoort")
    SearchDocument.objects.all().delete()
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:1"
    with pytest.raises(CommandError, match="old index is as it was"):
        command("rebuild")
    assert find("paspoort").total == 1
    with pytest.raises(CommandError):
        command("check")
    settings.ELASTICSEARCH_URL = url
    choosing.forget()
    assert "in every engine" in command("check")


def test_check_repairs_a_missing_index(db, index_name):
    make_product(title="Paspoort")
    with pytest.raises(CommandError):
        command("check")
    command("check", "--repair")
    assert found("paspoort") == ["Paspoort"]
    assert "in every engine" in command("check")
