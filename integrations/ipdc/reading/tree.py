"""From triples to documents: the same keys as the standard's JSON, whatever the file was."""

from integrations.ipdc.reading.canonical import Document, part_key, short_code
from integrations.ipdc.reading.triples import Graph, Literal, Node, Ref
from integrations.ipdc.vocabulary import (
    BY_PREDICATE,
    CONCEPT_TYPES,
    INSTANCE_TYPES,
    RDF_TYPE,
    TOMBSTONE_TYPES,
    Shape,
    Term,
)

TREE_NODE = "https://w3id.org/tree#node"
TREE_RELATION = "https://w3id.org/tree#relation"


def documents(graph: Graph) -> list[Document]:
    """Every product in the graph with all it points to; nothing it says is dropped."""
    wanted = INSTANCE_TYPES | TOMBSTONE_TYPES
    return [_node(graph, subject, ()) for subject in list(graph) if types_of(graph, subject) & wanted]


def concepts(graph: Graph) -> int:
    """How many Flemish templates (not products of a city) the graph holds."""
    return sum(1 for subject in list(graph) if types_of(graph, subject) & CONCEPT_TYPES)


def relations(graph: Graph) -> list[str]:
    """The pages of a feed this page points to."""
    nodes = [node for said in list(graph.values()) for node in said.get(TREE_NODE, ())]
    return [_plain(node) for node in nodes]


def own_address(graph: Graph) -> str:
    """The address a feed's page gives itself, or nothing."""
    return next((subject for subject, said in graph.items() if TREE_RELATION in said), "")


def types_of(graph: Graph, subject: str) -> set[str]:
    """The classes of one subject; reading never adds to the graph."""
    said = graph.get(subject)
    return {_plain(node) for node in said.get(RDF_TYPE, ())} if said else set()


def _node(graph: Graph, subject: str, above: tuple[str, ...]) -> Document:
    document: Document = {"@id": subject}
    path = (*above, subject)
    for predicate, nodes in graph[subject].items():
        term = BY_PREDICATE.get(predicate)
        if predicate == RDF_TYPE:
            document["@type"] = sorted(_plain(node) for node in nodes)
        elif term is None:
            document[predicate] = sorted((_unknown(graph, node, path) for node in nodes), key=part_key)
        else:
            document[term.key] = _known(graph, term, nodes, path)
    return document


def _known(graph: Graph, term: Term, nodes: list[Node], path: tuple[str, ...]) -> object:
    if term.shape is Shape.TEXT:
        return _texts(nodes)
    if term.shape is Shape.CODES:
        return sorted({short_code(term, _plain(node)) for node in nodes})
    if term.shape is Shape.VALUE:
        values = sorted({_plain(node) for node in nodes})
        return values[0] if len(values) == 1 else values
    return sorted((_part(graph, node, path) for node in nodes), key=part_key)


def _texts(nodes: list[Node]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for node in nodes:
        language = node.language if isinstance(node, Literal) else ""
        texts.setdefault(language or "und", []).append(_plain(node))
    return {language: sorted(values) for language, values in sorted(texts.items())}


def _part(graph: Graph, node: Node, path: tuple[str, ...]) -> Document:
    if isinstance(node, Ref) and node.iri in graph and node.iri not in path:
        return _node(graph, node.iri, path)
    return {"@id": _plain(node), "@missing": True}


def _unknown(graph: Graph, node: Node, path: tuple[str, ...]) -> Document:
    if isinstance(node, Ref):
        known = node.iri in graph and node.iri not in path
        return _node(graph, node.iri, path) if known else {"@id": node.iri}
    extra = {"@language": node.language, "@type": node.datatype}
    return {"@value": node.value} | {key: value for key, value in extra.items() if value}


def _plain(node: Node) -> str:
    return node.iri if isinstance(node, Ref) else node.value
