"""Whatever may be typed or stored: for tests of functions that take any text."""

from hypothesis import settings
from hypothesis import strategies as st

MANY = settings(deadline=None, max_examples=60)  # a busy machine is no bug
LONG = 10_000
DUTCH = st.text("aeioubdfgklmnprstvwz", min_size=1, max_size=20)
SIGNED = st.text("ab1éß-'’.·/@_+ \n", max_size=60)  # what holds words together, or apart
NASTY = st.sampled_from(
    [
        "", " ", "\x00", "a\x00b", "\x1b[31m", "\u200b", "\ufeff", "\u2028", "%s%n", "' OR 1=1 --", "<script>",
        "\ud800", "a\udfffb", "é" * 9, "e\u0301\u0301", "\u0345", "ǅungla", "İstanbul", "ﬁets", "١٢٣", "½", "K",
        "مكتبة", "\u202eabc", "שלום", "안녕", "日本語", "Ωmega", "𝙰𝙱", "👩‍👩‍👧", "🇧🇪",
        "x" * LONG, "ab-" * 3_000, "é@" * 3_000,
    ]
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(st.characters(), max_size=80),  # surrogates too
    SIGNED,
    NASTY,
    st.lists(st.one_of(NASTY, DUTCH, SIGNED), max_size=6).map(lambda pieces: " ".join(pieces)[:LONG]),
    st.tuples(st.text(st.characters(), min_size=1, max_size=9), st.integers(1, LONG)).map(
        lambda pair: (pair[0] * pair[1])[:LONG]
    ),
)
