"""First pass: whatever may harm goes, whatever may mean something stays."""

import re

import nh3

# Wider than what is kept in the end: the second pass turns these into paragraphs and lists.
_TAGS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "a",
        "b",
        "strong",
        "i",
        "em",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "span",
    ]
)
_GONE = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "textarea",
        "select",
        "xml",
        "form",
    ]
)
_WORD = re.compile(r"<!--\[if.*?<!\[endif\]-->|<!\[(?:if|endif)[^>]*>|<\?xml[^>]*>|<!--.*?-->", re.S | re.I)
_ESCAPED = re.compile(r"\s*&lt;(?:p|ul|ol|h[1-6]|div|strong)\b", re.I)
_HARM = re.compile(
    r"<\s*(?:script|iframe|object|embed|form|svg|math|meta|link|base)\b|javascript\s*:|vbscript\s*:"
    r"|<[^>]+\son[a-z]+\s*=",
    re.I,
)


def safe_html(text: str) -> str:
    """Well-formed HTML without scripts, styles, comments, attributes (but `href`) or Word's leftovers."""
    text = _WORD.sub("", text.replace("\x00", ""))
    return nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
        link_rel=None,
    )


def is_hostile(text: str) -> bool:
    """Whether a text carries something that would run in a browser."""
    return bool(_HARM.search(text))


def was_escaped(text: str) -> bool:
    """Whether the source wrote its mark-up as text (`&lt;p&gt;`)."""
    return bool(_ESCAPED.match(text))
