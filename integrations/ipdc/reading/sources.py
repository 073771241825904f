"""Reads every source a user names: files, folders and feeds with all their pages."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.messages import Message
from integrations.ipdc.reading.canonical import Document
from integrations.ipdc.reading.errors import Refusal, Unreadable
from integrations.ipdc.reading.fetching import fetch, host_of, is_url
from integrations.ipdc.reading.formats import is_html, looks_like_data, read_page
from integrations.ipdc.reading.page import Page
from integrations.ipdc.reading.siblings import Siblings

MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing that is no product and no refusal."""

    source: str
    text: Message


@dataclass(frozen=True, slots=True)
class Found:
    """One product and the file or page it stood in."""

    source: str
    document: Document


Item = Found | Refusal | Note


@dataclass(slots=True)
class Reader:
    """Reads sources one page at a time; each file, page and address once."""

    most_pages: int = MOST_PAGES
    _seen: set[str] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)
    _left: dict[str, str] = field(default_factory=dict)
    _pages: int = 0

    def read(self, sources: list[str]) -> Iterator[Item]:
        """Everything the sources hold, in their order; a bad file never stops the rest."""
        for source in sources:
            yield from self._url(source) if is_url(source) else self._path(Path(source))
        for address, page in self._left.items():
            if address not in self._read:
                yield Note(
                    page, Message(_("the feed goes on at %(address)s, which was not read"), {"address": address})
                )

    def _path(self, path: Path) -> Iterator[Item]:
        if not path.exists():
            yield Refusal(str(path), None, Message(_("there is no file or folder with this name")))
        elif path.is_dir():
            yield from self._folder(path)
        else:
            yield from self._file(path, named=True)

    def _folder(self, folder: Path) -> Iterator[Item]:
        hidden = (path for path in sorted(folder.rglob("*")) if path.is_file())
        files = [path for path in hidden if not any(p.startswith(".") for p in path.relative_to(folder).parts)]
        if not files:
            yield Refusal(str(folder), None, Message(_("this folder is empty")))
        for path in files:
            yield from self._file(path, named=False)

    def _file(self, path: Path, *, named: bool) -> Iterator[Item]:
        name = str(path)
        if str(path.resolve()) in self._seen:
            return
        self._seen.add(str(path.resolve()))
        try:
            data = path.read_bytes()
            if not named and not _worth_reading(path, data):
                yield Note(name, Message(_("skipped: not JSON-LD, N-Triples or Turtle")))
                return
            page = read_page(data, path.name)
        except Unreadable as error:
            yield error.refusal(name)
            return
        except OSError as error:
            yield Refusal(name, None, Message(_("cannot be opened (%(error)s)"), {"error": error.strerror}))
            return
        yield from self._items(name, page)
        siblings = Siblings(path.parent)
        for relation in page.relations:
            target = siblings.find(relation)
            if target is not None:
                yield from self._file(target, named=True)
            else:
                self._left.setdefault(relation, name)

    def _url(self, start: str) -> Iterator[Item]:
        waiting = deque([(start, True)])
        while waiting:
            address, named = waiting.popleft()
            if address in self._seen:
                continue
            self._seen.add(address)
            if self._pages >= self.most_pages:
                yield Refusal(
                    address,
                    None,
                    Message(_("the feed has more than %(most)d pages; stopped here"), {"most": self.most_pages}),
                )
                return
            self._pages += 1
            try:
                fetched = fetch(address)
                page = read_page(fetched.data, urlsplit(fetched.address).path)
            except Unreadable as error:
                if named:
                    yield error.refusal(address)
                continue
            yield from self._items(address, page)
            for relation in page.relations:
                waiting.extend(self._next(relation, page, fetched.address, address))

    def _next(self, relation: str, page: Page, fetched: str, source: str) -> list[tuple[str, bool]]:
        """Where to read on: the same host, or the host we reached under the page's own name for it.

        A host nobody named is never called: the page is noted as not read.
        """
        target = urljoin(fetched, relation)
        if host_of(target) == host_of(fetched):
            return [(target, True)]
        self._left.setdefault(relation, source)
        if page.address and host_of(page.address) == host_of(target):
            own, parts = urlsplit(fetched), urlsplit(target)
            return [(parts._replace(scheme=own.scheme, netloc=own.netloc).geturl(), False)]
        return []

    def _items(self, source: str, page: Page) -> Iterator[Item]:
        if page.address:
            if page.address in self._read:
                return
            self._read.add(page.address)
        if page.concepts:
            text = _("%(count)d Flemish concepts skipped: they are templates, not products of a city")
            yield Note(source, Message(text, {"count": page.concepts}))
        elif not page.documents and not page.relations:
            yield Note(source, Message(_("holds no products")))
        yield from (Found(source, document) for document in page.documents)


def _worth_reading(path: Path, data: bytes) -> bool:
    """In a folder: data by name or by looks, and web pages (refused aloud); the rest is skipped."""
    start = data[:8000].decode("utf-8-sig", errors="replace")
    known = path.suffix.lower() in {".json", ".jsonld", ".nt", ".ttl"}
    return known or is_html(start) or looks_like_data(start)
