"""Second pass: any tidy HTML becomes the few blocks the city's rich text knows."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from integrations.ipdc.cleaning.links import mend

_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4", "caption": "h4"}
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_BREAKS = {
    "p",
    "div",
    "section",
    "article",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "tr",
    "table",
    "thead",
    "tbody",
    "tfoot",
}
_LISTS = {"ul", "ol"}
_CELLS = {"td", "th"}
_SPACE = re.compile(r"[\s\xa0\u200b\ufeff]+")


def tidy(html: str, *, headings: bool) -> str:
    """Blocks in a fixed form. Expects what `safe_html` gives.

    Where a field has no headings they become bold paragraphs and rules go.
    """
    writer = _Writer(headings)
    writer.feed(html)
    writer.close()
    return writer.result()


@dataclass(slots=True)
class _Block:
    """A paragraph, heading or list item that is being filled."""

    tag: str
    parts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    has_text: bool = False
    space: bool = False
    lines: int = 0


class _Writer(HTMLParser):
    """Writes blocks one after the other; a block without text is never written."""

    def __init__(self, headings: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._headings = headings
        self._out: list[str] = []
        self._lists: list[str] = []  # lists the source has open
        self._items: list[_Block] = []  # their items; a nested list hangs in the item above
        self._block: _Block | None = None
        self._wanted: list[tuple[str, str]] = []  # (source tag, our opening tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LISTS:
            self._end_block()
            self._lists.append(tag)
            self._items.append(_Block(tag))
        elif tag == "li":
            self._end_block()
            self._block = _Block("li" if self._lists else "p")
        elif tag in _HEADINGS or tag in _BREAKS:
            self._break(_HEADINGS.get(tag, "p"))
        elif tag == "hr":
            self._rule()
        elif tag == "br":
            self._line()
        elif tag in _CELLS:
            self._cell()
        elif tag in _INLINE:
            self._wanted.append((tag, f"<{_INLINE[tag]}>"))
        elif tag == "a":
            address = mend(dict(attrs).get("href") or "")
            self._wanted.append((tag, f'<a href="{escape(address)}">' if address else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._end_block()
            self._end_list()
        elif tag == "li":
            self._end_block()
        elif tag in _HEADINGS or tag in _BREAKS:
            self._break("p")
        elif tag in _INLINE or tag == "a":
            for index in range(len(self._wanted) - 1, -1, -1):
                if self._wanted[index][0] == tag:
                    del self._wanted[index]
                    break

    def handle_data(self, data: str) -> None:
        text = _SPACE.sub(" ", data)
        if not text.strip():
            if self._block is not None and self._block.has_text:
                self._block.space = True
            return
        block = self._block
        if block is None:
            block = self._block = _Block("li" if self._lists else "p")
        if text[0] == " ":
            block.space = True
        self._write(block, text.strip())
        block.space = text[-1] == " "

    def result(self) -> str:
        """Everything written; whatever is still open is closed."""
        self._end_block()
        while self._lists:
            self._end_list()
        return "".join(self._out)

    def _write(self, block: _Block, text: str) -> None:
        if block.lines and block.has_text:
            self._sync(block, [])
            block.parts.append("<br/>")
            block.space = False
        block.lines = 0
        wanted = list(dict.fromkeys(mark for _tag, mark in self._wanted if mark))
        shared = _shared(block.open, wanted)
        if block.space and block.has_text and not _covers(block.open, shared):
            self._sync(block, block.open[:shared])
        if block.space and block.has_text:
            block.parts.append(" ")
        self._sync(block, wanted)
        block.parts.append(escape(text, quote=False))
        block.has_text, block.space = True, False

    def _sync(self, block: _Block, wanted: list[str]) -> None:
        shared = _shared(block.open, wanted)
        for mark in reversed(block.open[shared:]):
            block.parts.append(f"</{mark[1]}>")
        block.parts += wanted[shared:]
        block.open = list(wanted)

    def _break(self, tag: str) -> None:
        if self._lists:
            self._line()
        else:
            self._end_block()
            self._block = _Block(tag) if tag != "p" else None

    def _line(self) -> None:
        if self._block is not None and self._block.has_text:
            self._block.lines = 1

    def _cell(self) -> None:
        if self._block is not None and self._block.has_text and not self._block.lines:
            self._sync(self._block, [])
            self._block.parts.append(" –")
            self._block.space = True

    def _rule(self) -> None:
        if self._lists:
            self._line()
            return
        self._end_block()
        if self._headings and self._out and self._out[-1] != "<hr/>":
            self._out.append("<hr/>")

    def _end_block(self) -> None:
        block, self._block = self._block, None
        if block is None or not block.has_text:
            return
        self._sync(block, [])
        text = "".join(block.parts)
        if self._lists:
            self._items[-1].parts.append(text)
        else:
            self._out.append(self._paragraph(block.tag, text))

    def _paragraph(self, tag: str, text: str) -> str:
        if tag == "p" or self._headings:
            return f"<{tag}>{text}</{tag}>"
        bold = text.replace("<b>", "").replace("</b>", "")
        return f"<p><b>{bold}</b></p>" if "<a " not in bold and "<i>" not in bold else f"<p>{text}</p>"

    def _end_list(self) -> None:
        tag = self._lists.pop()
        texts = self._items.pop().parts
        if not texts:
            return
        html = f"<{tag}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{tag}>"
        if not self._lists:
            last = self._out.pop() if self._out and self._out[-1].endswith(f"</{tag}>") else ""
            self._out.append(_joined(last, html, tag))
        elif self._items[-1].parts:
            self._items[-1].parts[-1] = _joined(self._items[-1].parts[-1], html, tag)
        else:
            self._items[-1].parts += texts


def _joined(before: str, html: str, tag: str) -> str:
    """Two lists of one kind that follow each other are one list, as the editor's screen has it."""
    if before.endswith(f"</{tag}>"):
        return before.removesuffix(f"</{tag}>") + html.removeprefix(f"<{tag}>")
    return before + html


def _shared(left: list[str], right: list[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _covers(opened: list[str], shared: int) -> bool:
    """Whether every open mark goes on, so that a space may stay inside it."""
    return len(opened) == shared
