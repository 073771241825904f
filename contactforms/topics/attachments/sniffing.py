"""What a file is by its first bytes; its name and what the browser says about it do not count."""

from enum import StrEnum

HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


class Sniffed(StrEnum):
    """What we take; the values are Pillow's names of the formats, and PDF."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    PDF = "PDF"


def what_is(data: bytes) -> Sniffed | None:
    """Return the kind, or None for everything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return Sniffed.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Sniffed.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Sniffed.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return Sniffed.HEIF
    if data.startswith(b"%PDF-"):
        return Sniffed.PDF
    return None
