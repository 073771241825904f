"""Looking after the index: made when it is not there, put right when it missed something."""

from collections.abc import Callable

from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import feeding, indices, locks
from catalogue.search.engines.elasticsearch.comparing import Differences, compare, put_right
from catalogue.search.engines.elasticsearch.node import down_when_it_fails, switched_on
from catalogue.search.engines.elasticsearch.rebuilding import build, clear_away
from catalogue.search.engines.elasticsearch.unsent import DROPPED, drop, missed, unsent
from catalogue.search.models import IndexChange


def look_after() -> None:
    """Do whatever the index needs: build it, put it right, send what waits. Raises `EngineDown` or `Busy`."""
    if not switched_on():
        drop()
        return
    if not _is_fit():
        build()
    elif missed():
        repair()
    feeding.send()
    clear_away()


def differences(progress: Callable[[int], object] = lambda _count: None) -> Differences:
    """Return how the index differs from our rows, when all that waits has been sent. Raises `EngineDown`."""
    refused = feeding.send()
    with locks.feeding():
        return compare(indices.alias(), progress, refused=refused)


def repair(progress: Callable[[int], object] = lambda _count: None) -> int:
    """Put the index right, or build a new one where it cannot be; return how many documents differed."""
    if not _is_fit():
        build(progress)
        return 0
    with locks.feeding():
        found = compare(indices.alias(), progress)
        if not found.ahead:
            put_right(indices.alias(), found)
            # A document that someone else deleted is remembered as newer than ours, and refuses to come back
            if not (found and compare(indices.alias())):
                IndexChange.objects.filter(document=DROPPED).delete()
                return len(found)
    build(progress)
    return len(found)


def trouble() -> str:
    """Return what keeps the second engine from answering; empty when nothing does."""
    try:
        with down_when_it_fails():
            indices.require_fit()
        unsent()
    except EngineDown as error:
        return str(error)
    return ""


def _is_fit() -> bool:
    try:
        with down_when_it_fails():
            indices.require_fit()
    except indices.Unfit:
        return False
    return True
