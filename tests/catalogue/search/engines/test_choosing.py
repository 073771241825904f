"""Whatever happens to the second engine, each question is answered in the same request, and it is said."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from catalogue.search import find
from catalogue.search.engines import choosing
from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import feeding, indices, mapping, rebuilding
from catalogue.search.engines.elasticsearch.node import working
from catalogue.search.models import IndexChange
from tests.factories import make_product

pytestmark = pytest.mark.elasticsearch


def answered():
    """Return which engine answered, and whether another should have; that it answered well is checked here."""
    results = find("paspoort")
    assert [item.document.title for item in results.items] == ["Paspoort"]
    return results.engine, results.degraded


DOWN, WELL, OFF = ("postgres", True), ("elasticsearch", False), ("postgres", False)


@pytest.fixture
def page(db):
    return make_product(title="Paspoort")


def test_switched_off_is_not_degraded(settings, page):
    settings.ELASTICSEARCH_URL = ""
    assert answered() == OFF
    with pytest.raises(EngineDown):
        find("paspoort", engine="elasticsearch")


def test_well(index, page):
    feeding.send()
    assert answered() == WELL
    assert find("paspoort", engine="postgres").engine == "postgres"
    with pytest.raises(ValueError, match="solr"):
        find("paspoort", engine="solr")


def test_connection_refused_and_back(page, proxy):
    rebuilding.build()
    assert answered() == WELL
    proxy.cut()
    assert [answered() for _ in range(3)] == [DOWN] * 3
    with pytest.raises(EngineDown):
        find("paspoort", engine="elasticsearch")
    proxy.restore()
    until = time.monotonic() + 20
    while answered() != WELL:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_too_slow(settings, page, proxy):
    rebuilding.build()
    proxy.delay, settings.ELASTICSEARCH_TIMEOUT = 2.0, 0.2
    started = time.monotonic()
    assert answered() == DOWN
    assert time.monotonic() - started < 2.0
    asked = time.monotonic()
    assert answered() == DOWN
    assert time.monotonic() - asked < 2.0


@contextmanager
def server(respond):
    """Serve HTTP that `respond` writes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("content-length") or 0))
            respond(self)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *args):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


def body(status, text, kind="application/json", product="Elasticsearch"):
    def respond(handler):
        handler.send_response(status)
        handler.send_header("content-type", kind)
        handler.send_header("x-elastic-product", product)
        handler.send_header("content-length", str(len(text)))
        handler.end_headers()
        handler.wfile.write(text)

    return respond


def begins_and_stops(handler):
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "50000")
    handler.end_headers()
    handler.wfile.write(b'{"resp')
    handler.wfile.flush()
    time.sleep(2)


@pytest.mark.parametrize(
    "respond",
    [
        body(200, b"<html>maintenance</html>", "text/html"),
        body(200, b"{}", product="Something else"),
        body(200, b"[]"),
        body(200, b'{"x": {"mappings": 5}}'),
        body(200, b"not json"),
        body(500, b""),
        body(503, b'{"error": {"type": "cluster_block_exception"}}'),
        body(401, b"{}"),
        begins_and_stops,
    ],
)
def test_an_answer_of_something_else_is_no_answer(settings, page, index_name, respond):
    settings.ELASTICSEARCH_TIMEOUT = 0.3
    with server(respond) as url:
        settings.ELASTICSEARCH_URL = url
        assert answered() == DOWN


def test_a_host_that_swallows_everything(settings, page, index_name):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{listener.getsockname()[1]}"
        settings.ELASTICSEARCH_TIMEOUT = 0.2
        assert answered() == DOWN


def test_no_index(page, index_name):
    assert answered() == DOWN


def test_a_half_built_index(page, index_name):
    name = indices.create()
    assert answered() == DOWN
    working().indices.put_alias(index=name, name=index_name)
    choosing.forget()
    assert answered() == DOWN


def test_an_index_that_is_none_of_ours(page, index_name):
    working().index(index=index_name, id="1", document={"pk": 1, "names": "paspoort"}, refresh=True)
    assert answered() == DOWN


def test_an_index_of_another_layout(page, index, monkeypatch):
    feeding.send()
    assert answered() == WELL
    newer = mapping.LAYOUT + 1
    for module in (mapping, indices):
        monkeypatch.setattr(module, "LAYOUT", newer)
    choosing.forget()
    assert answered() == DOWN
    rebuilding.build()
    choosing.forget()
    assert answered() == WELL


def test_a_red_index(page, index_name):
    nowhere = {"index": mapping.SETTINGS | {"routing.allocation.require._name": "nowhere"}}
    name = f"{index_name}-{'2' * 14}-abcdef"
    working().indices.create(
        index=name, settings=nowhere, mappings=mapping.mapping(complete=True), wait_for_active_shards=0
    )
    working().indices.put_alias(index=name, name=index_name)
    assert working().cluster.health(index=index_name)["status"] == "red"
    assert answered() == DOWN


def test_an_index_that_is_taken_away_while_it_is_used(page, index):
    feeding.send()
    assert answered() == WELL
    indices.remove(indices.live().name)
    assert answered() == DOWN


def test_what_was_not_sent_yet_is_found_and_far_behind_is_left_to_the_other_engine(index, page):
    assert IndexChange.objects.exists()
    assert answered() == WELL
    IndexChange.objects.bulk_create(IndexChange(document=n, version=1) for n in range(10**9, 10**9 + 301))
    assert answered() == DOWN
    feeding.send()
    assert answered() == WELL


def test_one_search_in_a_while_tries_again(page, index_name, proxy, monkeypatch):
    """The others do not wait for a node that is known to be down."""
    rebuilding.build()
    answered()
    proxy.cut()
    asked = []
    real = choosing._elasticsearch.by_words
    monkeypatch.setattr(choosing._elasticsearch, "by_words", lambda wanted: asked.append(1) or real(wanted))
    monkeypatch.setattr("catalogue.search.engines.breaker.monotonic", lambda: 100.0)
    assert {answered() for _ in range(10)} == {DOWN}
    assert len(asked) == 1
