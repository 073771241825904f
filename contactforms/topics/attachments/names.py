"""The name of a file as we show it: readable, and harmless wherever it lands."""

from pathlib import PurePosixPath

LONGEST = 80
HARMLESS = set(" -_.()")


def safe_name(name: str, extension: str) -> str:
    """Return the sender's name without folders and signs, with the ending of what the file is.

    >>> safe_name("C:\\\\foto's\\\\Straat <1>.JPG.exe", "jpg")
    'Straat 1.JPG.jpg'
    """
    last = harmless(name)
    stem = last.rpartition(".")[0] or last
    return f"{stem.strip('. ')[:LONGEST] or 'bestand'}.{extension}"


def harmless(name: str) -> str:
    """Return the sender's name, its own ending included, to speak about a file that is not taken."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isalnum() or c in HARMLESS)
    return " ".join(kept.split())[: 2 * LONGEST]
