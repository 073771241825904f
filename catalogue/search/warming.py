"""Reading the word lists and the encoder's weights when a web process starts, so that no visitor waits for it."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread

import structlog
from django.db import connection

from catalogue.search.dutch.thesaurus import thesaurus
from catalogue.search.engines import whole
from catalogue.search.engines.loading import read_ahead
from catalogue.search.finding import find
from catalogue.search.knowledge import knowledge
from catalogue.search.meaning import meaning_of

QUESTION = "hoe werkt dit"
log = structlog.get_logger(__name__)


def warm_up(*, then: Callable[[], object]) -> Thread:
    """Get ready beside the work (2 to 4 seconds), then call `then`.

    Whatever goes wrong is for the first visitor to meet.
    """
    thread = Thread(target=_prepare, args=[then], name="search-warm-up", daemon=True)
    thread.start()
    return thread


def get_ready() -> None:
    """Have in memory what every search needs, and then what makes the first ones as quick as the others."""
    answer_first()
    with _nothing_collected():
        known = knowledge()
        for view in (known.public, known.everyone):
            view.vocabulary.get_ready()
        if not whole.get_ready():
            read_ahead()


def answer_first() -> None:
    """Answer a first question: reads the word lists and, beside them, the encoder's weights."""
    with _nothing_collected(), ThreadPoolExecutor(1) as beside:
        meaning = beside.submit(meaning_of, QUESTION)
        thesaurus()
        knowledge()
        meaning.result()
        find(QUESTION)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """All that is read here stays: looking for what may go would take a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _prepare(then: Callable[[], object]) -> None:
    try:
        get_ready()
    except Exception:
        log.warning("search_not_warm", exc_info=True)
    finally:
        connection.close()
        then()
