"""What the worker does for the search."""

import structlog
from procrastinate.contrib.django import app

from catalogue.search.engines.base import EngineDown
from catalogue.search.engines.elasticsearch import feeding, keeping
from catalogue.search.engines.elasticsearch.node import switched_on
from catalogue.search.engines.elasticsearch.rebuilding import Busy

log = structlog.get_logger(__name__)


@app.task(name=feeding.FEED, queue="search")
def feed() -> None:
    """Send changes, right after the transaction that made them. When the engine is down they wait for the sweep."""
    try:
        feeding.send()
    except EngineDown as error:
        log.warning("search_feed_waits", reason=str(error))


@app.periodic(cron="* * * * *")
@app.task(name="search.sweep", queue="search", queueing_lock="search.sweep")
def sweep(timestamp: int) -> None:
    """Build the index where there is none, send what a stopped worker or a broken engine left waiting."""
    try:
        keeping.look_after()
    except (EngineDown, Busy) as error:
        log.warning("search_sweep_waits", reason=str(error) or "a rebuild is going on")


@app.periodic(cron="40 3 * * *")
@app.task(name="search.compare", queue="search", queueing_lock="search.compare")
def compare(timestamp: int) -> None:
    """Compare the index with our rows every night: a node that was put back from a copy tells nobody."""
    try:
        if switched_on() and (wrong := keeping.repair()):
            log.error("search_index_put_right", documents=wrong)
    except (EngineDown, Busy) as error:
        log.warning("search_compare_waits", reason=str(error) or "a rebuild is going on")
