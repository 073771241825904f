import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.ipdc.cleaning import clean_html, plain_text
from integrations.ipdc.cleaning.links import Trouble, check, mend

CASES = [
    ("", ""),
    ("<p>&nbsp;</p><p> </p>", ""),
    ("gewone tekst", "<p>gewone tekst</p>"),
    ("regel een\nregel twee", "<p>regel een</p><p>regel twee</p>"),
    ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
    ('<p class="MsoNormal" style="color:red">Hallo <o:p></o:p></p>', "<p>Hallo</p>"),
    ('<p data-indentation-level="0">a<br><br/>b</p>', "<p>a<br/>b</p>"),
    ("<p>a <strong>b </strong><em>c</em></p>", "<p>a <b>b</b> <i>c</i></p>"),
    ("<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("<li>los</li>", "<p>los</p>"),
    ("<ul><li>a</li></ul> <ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul><li>a</li></ul><ol><li>b</li></ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
    ("<p>x<ul><li>y</li></ul>z</p>", "<p>x</p><ul><li>y</li></ul><p>z</p>"),
    ("<h1>Kop</h1><h5>Kleiner</h5>", "<h3>Kop</h3><h4>Kleiner</h4>"),
    ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "<p>A – B</p><p>1 – 2</p>"),
    ('<a href="javascript:alert(1)">klik</a>', "<p>klik</p>"),
    ('<a href="JaVa&#x0A;script:alert(1)">klik</a>', "<p>klik</p>"),
    ('<a href="www.stad.be" onclick="x()">stad</a>', '<p><a href="https://www.stad.be">stad</a></p>'),
    ('<a href="/intern">weg</a>', "<p>weg</p>"),
    ('<a href="mailto:a@b.be">mail</a>', '<p><a href="mailto:a@b.be">mail</a></p>'),
    ("<script>alert(1)</script><p>ok</p><style>p{}</style>", "<p>ok</p>"),
    ("<img src=x onerror=alert(1)><p>ok</p>", "<p>ok</p>"),
    ("<svg><script>x</script></svg><iframe src='//x'></iframe>tekst", "<p>tekst</p>"),
    ("&lt;p&gt;ontsnapt&lt;/p&gt;", "<p>ontsnapt</p>"),
    ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>word</p>", "<p>word</p>"),
    ("<p>open <b>vet", "<p>open <b>vet</b></p>"),
    ("<hr><p>a</p><hr><hr><p>b</p>", "<p>a</p><hr/><p>b</p>"),
]


@pytest.mark.parametrize(("dirty", "clean"), CASES)
def test_cleans(dirty, clean):
    assert clean_html(dirty) == clean


def test_fields_without_headings_get_bold_lines():
    assert clean_html("<h3>Kop</h3><hr><p>a</p>", headings=False) == "<p><b>Kop</b></p><p>a</p>"


TAGS = ["p", "ul", "ol", "li", "h2", "b", "strong", "em", "td", "tr", "table", "div", "o:p", "a"]
TAGS += ["script", "style", "math", "template", "svg", "iframe"]
PIECES = st.sampled_from(
    [f"<{tag}>" for tag in TAGS]
    + [f"</{tag}>" for tag in TAGS]
    + [
        "<br>",
        "<hr>",
        "<!--",
        "-->",
        "<a href='javascript:x'>",
        '<a href="https://x.be/?a=1&b=2">',
        "<a href=www.x.be>",
    ]
    + [
        "<img src=x onerror=y>",
        "<svg onload=z>",
        "<p onclick='x'>",
        "&#106;avascript:",
        "]]>",
        "<![CDATA[",
        "&lt;p&gt;",
    ]
    + ["&lt;", "&amp;", "&nbsp;", "<", ">", '"', "tekst", "woord ", " ", "\n", "é", "\x00"]
)
MESS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
DANGER = re.compile(r"<\s*(?:script|style|svg|iframe|img|object|math)|<[^>]*\son\w+\s*=|href=\"?\s*javascript", re.I)
ALLOWED = re.compile(r"</?(?:p|h3|h4|ul|ol|li|b|i)>|<(?:br|hr)/>|<a href=\"(?:https?|mailto|tel):[^\"<>]*\">|</a>")


@settings(max_examples=400, deadline=None)
@given(MESS, st.booleans())
def test_whatever_comes_in_is_safe_and_stays_the_same(mess, headings):
    clean = clean_html(mess, headings=headings)
    assert clean_html(clean, headings=headings) == clean
    assert not DANGER.search(clean)
    assert "<" not in ALLOWED.sub("", clean)


@settings(max_examples=200, deadline=None)
@given(MESS)
def test_plain_text_is_one_line_without_tags(mess):
    assert "\n" not in plain_text(mess)
    assert plain_text("<p>" + plain_text(mess).replace("<", "").replace("&", "") + "</p>") is not None


LINKS = [
    ("https://www.stad.be/pad?x=1", Trouble.NONE, "https://www.stad.be/pad?x=1"),
    (" https://www.stad.be ", Trouble.NONE, "https://www.stad.be"),
    ("www.stad.be", Trouble.NO_SCHEME, "https://www.stad.be"),
    ("info@stad.be", Trouble.NO_SCHEME, "mailto:info@stad.be"),
    ("https://stad .be", Trouble.SPACES, ""),
    ("javascript:alert(1)", Trouble.UNSAFE, ""),
    ("java\tscript:alert(1)", Trouble.UNSAFE, ""),
    ("data:text/html,x", Trouble.UNSAFE, ""),
    ("", Trouble.EMPTY, ""),
    (" ", Trouble.EMPTY, ""),
    ("#N/A", Trouble.EMPTY, ""),
    ("https://", Trouble.EMPTY, ""),
    ("zie de site", Trouble.SPACES, ""),
    ("htps://www.stad.be", Trouble.STRANGE, ""),
    ("https://wie:wat@stad.be/", Trouble.STRANGE, ""),
    ("https://https://stad.be", Trouble.STRANGE, ""),
    ("https://localhost", Trouble.STRANGE, ""),
    ("http://[::1", Trouble.STRANGE, ""),
    ("tel:+3211000000", Trouble.NONE, "tel:+3211000000"),
    ("mailto:geenadres", Trouble.STRANGE, ""),
]


@pytest.mark.parametrize(("url", "trouble", "mended"), LINKS)
def test_links(url, trouble, mended):
    assert check(url) is trouble
    assert mend(url) == mended


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_a_mended_link_needs_no_mending(url):
    assert mend(url) == "" or check(mend(url)) is Trouble.NONE
