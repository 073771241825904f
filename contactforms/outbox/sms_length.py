"""How long a text message is: in segments, as telephone networks count them.

GSM 03.38 has 160 characters to a message, 153 to each of several; one character outside it makes the whole text
UCS-2: 70, or 67 to each of several. Source: 3GPP TS 23.038 and TS 23.040.
"""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # an escape and a character: two
MOST_SEGMENTS = 3
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "•": "-", "\u00a0": " "}
)  # what a word processor writes for what a telephone has


def simple(text: str) -> str:
    """Return the text with a typesetter's quotes and dashes as a keyboard has them: they cost half the room."""
    return text.translate(SAME)


def segments(text: str) -> int:
    """Return how many messages the text takes on the network; an empty one takes none."""
    if not text:
        return 0
    if all(character in BASIC or character in EXTENDED for character in text):
        return _gsm_segments(text)
    return _ucs2_segments(text)


def fitting(before: str, after: str, most: int = MOST_SEGMENTS) -> str:
    """Return `before` and `after` on lines of their own, `before` cut at a word until both fit in `most` segments."""
    whole = simple(f"{before}\n{after}")
    if segments(whole) <= most:
        return whole
    words = simple(before).split(" ")
    few, many = 0, len(words)  # so many words fit, so many do not
    while many - few > 1:
        middle = (few + many) // 2
        if segments(_cut(words, middle, simple(after))) <= most:
            few = middle
        else:
            many = middle
    return _cut(words, few, simple(after))


def _cut(words: list[str], number: int, after: str) -> str:
    kept = " ".join(words[:number]).rstrip(" ,;:-\n")
    return f"{kept}...\n{after}" if kept else after


def _gsm_segments(text: str) -> int:
    sizes = [2 if character in EXTENDED else 1 for character in text]
    return 1 if sum(sizes) <= 160 else _packed(sizes, 153)


def _ucs2_segments(text: str) -> int:
    sizes = [len(character.encode("utf-16-be")) // 2 for character in text]
    return 1 if sum(sizes) <= 70 else _packed(sizes, 67)


def _packed(sizes: list[int], room: int) -> int:
    """Return how many segments of `room` these take: what takes two is never split over two segments."""
    used, left = 0, 0
    for size in sizes:
        if size > left:
            used, left = used + 1, room
        left -= size
    return used
