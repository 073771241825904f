import pytest

from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.reading.ntriples import parse_ntriples
from integrations.ipdc.reading.triples import Literal, Ref

GOOD = [
    ("<a:s> <a:p> <a:o> .", Ref("a:o")),
    ("_:s <a:p> _:o1 .", Ref("_:o1")),
    ('<a:s> <a:p> "tekst"@nl-BE-x-informal .', Literal("tekst", "nl-be-x-informal")),
    ('<a:s> <a:p> "1"^^<a:integer> .', Literal("1", "", "a:integer")),
    (r'<a:s> <a:p> "een \"citaat\" en \u00eb en \n" .', Literal('een "citaat" en ë en \n')),
    ('<a:s> <a:p> """twee\nregels met "aanhaling" erin"""@nl .', Literal('twee\nregels met "aanhaling" erin', "nl")),
    ('# uitleg\n\n<a:s> <a:p> "" .\n', Literal("")),
    (r'<a:s> <a:p> "\uD800" .', Literal("\ufffd")),
]
BAD = [
    ('<a:s> <a:p> "afgekapt', 1),
    ("<a:s> <a:p> <a:o> .\n<a:s> <a:p>", 2),
    ("<a:s> <a:p> <a:o> .\n\n\ndit is geen triple", 4),
    ("<html><body>", 1),
    ('<a:s> <a:p> "geen punt"', 1),
]


@pytest.mark.parametrize(("text", "node"), GOOD)
def test_reads(text, node):
    graph = parse_ntriples(text)
    assert [nodes for said in graph.values() for nodes in said.values()] == [[node]]


@pytest.mark.parametrize(("text", "line"), BAD)
def test_refuses_with_the_line(text, line):
    with pytest.raises(Unreadable) as refusal:
        parse_ntriples(text)
    assert refusal.value.line == line


def test_the_same_triple_twice_is_once():
    graph = parse_ntriples("<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> .")
    assert graph["a:s"]["a:p"] == [Ref("a:o")]
