"""A city in which people search, editors publish and indices are rebuilt, while the engine comes and goes."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection

from catalogue.products.models import ProductPage
from catalogue.search import find, tasks, upkeep
from catalogue.search.engines import choosing, whole
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import keeping, rebuilding, rows
from catalogue.search.engines.elasticsearch.indices import alias
from catalogue.search.engines.elasticsearch.node import working
from catalogue.search.models import IndexChange, SearchDocument
from tests.factories import make_product

MOST_PAGES = 30  # then editors change what there is
BREATH = 0.02  # seconds between two steps of one worker: the machine has other work


class Worker(threading.Thread):
    """Does its step again and again until told to stop; what breaks it is kept."""

    def __init__(self, step: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.step, self.error, self.stopped = step, None, threading.Event()

    def run(self) -> None:
        try:
            while not self.stopped.wait(BREATH):
                self.step()
        except BaseException as error:
            self.error: Any = error
        finally:
            connection.close()


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until `condition` holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


class BusyCity:
    """Two people who search, an editor who publishes, a rebuild without end. What each met is counted."""

    def __init__(self) -> None:
        self.answers: Counter[tuple[str, bool]] = Counter()  # (engine, in the place of another)
        self.built: Counter[str] = Counter()
        self.published: list[ProductPage] = []
        self.changed = 0
        self._workers = [Worker(step) for step in (self._search, self._search, self._publish, self._rebuild)]

    def __enter__(self) -> "BusyCity":
        make_product(title="Paspoort")
        upkeep.rebuild()
        rebuilding.build()
        whole.get_ready()  # as in a web process, whatever the second engine does
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            worker.stopped.set()
        for worker in self._workers:
            worker.join(60)

    def from_now(self) -> None:
        """Count anew."""
        self.answers.clear()
        self.built.clear()

    def alive(self) -> bool:
        """Tell whether every worker still works: what broke one would leave the test waiting."""
        assert [worker.error for worker in self._workers] == [None] * 4
        return True

    def goes_well(self) -> bool:
        """Tell whether the engine answered, and an index was built in it."""
        return self.alive() and self.answers["elasticsearch", False] > 5 and self.built["whole"] > 0

    def does_without(self) -> bool:
        """Tell whether the database answered in its place, and a rebuild came to nothing."""
        return self.alive() and self.answers["postgres", True] > 10 and self.built["broken"] > 0

    def _search(self) -> None:
        results = find("paspoort")
        assert results.items[0].document.title == "Paspoort"
        self.answers[results.engine, results.degraded] += 1

    def _publish(self) -> None:
        pages = self.published
        if len(pages) < MOST_PAGES:
            pages.append(make_product(title=f"Rijbewijs {len(pages)}"))
        self.changed += 1
        if self.changed % 3 == 0:
            pages[self.changed % len(pages)].unpublish()
        else:
            page = pages[self.changed % len(pages)]
            page.title = f"Rijbewijs nummer {self.changed}"
            page.save_revision().publish()
        tasks.feed()

    def _rebuild(self) -> None:
        try:
            rebuilding.build()
            self.built["whole"] += 1
        except EngineDown:
            self.built["broken"] += 1
            time.sleep(0.1)

    def assert_nothing_lost_or_doubled(self) -> None:
        """Catch up as the worker does every minute; then rows, counted words and index must agree."""
        choosing.forget()
        tasks.sweep(0)
        assert not keeping.differences()
        assert list(upkeep.check()) == []
        assert upkeep.miscounted() == []
        assert not IndexChange.objects.exists()
        held = whole.in_step(whole.state_now(), writes=False)
        assert held is not None
        assert held._versions == dict(SearchDocument.objects.values_list("pk", "version"))
        working().indices.refresh(index=alias())
        assert working().count(index=alias())["count"] == len(rows.versions())
        live = set(
            ProductPage.objects.live().filter(pk__in=[page.pk for page in self.published]).values_list("pk", flat=True)
        )
        shown = [item.document.page_id for item in find("rijbewijs", engine="elasticsearch", page_size=100).items]
        assert sorted(shown) == sorted(live)
