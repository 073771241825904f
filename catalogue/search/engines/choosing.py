"""Which engine answers: Elasticsearch where it is switched on and well, else PostgreSQL, in the same request."""

from concurrent.futures import ThreadPoolExecutor

import structlog

from catalogue.search.engines.admitting import admitted
from catalogue.search.engines.base import UNTOLD, EngineDown, Wanted
from catalogue.search.engines.breaker import Breaker
from catalogue.search.engines.elasticsearch.candidates import ElasticsearchEngine
from catalogue.search.engines.elasticsearch.node import switched_on
from catalogue.search.engines.elasticsearch.unsent import Behind, not_behind
from catalogue.search.engines.loading import Candidate, load
from catalogue.search.engines.postgres import PostgresEngine
from catalogue.search.engines.whole import in_step

log = structlog.get_logger(__name__)

FEW = 10_000  # documents, among which we find the neighbours of one sooner

_postgres, _elasticsearch = PostgresEngine(), ElasticsearchEngine()
_breaker = Breaker()
_beside = ThreadPoolExecutor(16, thread_name_prefix="words")  # waits for the network: of as many searches at once


def candidates(wanted: Wanted, engine: str | None = None) -> tuple[list[Candidate], str, bool]:
    """Return the documents, the engine that found them, and whether another should have but is down.

    `engine` names one to insist on, for measuring; its being down is then an error (`EngineDown`).
    """
    if engine == _elasticsearch.name:
        return _found(wanted), _elasticsearch.name, False
    if engine not in (None, _postgres.name):
        raise ValueError(f"no such engine: {engine}")
    if engine is None and switched_on():
        found = _found_if_well(wanted)
        if found is not None:
            return found, _elasticsearch.name, False
        return _in_our_rows(wanted), _postgres.name, True
    return _in_our_rows(wanted), _postgres.name, False


def forget() -> None:
    """Forget how the second engine was: for tests, and for who just started it."""
    _breaker.worked()
    _elasticsearch.forget()


def _in_our_rows(wanted: Wanted) -> list[Candidate]:
    """In memory where the rows are there as they are now, else in the database."""
    whole = in_step(wanted.rows, writes=wanted.writes)
    return whole.candidates(wanted) if whole is not None else _loaded(_postgres.found(wanted), wanted)


def _found(wanted: Wanted) -> list[Candidate]:
    """Return what the second engine finds, and what it was not told yet: our row decides (`admitting`).

    What it was not told yet was asked first (`Wanted.unsent`): of all else its version is that of our row.
    """
    if not switched_on():
        raise EngineDown("ELASTICSEARCH_URL is not set")
    changed = dict.fromkeys(not_behind(wanted.unsent), UNTOLD)
    if wanted.documents > FEW:
        return _loaded(_elasticsearch.by_words_and_meaning(wanted) | changed, wanted)
    words = _beside.submit(_elasticsearch.by_words, wanted)  # while the meaning is looked for here
    whole = in_step(wanted.rows, writes=wanted.writes)
    if whole is not None:
        wanted.meaning()
        return whole.candidates(wanted, words.result() | changed)
    near = _postgres.near(wanted)
    return _loaded(words.result() | near | changed, wanted)


def _loaded(found: dict[int, int], wanted: Wanted) -> list[Candidate]:
    also = dict.fromkeys(wanted.also, UNTOLD)
    return admitted(load(also | found, wanted.meaning()), wanted)


def _found_if_well(wanted: Wanted) -> list[Candidate] | None:
    if not _breaker.allows():
        return None
    try:
        found = _found(wanted)
    except Behind:
        return None  # it is well, and catching up
    except EngineDown as error:
        _elasticsearch.forget()
        if _breaker.failed():
            log.warning("search_engine_down", engine=_elasticsearch.name, reason=str(error))
        return None
    if _breaker.worked():
        log.info("search_engine_back", engine=_elasticsearch.name)
    return found
