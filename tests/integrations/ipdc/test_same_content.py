"""The same content has the same fingerprint, whatever the format, the order or the names of the parts."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from integrations.ipdc.building import build
from integrations.ipdc.reading.formats import read_page
from tests.integrations.ipdc.generator import feed, instance, triples


def hash_of(text: str, name: str = "") -> str:
    (document,) = read_page(text.encode(), name).documents
    return build(document).hash


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_triples_does_not_matter(number: int, chance: random.Random):
    lines = triples(instance(number))
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert hash_of("\n".join(lines), "a.nt") == hash_of("\n".join(shuffled), "a.nt")


def test_names_of_parts_do_not_matter():
    text = "\n".join(triples(instance(1)))
    renamed = text.replace("/1/voorwaarden0", "/1/iets-anders")
    renamed = renamed.replace("<http://data.example.org/id/public-service/1/kosten0>", "_:k")
    assert renamed != text
    assert hash_of(text) == hash_of(renamed)


def test_every_format_says_the_same():
    one = instance(7)
    nt = "\n".join(triples(one))
    graph = Graph().parse(data=nt, format="nt")
    hashes = {
        hash_of(nt, "a.nt"),
        hash_of(graph.serialize(format="turtle"), "a.ttl"),
        hash_of(graph.serialize(format="json-ld"), "a.jsonld"),
        hash_of(json.dumps(one), "a.jsonld"),
        hash_of(feed([one]), "a.json"),
    }
    assert len(hashes) == 1


def test_a_new_version_with_the_same_content_has_the_same_hash():
    earlier, later = instance(1), instance(1, laatstGewijzigd="2025-01-01T00:00:00Z")
    assert hash_of(feed([earlier])) == hash_of(feed([later]))


def test_another_word_is_another_hash():
    assert hash_of(json.dumps(instance(1))) != hash_of(json.dumps(instance(1, naam={"nl": "Anders"})))


def test_the_order_the_source_gives_is_kept():
    steps = [{"naam": {"nl": f"stap {n}"}, "order": n} for n in (10, 2, 1)]
    for text in (json.dumps(instance(1, procedures=steps)), "\n".join(triples(instance(1, procedures=steps)))):
        (document,) = read_page(text.encode()).documents
        assert [part.name["nl"] for part in build(document).procedures] == ["stap 1", "stap 2", "stap 10"]


def test_nothing_of_the_source_is_lost():
    one = instance(1, **{"http://example.org/onbekend": "bewaard", "laatstOntvangen": "2024"})
    (document,) = read_page(json.dumps(one).encode()).documents
    raw = build(document).raw
    assert "bewaard" in raw
    lines = [*triples(instance(1)), f"<{one['@id']}> <http://example.org/eigen> <http://example.org/x> ."]
    lines.append('<http://example.org/x> <http://example.org/zegt> "ook dit"@nl .')
    (document,) = read_page("\n".join(lines).encode()).documents
    assert "ook dit" in build(document).raw
