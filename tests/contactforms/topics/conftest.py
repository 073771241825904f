"""Topic questions as an editor builds them, and files as a phone makes them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from catalogue.products.models import ProductPage
from cms.demo.load.topics import blocks_of
from contactforms.topics.definitions import TopicQuestion
from contactforms.topics.models import TopicSet
from tests.conftest import rows_for_all
from tests.factories import make_product, make_service

WASTE = [
    {"kind": "choice", "label": "Welk afval?", "required": True, "options": ["Restafval", "Gft"]},
    {"kind": "text", "label": "Welke zak?", "required": True, "only_if": [[1, "Restafval"]]},
    {"kind": "date", "label": "Welke dag?"},
    {"kind": "photo", "label": "Een foto?"},
]
GPS = b"GPS-50.9307-5.3378"


def make_set(questions: list[dict[str, Any]], *, live: bool = True, **owner: Any) -> TopicSet:
    topic_set = TopicSet(**owner, live=live, questions=blocks_of({"service": "test", "questions": questions}))
    topic_set.full_clean()
    topic_set.save()
    return topic_set


@pytest.fixture(scope="module")
def kept_page(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[ProductPage]:
    """The page, made once for all tests of a file."""
    with rows_for_all(django_db_blocker):
        yield make_product(title="Afval niet opgehaald", responsible_service=make_service(name="Afval"))


@pytest.fixture
def page(kept_page: ProductPage, db: None) -> ProductPage:
    return deepcopy(kept_page)


@pytest.fixture
def waste(page) -> tuple[TopicQuestion, ...]:
    return make_set(WASTE, page=page).definitions


def field(question: TopicQuestion) -> str:
    """The name of its field in a form."""
    return f"topic-{question.key}"


def option(question: TopicQuestion, label: str) -> str:
    return next(one.key for one in question.options if one.label == label)


def photo(size: tuple[int, int] = (40, 20), form: str = "JPEG", **saved: Any) -> bytes:
    """A picture, red at the left and blue at the right, that says where it was taken wherever a picture can."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[0x010E] = GPS.decode()  # description
    exif[0x0112] = saved.pop("orientation", 1)
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 55.0, 50.5), 3: "E", 4: (5.0, 20.0, 16.0), 27: GPS})
    out = BytesIO()
    if form == "JPEG":
        saved |= {"comment": GPS, "xmp": b"<x:xmpmeta>" + GPS + b"</x:xmpmeta>"}
    picture.save(out, form, exif=exif, **saved)
    return out.getvalue()


def pdf(change: Callable[[PdfWriter], object] = lambda writer: None) -> bytes:
    """A page of PDF, with a title that says where."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": GPS.decode(), "/Author": "Wie Vraagt"})
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def upload(content: bytes, name: str = "foto.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)
