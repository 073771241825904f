"""Triples grouped by subject: what every RDF format becomes before it becomes a document."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or number as it was written, with its language (lower case) or datatype."""

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """An IRI, or a blank node when it starts with `_:`."""

    iri: str


Node = Literal | Ref
Graph = dict[str, dict[str, list[Node]]]


def new_graph() -> Graph:
    """An empty graph that grows as triples are added."""
    return defaultdict(lambda: defaultdict(list))


def add(graph: Graph, subject: str, predicate: str, node: Node) -> None:
    """Add one triple; saying the same twice adds nothing."""
    nodes = graph[subject][predicate]
    if node not in nodes:
        nodes.append(node)
