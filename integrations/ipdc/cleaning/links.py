"""What a link of the source points to, and whether that can be right. Nothing is ever called."""

import re
from enum import Enum
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_BARE = re.compile(
    r"(?:www\.)?(?:[a-z0-9-]+\.)+(?:be|eu|com|org|net|nl|vlaanderen|brussels|gent)(?:[/?#:]\S*)?", re.IGNORECASE
)
_MAIL = re.compile(r"[^@\s<>()\"]+@[^@\s<>()\"]+\.[a-z]{2,}", re.IGNORECASE)
_NOT_AVAILABLE = {"#n/a", "n/a", "nvt", "n.v.t.", "-", "--", "x", "#", "http://", "https://", "geen", "#ref!", "null"}
LONGEST = 2000


class Trouble(Enum):
    """What is wrong with a link."""

    NONE = "none"
    EMPTY = "empty"
    SPACES = "spaces"
    NO_SCHEME = "no_scheme"
    UNSAFE = "unsafe"
    STRANGE = "strange"


def is_placeholder(text: str) -> bool:
    """Whether somebody filled a required field with nothing: `#N/A`, `-`, `nvt`."""
    return text.strip().lower() in _NOT_AVAILABLE or not text.strip()


def check(url: str) -> Trouble:
    """What is wrong with an address; `NONE` when it may be used as it is."""
    text = url.strip()
    if is_placeholder(text):
        return Trouble.EMPTY
    squeezed = re.sub(r"[\x00-\x20\u200b\xa0]", "", text).lower()
    scheme = squeezed.partition(":")[0] if ":" in squeezed else ""
    if scheme in {"javascript", "vbscript", "data", "file", "blob"}:
        return Trouble.UNSAFE
    if re.search(r"[\s\x00-\x1f\u200b\xa0]", text):
        return Trouble.SPACES
    if scheme in {"http", "https"}:
        return _web(text)
    if scheme == "mailto":
        address = text.partition(":")[2].partition("?")[0]
        return Trouble.NONE if _MAIL.fullmatch(address) else Trouble.STRANGE
    if scheme == "tel":
        return Trouble.NONE if re.fullmatch(r"tel:\+?[\d().\-/]{3,}", text, re.IGNORECASE) else Trouble.STRANGE
    return Trouble.NO_SCHEME if _BARE.fullmatch(text) or _MAIL.fullmatch(text) else Trouble.STRANGE


def mend(url: str) -> str:
    """A usable address, or nothing. `www.x.be` gets its https; what is unsafe or broken goes."""
    text = url.strip()
    trouble = check(text)
    if trouble is Trouble.NONE:
        return text
    if trouble is Trouble.NO_SCHEME:
        return f"mailto:{text}" if _MAIL.fullmatch(text) else f"https://{text}"
    return ""


def is_mail(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return bool(_MAIL.fullmatch(text.strip()))


def _web(text: str) -> Trouble:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return Trouble.STRANGE
    wrong = len(text) > LONGEST or "@" in parts.netloc or (text.lower().count("://") > 1 and "?" not in text)
    return Trouble.STRANGE if wrong or not _HOST.fullmatch(host) or '"' in text or "<" in text else Trouble.NONE
