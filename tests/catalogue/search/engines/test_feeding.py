"""Every change reaches the index: in order, at least once, never an older one over a newer."""

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from catalogue.search import find, tasks
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import feeding, keeping, rows, writing
from catalogue.search.engines.elasticsearch.node import working
from catalogue.search.engines.elasticsearch.unsent import DROPPED, missed
from catalogue.search.models import IndexChange, SearchDocument
from tests.factories import make_channel, make_product, make_service

pytestmark = pytest.mark.elasticsearch


def found(query):
    feeding.send()
    assert not IndexChange.objects.exists()
    results = find(query, engine="elasticsearch")
    return [item.document.title for item in results.items if item.document.kind == "product"]


def held(index):
    """What the index itself holds: key → version."""
    hits = working().search(index=index, size=1_000, version=True, source=False)["hits"]["hits"]
    return {int(hit["_id"]): hit["_version"] for hit in hits}


def row(page):
    return SearchDocument.objects.get(page=page.pk)


def test_publish_change_unpublish_and_delete(index):
    page = make_product(title="Paspoort")
    assert found("paspoort") == ["Paspoort"]
    page.title = "Zwembrevet"
    page.save_revision()
    assert found("zwembrevet") == []
    page.save_revision().publish()
    assert (found("zwembrevet"), found("paspoort")) == (["Zwembrevet"], [])
    page.unpublish()
    assert found("zwembrevet") == []
    other = make_product(title="Rijbewijs")
    assert found("rijbewijs") == ["Rijbewijs"]
    other.delete()
    assert found("rijbewijs") == []
    assert held(index) == rows.versions()


def test_a_changed_phone_number(index):
    def holders(number):
        feeding.send()
        hits = working().search(index=index, query={"match": {"public": number}})["hits"]["hits"]
        return [hit["_source"]["title"] for hit in hits]

    channel = make_channel(make_service(name="Burgerzaken"), value="011 23 95 01")
    assert holders("011239501") == ["Burgerzaken"]
    channel.value = "0477 88 66 00"
    channel.save()
    assert (holders("011239501"), holders("0477886600")) == ([], ["Burgerzaken"])
    assert find("0477 88 66 00", engine="elasticsearch").items[0].document.title == "Burgerzaken"


def test_an_older_version_that_arrives_late_changes_nothing(index):
    page = make_product(title="Paspoort")
    old = rows.some([row(page).pk])
    page.title = "Zwembrevet"
    page.save_revision().publish()
    assert found("zwembrevet") == ["Zwembrevet"]
    assert writing.write(index, old.values(), refresh=True) == {}
    assert held(index)[row(page).pk] == row(page).version
    key = row(page).pk
    page.delete()
    assert found("zwembrevet") == []
    writing.write(index, old.values(), refresh=True)
    assert key not in held(index)


def test_sent_twice_is_there_once(index):
    make_product(title="Paspoort")
    changes = list(IndexChange.objects.all())
    assert found("paspoort") == ["Paspoort"]
    before = held(index)
    IndexChange.objects.bulk_create(changes)
    assert found("paspoort") == ["Paspoort"]
    assert held(index) == before


def test_what_cannot_be_sent_waits(index, settings):
    make_product(title="Paspoort")
    waiting = IndexChange.objects.count()
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:1"
    with pytest.raises(EngineDown):
        feeding.send()
    tasks.feed()
    tasks.sweep(0)
    assert IndexChange.objects.count() == waiting
    settings.ELASTICSEARCH_URL = url
    tasks.sweep(0)
    assert found("paspoort") == ["Paspoort"]


def test_a_publication_that_fails_leaves_nothing_to_send(index):
    with pytest.raises(RuntimeError), transaction.atomic():
        make_product(title="Paspoort")
        raise RuntimeError
    assert "Paspoort" not in found("paspoort")


def test_thousands_go_in_batches(index, monkeypatch):
    monkeypatch.setattr(feeding, "BATCH", 7)
    for number in range(5):
        make_product(title=f"Paspoort {number}")
    SearchDocument.objects.update(popularity=0.5)
    SearchDocument.objects.update(popularity=0.6)
    assert IndexChange.objects.count() > 14
    assert len(found("paspoort")) == 5
    assert held(index) == rows.versions()


def test_a_document_that_is_refused_waits_and_holds_up_no_other(index, monkeypatch):
    bad, good = make_product(title="Paspoort A"), make_product(title="Paspoort B")
    real = rows.some

    def spoilt(pks):
        read = real(pks)
        if row(bad).pk in read:
            read[row(bad).pk].body["unknown"] = "no such field"
        return read

    monkeypatch.setattr(rows, "some", spoilt)
    assert feeding.send() == {row(bad).pk}
    assert row(good).pk in held(index)
    assert set(IndexChange.objects.values_list("document", flat=True)) == {row(bad).pk}
    assert keeping.differences().missing == (row(bad).pk,)
    assert {item.document.title for item in find("paspoort", engine="elasticsearch").items} == {
        "Paspoort A",
        "Paspoort B",
    }
    monkeypatch.undo()
    assert len(found("paspoort")) == 2


def test_switched_off_nothing_piles_up_and_switched_on_again_it_is_put_right(index, settings):
    make_product(title="Paspoort")
    feeding.send()
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    make_product(title="Rijbewijs")
    for _ in range(2):
        tasks.sweep(0)
        assert list(IndexChange.objects.values_list("document", flat=True)) == [DROPPED]
    settings.ELASTICSEARCH_URL = url
    with pytest.raises(EngineDown, match="missed"):
        find("rijbewijs", engine="elasticsearch")
    assert find("rijbewijs").engine == "postgres"
    tasks.sweep(0)
    assert not missed()
    assert found("rijbewijs") == ["Rijbewijs"]
    assert held(index) == rows.versions()


def jobs():
    return ProcrastinateJob.objects.filter(task_name=feeding.FEED, status="todo").count()


def test_the_worker_is_told_once_after_the_commit(index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for _ in range(3):
            make_product()
        assert jobs() == 0
    assert sum(callback is feeding._defer for callback in callbacks) == 1
    assert jobs() == 1
    with django_capture_on_commit_callbacks(execute=True):
        make_product(title="Paspoort")
    assert jobs() == 1
    tasks.feed()
    assert find("paspoort", engine="elasticsearch").total == 1


def test_nobody_is_told_when_there_is_no_second_engine(db, settings):
    settings.ELASTICSEARCH_URL = ""
    connection.run_on_commit.clear()
    make_product()
    assert not any(callback[1] is feeding._defer for callback in connection.run_on_commit)
