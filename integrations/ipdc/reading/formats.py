"""Recognises what bytes hold and reads them; the name of a file is only a hint."""

import json
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.reading import keys, rdf, tree
from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.reading.ntriples import parse_ntriples
from integrations.ipdc.reading.page import Page
from integrations.ipdc.vocabulary import CONCEPT_TYPES

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml|\s*<rdf:RDF")
_TURTLE = re.compile(r"^\s*@?(?:prefix|base)\s", re.I | re.M)
_NTRIPLES = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:<[^>\s]*>|_:\S+)[ \t]+<[^>\s]*>[ \t]+[<\"_]")
_LINKED = {"@context", "@id", "@graph", "@type", "member", "view"}


def decode(data: bytes) -> str:
    """UTF-8 text. Raises `Unreadable` with the line of the first byte that is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(_("this is not text in UTF-8"), line=line) from error


def looks_like_data(text: str) -> bool:
    """Whether a text is worth reading as one of our formats (used for folders)."""
    return bool(text.lstrip()[:1] in {"{", "["} or _TURTLE.search(text[:4000]) or _NTRIPLES.match(text))


def is_html(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_HTML.match(text[:4000]))


def read_page(data: bytes, hint: str = "") -> Page:
    """Read one file or response. Raises `Unreadable` with line and reason."""
    text = decode(data)
    if not text.strip():
        raise Unreadable(_("this file is empty"))
    if is_html(text):
        raise Unreadable(_("this is a web page (HTML), not data"), line=1)
    if _XML.match(text):
        raise Unreadable(_("this is XML; give JSON-LD, N-Triples or Turtle"), line=1)
    if text.lstrip()[0] in "{[":
        return _json_page(text)
    if hint.endswith(".ttl") or (_TURTLE.search(text[:4000]) and not hint.endswith(".nt")):
        return _graph_page(rdf.parse_turtle(text))
    if hint.endswith(".nt") or _NTRIPLES.match(text):
        return _graph_page(parse_ntriples(text))
    raise Unreadable(_("this is not JSON-LD, N-Triples or Turtle"), line=1)


def _json_page(text: str) -> Page:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno
        raise Unreadable(_("the JSON stops making sense here (%(error)s)"), line=line, error=error.msg) from error
    except RecursionError as error:
        raise Unreadable(_("the JSON is nested too deeply")) from error
    nodes = list(keys.nodes_of(data))
    if not any(_LINKED & node.keys() or any(":" in key for key in node) for node in nodes):
        raise Unreadable(_("this is JSON, but not JSON-LD"), line=1)
    if rdf.needs_rdf(data):
        return _graph_page(rdf.parse_jsonld(data))
    return Page(
        documents=[keys.document(node) for node in nodes if keys.is_product(node)],
        relations=[relation for node in nodes for relation in _relations(node)],
        address=_address(nodes),
        concepts=sum(1 for node in nodes if keys.types_of(node) & CONCEPT_TYPES),
    )


def _relations(node: dict[str, Any]) -> list[str]:
    view = node.get("view", node)
    found = []
    for holder in view if isinstance(view, list) else [view]:
        links = holder.get("relation", []) if isinstance(holder, dict) else []
        for link in links if isinstance(links, list) else [links]:
            target = link.get("node", "") if isinstance(link, dict) else ""
            target = target.get("@id", "") if isinstance(target, dict) else target
            found += [str(target)] if target else []
    return found


def _address(nodes: list[dict[str, Any]]) -> str:
    feed = next((node for node in nodes if "view" in node or "relation" in node or "member" in node), {})
    view = feed.get("view")
    own = view.get("@id") if isinstance(view, dict) else None
    return str(own or feed.get("@id") or "")


def _graph_page(graph: tree.Graph) -> Page:
    return Page(tree.documents(graph), tree.relations(graph), tree.own_address(graph), tree.concepts(graph))
