import json

import pytest

from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.reading.formats import read_page
from tests.integrations.ipdc.generator import feed, instance, triples

NT = "\n".join(triples(instance(1)))
UNREADABLE = [
    (b"", "empty", None),
    (b"   \n", "empty", None),
    (b"<!DOCTYPE html>\n<html><body>Niet gevonden</body></html>", "web page", 1),
    (b"\n<html lang='nl'>", "web page", 1),
    (b"<?xml version='1.0'?><rdf:RDF/>", "XML", 1),
    (feed([instance(1)]).encode()[:-300], "JSON", None),
    (NT.encode()[:2000], "cut off", None),
    (b"@prefix a: <http://a/> .\n\na:b a:c", "cut off", 3),
    (b"ov\xe9r latin\n\xff", "UTF-8", 1),
    (b'{"error": "unauthorized"}', "not JSON-LD", 1),
    (b"naam;nummer\nx;1\n", "not JSON-LD, N-Triples or Turtle", 1),
    (b'{"@context": {"@import": "http://elders.example/c.jsonld"}, "@graph": ', "JSON", 1),
]


@pytest.mark.parametrize(("data", "reason", "line"), UNREADABLE)
def test_refuses_clearly(data, reason, line, settings):
    from django.utils.translation import override

    with override("en"), pytest.raises(Unreadable) as refusal:
        read_page(data)
    with override("en"):
        assert reason in str(refusal.value.reason)
    assert line is None or refusal.value.line == line


def test_no_context_is_ever_fetched(monkeypatch):
    def never(*args, **kwargs):
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", never)
    page = {"@context": ["http://hostname/ipdc-lpdc-im.jsonld", {"extra": "http://example.org/extra"}]}
    (document,) = read_page(json.dumps(page | instance(1) | {"extra": "woord"}).encode()).documents
    assert document["naam"] == {"nl": ["Vergunning nummer 1 voor een activiteit"]}
    assert "woord" in json.dumps(document)
    foreign = {"@context": ["http://elders.example/context.jsonld", {"naam": "http://purl.org/dc/terms/title"}]}
    with pytest.raises(Unreadable):
        read_page(json.dumps(foreign | instance(1)).encode())


def test_the_byte_order_mark_of_windows_is_no_trouble():
    assert len(read_page(b"\xef\xbb\xbf" + json.dumps(instance(1)).encode()).documents) == 1


def test_a_list_and_a_graph_are_read():
    assert len(read_page(json.dumps([instance(1), instance(2)]).encode()).documents) == 2
    assert len(read_page(json.dumps({"@graph": [instance(1), instance(2)]}).encode()).documents) == 2


def test_a_feed_in_turtle_tells_where_it_goes_on():
    text = "@prefix tree: <https://w3id.org/tree#> .\n<http://a/1> tree:relation [ tree:node <http://a/2> ] ."
    page = read_page(text.encode(), "page.ttl")
    assert (page.relations, page.address) == (["http://a/2"], "http://a/1")
