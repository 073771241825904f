"""Reading the word lists and the encoder's weights when a web process starts, so that no visitor waits for it."""

from collections.abc import Callable
from threading import Thread

import structlog
from django.db import connection

from catalogue.search.finding import find

QUESTION = "hoe werkt dit"
log = structlog.get_logger(__name__)


def warm_up(*, then: Callable[[], object]) -> Thread:
    """Ask a first question beside the work (2 to 4 seconds), then call `then`.

    Whatever goes wrong is for the first visitor to meet.
    """
    thread = Thread(target=_ask, args=[then], name="search-warm-up", daemon=True)
    thread.start()
    return thread


def _ask(then: Callable[[], object]) -> None:
    try:
        find(QUESTION)
    except Exception:
        log.warning("search_not_warm", exc_info=True)
    finally:
        connection.close()
        then()
