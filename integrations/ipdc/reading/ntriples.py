"""N-Triples, read line by line with our own scanner.

Real exports put multi-line `\"\"\"texts\"\"\"` into N-Triples; those are accepted, everything else
that is not a whole triple is refused with its line number.
"""

import re

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.reading.errors import Unreadable
from integrations.ipdc.reading.triples import Graph, Literal, Ref, add, new_graph

_TRIPLE = re.compile(
    r"""(?:<(?P<s>[^<>"\s]*)>|(?P<sb>_:[^\s<"]+))[ \t]+<(?P<p>[^<>"\s]*)>[ \t]+
    (?:<(?P<o>[^<>"\s]*)>|(?P<ob>_:[^\s<"]+?)
      |(?:\"\"\"(?P<long>(?:[^"\\]|\\.|"(?!""))*)\"\"\"|"(?P<short>[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*)")
       (?:@(?P<lang>[A-Za-z][A-Za-z0-9-]*)|\^\^<(?P<type>[^<>"\s]*)>)?
    )[ \t]*\.""",
    re.VERBOSE | re.DOTALL,
)
_SKIP = re.compile(r"(?:\s+|#[^\n]*)*")
_ESCAPE = re.compile(r"""\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))""", re.DOTALL)
_SINGLE = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def unescape(text: str) -> str:
    """Turn `\\n`, `\\"` and `\\u00eb` into what they stand for."""
    if "\\" not in text:
        return text

    def replace(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if not digits:
            return _SINGLE.get(match[3], match[3])
        point = int(digits, 16)
        return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "\ufffd"

    return _ESCAPE.sub(replace, text)


def parse_ntriples(text: str) -> Graph:
    """Read every triple. Raises `Unreadable` with the line of the first that is not one."""
    graph = new_graph()
    position = _SKIP.match(text, 0).end()  # type: ignore[union-attr]
    while position < len(text):
        match = _TRIPLE.match(text, position)
        if match is None:
            raise Unreadable(
                _("this is not a whole triple; the file is cut off or damaged here"),
                line=text.count("\n", 0, position) + 1,
            )
        add(graph, match["sb"] or unescape(match["s"]), unescape(match["p"]), _object(match))
        position = _SKIP.match(text, match.end()).end()  # type: ignore[union-attr]
    return graph


def _object(match: re.Match[str]) -> Literal | Ref:
    if match["o"] is not None:
        return Ref(unescape(match["o"]))
    if match["ob"] is not None:
        return Ref(match["ob"])
    text = match["short"] if match["long"] is None else match["long"]
    return Literal(unescape(text), (match["lang"] or "").lower(), match["type"] or "")
