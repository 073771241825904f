"""Files: judged by content, without place and person afterwards, refused with a reason; kept until they are used."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from contactforms.topics.attachments import pdf as pdf_process
from contactforms.topics.attachments.images import LONGEST_SIDE, clean_image
from contactforms.topics.attachments.jpeg_segments import strip_jpeg
from contactforms.topics.attachments.names import safe_name
from contactforms.topics.attachments.pdf_cleaning import PdfRefused, clean_pdf, strip_jp2
from contactforms.topics.attachments.refusing import MAX_BYTES, Refused, Why, words
from contactforms.topics.attachments.services import (
    FileGone,
    by_token,
    claim,
    delete_files_of,
    files_of,
    forget_pending,
    receive,
)
from contactforms.topics.attachments.sniffing import Sniffed, what_is
from contactforms.topics.models import Attachment
from tests.contactforms.topics.conftest import GPS, pdf, photo, upload

TRACES = (GPS, b"Exif", b"xmpmeta", b"GPS", b"Wie Vraagt")


def traces_in(data: bytes) -> list[bytes]:
    return [trace for trace in TRACES if trace in data]


@pytest.mark.parametrize(
    ("form", "kind", "became"),
    [("JPEG", Sniffed.JPEG, "image/jpeg"), ("PNG", Sniffed.PNG, "image/png"), ("WEBP", Sniffed.WEBP, "image/jpeg"),
     ("HEIF", Sniffed.HEIF, "image/jpeg")],
)  # fmt: skip
def test_a_photo_without_its_place(form, kind, became):
    data = photo(form=form)
    assert GPS in data
    assert what_is(data) == kind
    clean, content_type = clean_image(data, kind)
    assert (content_type, traces_in(clean)) == (became, [])
    picture = Image.open(BytesIO(clean))
    assert not picture.getexif()
    assert picture.size == (40, 20)
    assert clean_image(data, kind)[0] == clean  # the same file is recognised


def test_upright_first():
    """Orientation 6: the camera was turned, so what is left in the file is on top."""
    clean, _kind = clean_image(photo(orientation=6), Sniffed.JPEG)
    picture = Image.open(BytesIO(clean))
    assert picture.size == (20, 40)
    top, bottom = picture.getpixel((10, 4)), picture.getpixel((10, 36))
    assert top[0] > 200 > 100 > top[2]
    assert bottom[2] > 200 > 100 > bottom[0]


def test_large_photos_become_smaller_and_bombs_are_refused():
    clean, _kind = clean_image(photo((LONGEST_SIDE + 500, 30)), Sniffed.JPEG)
    assert max(Image.open(BytesIO(clean)).size) <= LONGEST_SIDE
    bomb = BytesIO()
    Image.new("1", (12_000, 12_000)).save(bomb, "PNG")  # a few kilobytes that would become half a gigabyte
    with pytest.raises(Refused) as refused:
        clean_image(bomb.getvalue(), Sniffed.PNG)
    assert refused.value.why == Why.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"x" * (MAX_BYTES + 1), Why.TOO_BIG),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Why.OTHER_KIND),
        (b"MZ\x90\x00", Why.OTHER_KIND),
        (b"GIF89a\x01\x00\x01\x00", Why.OTHER_KIND),
        (b"<html><script>", Why.OTHER_KIND),
        (b"PK\x03\x04", Why.OTHER_KIND),
        (b"\xff\xd8\xff\xe0<script>", Why.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", Why.DAMAGED),
        (photo()[:200], Why.DAMAGED),
    ],
)
def test_refused_whatever_its_name_says(db, content, why):
    with pytest.raises(Refused) as refused:
        receive(upload(content, "vakantie.jpg", "image/jpeg"))
    assert refused.value.why == why
    assert not Attachment.objects.exists()


def test_every_reason_has_words():
    assert len({words(why) for why in Why}) == len(Why)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([photo(), photo(form="PNG"), photo(form="WEBP")]), st.data())
def test_a_damaged_photo_is_cleaned_or_refused(data, draw):
    """Cut short or with other bytes in the middle: never another error, never a trace of the place."""
    at, other = draw.draw(st.integers(0, len(data))), draw.draw(st.binary(max_size=20))
    broken = data[:at] + other + data[at + draw.draw(st.integers(0, 40)) :]
    kind = what_is(broken)
    if kind in (None, Sniffed.PDF):
        return
    try:
        clean, _kind = clean_image(broken, kind)
    except Refused:
        return
    assert not Image.open(BytesIO(clean)).getexif()


def _action(kind: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject("/URI"): TextStringObject("https://x.example")}
    )


def _link(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): _action(kind)})


def _annotation(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/Subtype"): NameObject(kind)})


def _on_page(annotation: DictionaryObject):
    return lambda writer: writer.pages[0].update({NameObject("/Annots"): ArrayObject([annotation])})


def _in_catalogue(key: str, value: DictionaryObject):
    return lambda writer: writer.root_object.update({NameObject(key): value})


class TestPdf:
    """In the same process where what it says is asked; in its own where the fence is."""

    def test_the_pages_and_nothing_else(self):
        def more(writer: PdfWriter) -> None:
            picture = StreamObject()
            picture._data = photo()
            picture.update(
                {NameObject("/Filter"): NameObject("/DCTDecode"), NameObject("/Subtype"): NameObject("/Image")}
            )
            meta = StreamObject()
            meta._data = b"<x:xmpmeta>" + GPS
            page = writer.pages[0]
            page[NameObject("/Metadata")] = writer._add_object(meta)
            page[NameObject("/Resources")] = DictionaryObject(
                {NameObject("/XObject"): DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})}
            )

        data = pdf(more)
        assert GPS in data
        clean = clean_pdf(data)
        assert traces_in(clean) == []
        read = PdfReader(BytesIO(clean))
        assert len(read.pages) == 1
        picture = read.pages[0]["/Resources"]["/XObject"]["/Im0"]
        assert Image.open(BytesIO(picture._data)).size == (40, 20)  # the photo is still there

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (lambda w: w.encrypt("geheim"), "encrypted"),
            (lambda w: w.add_js("app.alert('x');"), "active"),
            (lambda w: w.add_attachment("leeg.txt", b"x"), "embedded"),
            (_in_catalogue("/OpenAction", _action("/Launch")), "active"),
            (_on_page(_link("/JavaScript")), "active"),
            (_on_page(_link("/SubmitForm")), "active"),
            (_on_page(_annotation("/FileAttachment")), "embedded"),
            (_in_catalogue("/AcroForm", DictionaryObject({NameObject("/XFA"): TextStringObject("x")})), "active"),
        ],
    )
    def test_refused(self, change, why):
        with pytest.raises(PdfRefused, match=why):
            clean_pdf(pdf(change))

    def test_a_link_stays(self):
        clean = clean_pdf(pdf(_on_page(_link("/URI"))))
        assert PdfReader(BytesIO(clean)).pages[0]["/Annots"][0]["/A"]["/S"] == "/URI"

    def test_in_a_process_of_its_own(self):
        clean, kind = pdf_process.clean_pdf(pdf())
        assert (kind, traces_in(clean), clean[:5]) == ("application/pdf", [], b"%PDF-")
        for content, why in ((pdf(lambda w: w.encrypt("geheim")), Why.ENCRYPTED), (b"%PDF-1.7\nniets", Why.DAMAGED)):
            with pytest.raises(Refused) as refused:
                pdf_process.clean_pdf(content)
            assert refused.value.why == why

    def test_one_that_takes_too_long_ends(self, monkeypatch, tmp_path):
        (tmp_path / "slow.py").write_text("import time; time.sleep(60)")
        monkeypatch.setattr(pdf_process, "WORKER", "slow")
        monkeypatch.setattr(pdf_process, "MAX_SECONDS", 0.1)
        monkeypatch.setattr(pdf_process.settings, "BASE_DIR", tmp_path)
        with pytest.raises(Refused) as refused:
            pdf_process.clean_pdf(pdf())
        assert refused.value.why == Why.TOO_MUCH


def test_a_jpeg_loses_its_segments_and_what_follows_it():
    data = photo()
    stripped = strip_jpeg(data + photo())
    assert traces_in(stripped) == []
    before, after = Image.open(BytesIO(data)), Image.open(BytesIO(stripped))
    assert before.tobytes() == after.tobytes()
    for broken in (b"", b"GIF89a", data[:3], b"\xff\xd8\xff\xe1\x00\x01xx", data[:60]):
        with pytest.raises(ValueError):
            strip_jpeg(broken)


def test_a_jpeg_2000_loses_its_boxes():
    box = lambda kind, content: (8 + len(content)).to_bytes(4, "big") + kind + content  # noqa: E731
    start, code = box(b"jP  ", b"\r\n\x87\n"), box(b"jp2c", b"pixels")
    assert strip_jp2(start + box(b"uuid", GPS) + box(b"xml ", GPS) + code) == start + code
    assert strip_jp2(b"\xff\x4f\xff\x51") == b"\xff\x4f\xff\x51"
    with pytest.raises(ValueError):
        strip_jp2(start + b"\x00\x00\x00\x01xml ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("IMG_2041.JPG", "IMG_2041.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Jan\\Straat.png", "Straat.jpg"),
        ('a"\r\nSet-Cookie: x=1;.jpg', "aSet-Cookie x1.jpg"),
        ("<script>.jpg", "script.jpg"),
        ("", "bestand.jpg"),
        ("...", "bestand.jpg"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
    ],
)
def test_names(name, shown):
    assert safe_name(name, "jpg") == shown


class TestKeeping:
    def test_received_cleaned_and_private(self, db):
        attachment = receive(SimpleUploadedFile("Voordeur.exe", photo(), "application/x-msdownload"))
        assert (attachment.kind, attachment.name, attachment.question_uuid) == ("image/jpeg", "Voordeur.jpg", None)
        with attachment.file.open() as file:
            content = file.read()
        assert (traces_in(content), len(content)) == ([], attachment.size)
        assert "Voordeur" not in attachment.file.name + str(attachment)
        with pytest.raises(ValueError):
            _ = attachment.file.url  # there is no address at which a web server shows it

    def test_only_for_one_question(self, db):
        attachment, question = receive(upload(photo())), uuid4()
        assert set(by_token([attachment.token, "gegokt", None, "é", "\0"])) == {attachment.token}
        claim([attachment.ref], question)
        for again in (question, uuid4()):
            with pytest.raises(FileGone):
                claim([attachment.ref], again)
        assert by_token([attachment.token], pending=True) == {}
        assert files_of(question) == [attachment]

    def test_forgotten_after_a_day(self, db, django_capture_on_commit_callbacks):
        old, new, used = (receive(upload(photo())) for _ in range(3))
        claim([used.ref], uuid4())
        Attachment.objects.exclude(pk=new.pk).update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))
        with django_capture_on_commit_callbacks(execute=True):
            assert forget_pending() == 1
        assert set(Attachment.objects.all()) == {new, used}
        storage = old.file.storage
        assert (storage.exists(old.file.name), storage.exists(used.file.name)) == (False, True)

    def test_deleted_with_their_content(self, db, django_capture_on_commit_callbacks):
        attachment, question = receive(upload(photo())), uuid4()
        claim([attachment.ref], question)
        with django_capture_on_commit_callbacks(execute=True):
            assert delete_files_of(question) == 1
        assert not attachment.file.storage.exists(attachment.file.name)
