"""A PDF made anew from its pages; imports nothing of Django, because it runs in a process of its own (`pdf_worker`).

What is not needed to draw a page stays behind: author, title, XMP, older versions, bookmarks. What could do
something (scripts, forms that send, other files inside) is refused, so that nobody thinks it arrived.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from contactforms.topics.attachments.jpeg_segments import strip_jpeg

MAX_PAGES, MAX_OBJECTS = 200, 50_000
MAX_UNPACKED = 50 * 1024 * 1024
DROPPED = ("/Metadata", "/PieceInfo", "/AA", "/Thumb", "/LastModified", "/StructParents")
ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE", "/GoToR"}
MOVING = {"/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"}
JP2_DROPPED = {b"xml ", b"uuid", b"uinf"}


class PdfRefused(Exception):
    """Why it is not taken: a value of `refusing.Why`."""


def clean_pdf(data: bytes) -> bytes:
    """Return the same pages in a new file; raise PdfRefused, or nearly anything on a file made to break us."""
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise PdfRefused("encrypted")
    if not 0 < len(reader.pages) <= MAX_PAGES:
        raise PdfRefused("too_much" if len(reader.pages) else "damaged")
    _check_catalogue(reader.root_object)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    if len(writer._objects) > MAX_OBJECTS:
        raise PdfRefused("too_much")
    for thing in _everything(writer._objects):
        _check(thing)
        _forget(thing)
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _check_catalogue(root: DictionaryObject) -> None:
    names = _resolved(root.get("/Names"))
    if isinstance(names, DictionaryObject):
        if "/JavaScript" in names:
            raise PdfRefused("active")
        if "/EmbeddedFiles" in names:
            raise PdfRefused("embedded")
    if "/AF" in root:
        raise PdfRefused("embedded")
    form = _resolved(root.get("/AcroForm"))
    if isinstance(form, DictionaryObject) and "/XFA" in form:
        raise PdfRefused("active")
    opening = _resolved(root.get("/OpenAction"))
    if isinstance(opening, DictionaryObject):
        _check(opening)
    for thing in _everything([_resolved(root.get("/AA"))]):
        _check(thing)


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _everything(objects: list[Any]) -> Iterator[DictionaryObject]:
    """Yield every dictionary, also those inside others; references are not followed: what they name is listed."""
    waiting = list(objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting.extend(dict.values(thing))
        elif isinstance(thing, ArrayObject):
            waiting.extend(list.__iter__(thing))


def _check(thing: DictionaryObject) -> None:
    if "/JS" in thing or _name(thing, "/S") in ACTIONS:
        raise PdfRefused("active")
    if "/EF" in thing or _name(thing, "/Type") == "/EmbeddedFile" or _name(thing, "/Subtype") == "/FileAttachment":
        raise PdfRefused("embedded")
    if _name(thing, "/Subtype") in MOVING:
        raise PdfRefused("active")


def _name(thing: DictionaryObject, key: str) -> str:
    value = _resolved(dict.get(thing, NameObject(key)))
    return str(value) if isinstance(value, NameObject) else ""


def _forget(thing: DictionaryObject) -> None:
    for key in DROPPED:
        dict.pop(thing, NameObject(key), None)
    if isinstance(thing, StreamObject):
        _strip_picture(thing)


def _strip_picture(stream: StreamObject) -> None:
    """Clean a photo inside the file; its pixels stay as they are."""
    filters = _resolved(dict.get(stream, NameObject("/Filter")))
    names = [str(_resolved(one)) for one in filters] if isinstance(filters, ArrayObject) else [str(filters)]
    kind = names[-1]
    if kind not in {"/DCTDecode", "/DCT", "/JPXDecode"}:
        return
    data = stream._data
    for outer in names[:-1]:
        if outer not in {"/FlateDecode", "/Fl"}:
            raise PdfRefused("damaged")
        data = _unpacked(data)
    stream._data = strip_jp2(data) if kind == "/JPXDecode" else strip_jpeg(data)
    if len(names) > 1:
        stream[NameObject("/Filter")] = NameObject(kind)
        dict.pop(stream, NameObject("/DecodeParms"), None)


def _unpacked(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    out = unpacking.decompress(data, MAX_UNPACKED)
    if unpacking.unconsumed_tail:
        raise PdfRefused("too_much")
    return out


def strip_jp2(data: bytes) -> bytes:
    """Return a JPEG 2000 picture without its boxes of metadata; a bare codestream has none."""
    if data[4:8] != b"jP  ":
        return data
    kept, at = bytearray(), 0
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = len(data) if length == 0 else at + length
        if end <= at or end > len(data):
            raise ValueError("a box without an end")
        if kind not in JP2_DROPPED:
            kept += data[at:end]
        at = end
    return bytes(kept)
