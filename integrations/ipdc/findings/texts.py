"""Can the texts be trusted: whole, Dutch, written by a person, and not dangerous?"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from integrations.ipdc.cleaning import plain_text
from integrations.ipdc.cleaning.links import is_placeholder
from integrations.ipdc.cleaning.safe import is_hostile
from integrations.ipdc.findings.fields import parts_of, texts_of
from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw, quote
from integrations.ipdc.language import Origin, choose, other_languages
from integrations.ipdc.snapshot import Snapshot

# A Dutch sentence cannot end with one of these (verbs and particles such as "aan" or "is" can).
_UNFINISHED = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "te",
        "dat",
        "uw",
        "jouw",
        "hun",
        "per",
        "want",
        "maar",
        "tussen",
        "tijdens",
        "zonder",
    ]
)
_HALF_TAG = re.compile(r"<[a-zA-Z/][^<>]*$")
_HALF_ENTITY = re.compile(r"&[a-zA-Z]{2,8}$|&#\d*$")
_DOTS = re.compile(r"[\wÀ-ÿ,]\s?(?:…|\.\.\.)\s*$")
_LAST = re.compile(r"([\wÀ-ÿ'’-]+)\W*$")
_MUST_CLOSE = frozenset(
    ["b", "strong", "i", "em", "a", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "table"]
)
_SHORT_WORDS = 4


def unreliable(snapshot: Snapshot) -> Iterator[Raw]:
    """Made by a machine, not in Dutch, or in more languages than the page shows."""
    languages: set[str] = set()
    for path, texts in texts_of(snapshot):
        choice = choose(texts)
        languages.update(other_languages(texts))
        if choice.origin is Origin.GENERATED:
            yield Raw(path, Code.GENERATED_TEXT, {"tag": choice.tag})
        elif choice.origin is Origin.FOREIGN and choice.tag != "und":
            yield Raw(path, Code.FOREIGN_TEXT, {"tag": choice.tag})
    if languages:
        yield Raw("talen", Code.OTHER_LANGUAGE, {"languages": ", ".join(sorted(languages))})


def cut(snapshot: Snapshot) -> Iterator[Raw]:
    """Texts that stop in the middle of a word, a sentence or a tag."""
    for path, texts in texts_of(snapshot):
        text = choose(texts).text
        if text and is_cut(text, title=path.endswith("naam")):
            yield Raw(path, Code.CUT_TEXT, {"text": quote(plain_text(text)[-60:] or text[-60:])})


def is_cut(text: str, *, title: bool = False) -> bool:
    """Whether a text stops before its end, as far as that can be seen."""
    bare = text.rstrip()
    if _HALF_TAG.search(bare) or _HALF_ENTITY.search(bare) or _unclosed(bare):
        return True
    words = plain_text(text)
    if _DOTS.search(words):
        return not words.lower().endswith(("enz...", "etc...", "enz…", "etc…"))
    if words.endswith((",", " -", " –")) and len(words.split()) >= _SHORT_WORDS:
        return True
    last = _LAST.search(words)
    ends_open = bool(words) and (words[-1].isalnum() or title)
    return bool(
        last
        and ends_open
        and len(words.split()) >= _SHORT_WORDS
        and last[1] in _UNFINISHED
        and words[-1] not in ".?!:;)\"”’'"
    )


def empty(snapshot: Snapshot) -> Iterator[Raw]:
    """Fields filled with `-`, `#N/A` or `nvt` to get past a required field."""
    for path, texts in texts_of(snapshot):
        text = plain_text(choose(texts).text)
        if text and is_placeholder(text):
            yield Raw(path, Code.PLACEHOLDER, {"text": text})


def hostile(snapshot: Snapshot) -> Iterator[Raw]:
    """Scripts and the like, in any language."""
    for path, texts in texts_of(snapshot):
        if any(is_hostile(text) for text in texts.values()):
            yield Raw(path, Code.HOSTILE_HTML)


def missing(snapshot: Snapshot) -> Iterator[Raw]:
    """Parts the source names but does not contain: the export was not whole."""
    for path, part in parts_of(snapshot):
        if part.missing:
            yield Raw(path, Code.MISSING_PART)
    for index, contact in enumerate(snapshot.contacts, 1):
        if contact.missing:
            yield Raw(f"contactgegevens[{index}]", Code.MISSING_PART)


class _Open(HTMLParser):
    """Counts what is opened and never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUST_CLOSE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.reverse()
            self.open.remove(tag)
            self.open.reverse()


def _unclosed(text: str) -> bool:
    if "<" not in text:
        return False
    parser = _Open()
    parser.feed(text)
    return bool(parser.open)
