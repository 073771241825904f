"""Take what tells where and by whom out of a JPEG without touching its pixels: for those inside a PDF."""

APP0, APP2, APP14, APP15, COMMENT, START_OF_SCAN = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE, 0xDA
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
END = b"\xff\xd9"


def strip_jpeg(data: bytes) -> bytes:
    """Return the picture with JFIF, colour profile and Adobe's colour marker only; raise ValueError on other bytes.

    What follows the picture (a second one, as some cameras add) is cut off: it has data of its own.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    kept, at = bytearray(data[:2]), 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("not a marker")
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in WITHOUT_LENGTH:
            kept += data[at : at + 2]
            at += 2
        elif marker == START_OF_SCAN:
            end = data.find(END, at)
            return bytes(kept + (data[at : end + 2] if end >= 0 else data[at:] + END))
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if end < at + 4 or end > len(data):
                raise ValueError("a segment without an end")
            if _is_about_colours(marker, data[at + 4 : end]):
                kept += data[at:end]
            at = end
    raise ValueError("no picture")


def _is_about_colours(marker: int, content: bytes) -> bool:
    if marker == APP2:
        return content.startswith(b"ICC_PROFILE\0")
    return marker in (APP0, APP14) or not (APP0 <= marker <= APP15 or marker == COMMENT)
