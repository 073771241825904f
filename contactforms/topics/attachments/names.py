"""The name of a file as we show it: readable, and harmless wherever it lands."""

from pathlib import PurePosixPath

LONGEST = 80
HARMLESS = set(" -_.()")


def safe_name(name: str, extension: str) -> str:
    """Return the sender's name without folders and signs, with the ending of what the file is.

    >>> safe_name("C:\\\\foto's\\\\Straat <1>.JPG.exe", "jpg")
    'Straat 1.JPG.jpg'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = last.rpartition(".")[0] or last
    kept = "".join(c if c.isalnum() or c in HARMLESS else "" for c in stem)
    return f"{' '.join(kept.split()).strip('. ')[:LONGEST] or 'bestand'}.{extension}"
