"""Links that go nowhere or look wrong. No host is ever called."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.translation import gettext_lazy as _

from integrations.ipdc.cleaning.links import Trouble, check
from integrations.ipdc.findings.fields import links_of, texts_of
from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw, quote
from integrations.ipdc.language import text_of
from integrations.ipdc.snapshot import Snapshot

_HREF = re.compile(r"""<a\b[^>]*?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)

WORDS = {
    Trouble.SPACES: _("it contains spaces"),
    Trouble.NO_SCHEME: _("it does not start with https://"),
    Trouble.UNSAFE: _("it could run code"),
    Trouble.STRANGE: _("it is not a web address"),
}


def own(snapshot: Snapshot) -> Iterator[Raw]:
    """Links that are a field: websites, legal sources, where a procedure starts."""
    for path, link in links_of(snapshot):
        yield from _finding(f"{path}.url", link.url)
    for index, contact in enumerate(snapshot.contacts, 1):
        if contact.url.strip():
            yield from _finding(f"contactgegevens[{index}].url", contact.url)


def inside(snapshot: Snapshot) -> Iterator[Raw]:
    """Links inside the texts that the page will show."""
    for path, texts in texts_of(snapshot):
        for match in _HREF.finditer(text_of(texts)):
            yield from _finding(path, unescape(match[1] or match[2] or match[3] or ""))


def _finding(path: str, url: str) -> Iterator[Raw]:
    trouble = check(url)
    if trouble is Trouble.EMPTY:
        yield Raw(path, Code.DEAD_LINK, {"text": quote(url)})
    elif trouble is not Trouble.NONE:
        yield Raw(path, Code.ODD_LINK, {"text": quote(url), "trouble": WORDS[trouble]})
