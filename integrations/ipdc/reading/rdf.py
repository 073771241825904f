"""Turtle and free-form JSON-LD through rdflib, with the door to the outside kept shut."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.reading.keys import is_product
from integrations.ipdc.reading.triples import Graph, Literal, Node, Ref, add, new_graph
from integrations.ipdc.vocabulary import LPDC, TERMS, Shape

_OURS = re.compile(r"(?:^|/)(?:ipdc-lpdc-im|ldes)\.jsonld$")


def needs_rdf(data: Any) -> bool:
    """Whether the JSON uses words of its own: a context inside, or whole addresses as keys."""
    if isinstance(data, list):
        return any(needs_rdf(item) for item in data)
    if not isinstance(data, dict):
        return False
    context = data.get("@context")
    inline = any(isinstance(item, dict) for item in (context if isinstance(context, list) else [context]))
    foreign = not is_product(data) and any("://" in key for key in data)
    return (inline and not _only_context(data)) or foreign or needs_rdf(data.get("@graph"))


def parse_turtle(text: str) -> Graph:
    """Read Turtle. Raises `Unreadable` with the line where it stops being Turtle."""
    from rdflib import Graph as RdfGraph
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        return _grouped(RdfGraph().parse(data=text, format="turtle"))
    except BadSyntax as error:
        line = int(getattr(error, "lines", 0)) + 1
        raise Unreadable(_("this is not Turtle; the file is cut off or damaged here"), line=line) from error
    except (ValueError, IndexError, RecursionError, AssertionError) as error:
        # rdflib stumbles over its own message at the end of a text that was cut off.
        line = text.count("\n") + 1
        raise Unreadable(_("this is not Turtle; the file is cut off or damaged here"), line=line) from error


def parse_jsonld(data: Any) -> Graph:
    """Read JSON-LD of any form; contexts named by address are ours or refused, never fetched."""
    from rdflib import Dataset
    from rdflib.plugins.parsers.jsonld import to_rdf

    try:
        dataset = Dataset(default_union=True)
        to_rdf(_closed(data), dataset)
        return _grouped((s, p, o) for s, p, o, _context in dataset.quads())
    except Unreadable:
        raise
    except Exception as error:  # rdflib raises whatever its code runs into
        raise Unreadable(_("this is not JSON-LD (%(error)s)"), error=str(error)[:200]) from error


def _grouped(triples: Any) -> Graph:
    graph = new_graph()
    for subject, predicate, node in triples:
        add(graph, _name(subject), str(predicate), _node(node))
    return graph


def _name(term: Any) -> str:
    from rdflib import BNode

    return f"_:{term}" if isinstance(term, BNode) else str(term)


def _node(term: Any) -> Node:
    from rdflib import Literal as RdfLiteral

    if isinstance(term, RdfLiteral):
        return Literal(str(term), (term.language or "").lower(), str(term.datatype or ""))
    return Ref(_name(term))


def _only_context(data: dict[str, Any]) -> bool:
    return set(data) <= {"@context"}


def _closed(value: Any) -> Any:
    """The same JSON with every context that is named by address replaced by ours."""
    if isinstance(value, list):
        return [_closed(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _context(item) if key == "@context" else _closed(item) for key, item in value.items() if key != "@import"
    }


def _context(value: Any) -> Any:
    if isinstance(value, list):
        return [_context(item) for item in value]
    if isinstance(value, str):
        if _OURS.search(value):
            return own_context()
        raise Unreadable(_("the context %(address)s is not known here and is not fetched"), address=value)
    return _closed(value)


def own_context() -> dict[str, Any]:
    """A JSON-LD context for the standard's keys, made from our own table of words."""
    context: dict[str, Any] = {"@vocab": LPDC}
    for term in TERMS:
        entry: dict[str, Any] = {"@id": term.predicate}
        if term.shape is Shape.TEXT:
            entry["@container"] = "@language"
        elif term.shape is Shape.PARTS:
            entry["@type"] = "@id"
        context[term.key] = entry
    tree = "https://w3id.org/tree#"
    return context | {
        "Instantie": LPDC + "InstancePublicService",
        "InstantieSnapshot": LPDC + "InstancePublicServiceSnapshot",
        "Concept": LPDC + "ConceptualPublicService",
        "ConceptSnapshot": LPDC + "ConceptualPublicServiceSnapshot",
        "view": {"@id": tree + "view", "@type": "@id"},
        "member": {"@id": tree + "member", "@type": "@id"},
        "relation": {"@id": tree + "relation", "@type": "@id"},
        "node": {"@id": tree + "node", "@type": "@id"},
    }
