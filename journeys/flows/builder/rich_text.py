"""Rich text of a question's help and an outcome: few marks, cleaned, with whole addresses in its links.

A flow travels (JSON, API, another city), so that its text is plain HTML and no link by a page's number.
"""

import re

import nh3
from django.http import QueryDict
from django.utils.functional import lazy
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.admin.widgets import AdminPageChooser
from wagtail.rich_text import expand_db_html

FEATURES = ["bold", "italic", "ul", "ol", "link"]
TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a", "h2", "h3"}
EMPTY = re.compile(r"(?:<(?:p|br)[^>]*>|</p>|\s|&nbsp;)*")


def cleaned(html: str) -> str:
    """Return `html` with what an editor may use; nothing when no word is left."""
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
    return "" if EMPTY.fullmatch(clean) else clean


def read_rich_text(data: QueryDict, name: str) -> str:
    """Return what was written in the editor, or in the plain box that stands there without scripts."""
    plain = data.get(f"{name}-html")
    if plain is not None:
        return cleaned(plain)
    try:
        html = DraftailRichTextArea(features=FEATURES).value_from_datadict(data, {}, name)
    except (ValueError, KeyError, TypeError, AttributeError):  # no contentstate: not sent by the editor
        html = ""
    return cleaned(expand_db_html(html or ""))


def editor(name: str, value: str, identity: str) -> str:
    """Return the editor, with the box for who has no scripts."""
    return DraftailRichTextArea(features=FEATURES).render(name, value, {"id": identity})


def media() -> str:
    """Return what the editor needs in the page, and the chooser of pages beside it."""
    return str(DraftailRichTextArea(features=FEATURES).media + AdminPageChooser().media)


lazy_media = lazy(media, str)
