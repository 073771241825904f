"""The node dies in the middle of searching, publishing and rebuilding, and comes back."""

import threading
import time
from collections import Counter

import pytest
from django.db import connection

from catalogue.search import find, tasks, upkeep
from catalogue.search.engines import choosing
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import keeping, rebuilding, rows
from catalogue.search.engines.elasticsearch.indices import alias
from catalogue.search.engines.elasticsearch.node import working
from catalogue.search.models import IndexChange
from tests.factories import make_product

pytestmark = pytest.mark.elasticsearch


class Worker(threading.Thread):
    """Does its step again and again until told to stop; what breaks it is kept."""

    def __init__(self, step):
        super().__init__(daemon=True)
        self.step, self.error, self.times, self.stopped = step, None, 0, threading.Event()

    def run(self):
        try:
            while not self.stopped.is_set():
                self.step()
                self.times += 1
        except BaseException as error:
            self.error = error
        finally:
            connection.close()


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_every_search_is_answered_and_nothing_is_lost_or_doubled(committed, proxy, settings):
    settings.ELASTICSEARCH_TIMEOUT = 2.0
    make_product(title="Paspoort")
    upkeep.rebuild()
    rebuilding.build()
    answers, published, broken = Counter(), [], Counter()

    def search():
        results = find("paspoort")
        assert results.items[0].document.title == "Paspoort"
        answers[results.engine, results.degraded] += 1

    def publish():
        page = make_product(title=f"Rijbewijs {len(published)}")
        published.append(page)
        if len(published) % 3 == 0:
            published[-2].unpublish()
        if len(published) % 4 == 0:
            published[-3].title += " nieuw"
            published[-3].save_revision().publish()
        tasks.feed()

    def rebuild():
        try:
            rebuilding.build()
            broken["built"] += 1
        except EngineDown:
            broken["broken"] += 1
            time.sleep(0.1)

    workers = [Worker(step) for step in (search, search, publish, rebuild)]
    for worker in workers:
        worker.start()
    for _ in range(2):
        until(lambda: answers["elasticsearch", False] > 5 and broken["built"] > 0)
        proxy.cut()
        answers.clear()
        broken.clear()
        until(lambda: answers["postgres", True] > 10 and broken["broken"] > 0)
        proxy.restore()
        answers.clear()
        broken.clear()
    until(lambda: answers["elasticsearch", False] > 5 and len(published) >= 6)
    for worker in workers:
        worker.stopped.set()
    for worker in workers:
        worker.join(60)
    assert [worker.error for worker in workers] == [None] * 4

    choosing.forget()
    tasks.sweep(0)
    assert not keeping.differences()
    assert list(upkeep.check()) == []
    assert upkeep.miscounted() == []
    assert not IndexChange.objects.exists()
    working().indices.refresh(index=alias())
    assert working().count(index=alias())["count"] == len(rows.versions())
    live = {page.pk for page in published if type(page).objects.filter(pk=page.pk, live=True).exists()}
    shown = [item.document.page_id for item in find("rijbewijs", engine="elasticsearch", page_size=100).items]
    assert len(shown) == len(set(shown))
    assert live <= set(shown) or len(live) > 100
