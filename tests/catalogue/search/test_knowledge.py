"""What a process knows of words: as committed, and within a transaction that writes as that transaction sees it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection, transaction

from catalogue.search import find
from catalogue.search.knowledge import knowledge
from tests.factories import make_product, make_service, make_theme

WORD = "zandstraler"
Undone = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def undone(django_db_setup, django_db_blocker) -> Iterator[Undone]:
    """Transactions that are rolled back, one after the other; a test has otherwise but one."""

    @contextmanager
    def one() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    with django_db_blocker.unblock():
        yield one
        connection.close()


def known() -> tuple[bool, int]:
    """Whether the public's corrections know the word, and in how many documents it stands."""
    public = knowledge().public
    return WORD in public.vocabulary, public.frequency.get(WORD, 0)


def test_words_that_were_rolled_back_leave_nothing_behind(undone):
    with undone():
        make_product(title=f"Attest van {WORD}")
        assert known() == (True, 1)
        assert find("zandstralr attest").corrected == (("zandstralr", WORD),)
    with undone():
        make_product(title="Attest van leven")  # its words have numbers above those that were rolled back
        assert known() == (False, 0)
        assert WORD not in dict(find("zandstralr attest").corrected).values()
    assert known() == (False, 0)


def test_a_transaction_that_wrote_no_words_takes_what_the_process_knows(undone):
    everyone = knowledge()
    with undone():
        make_theme()
        assert knowledge().public is everyone.public
        make_product(title=f"Attest van {WORD}", responsible_service=make_service())
        assert knowledge().public is not everyone.public
    assert knowledge().public is everyone.public
