"""The client of the node: quick for searches, patient for feeding; every way it fails is one exception."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from catalogue.search.engines.base import EngineDown

PATIENT = 30.0  # seconds that feeding and rebuilding wait for one answer


@lru_cache(maxsize=8)
def _client(url: str, timeout: float) -> Elasticsearch:
    # No second try and no asking around for other nodes: PostgreSQL answers sooner
    return Elasticsearch(url, request_timeout=timeout, max_retries=0, retry_on_timeout=False)


def switched_on() -> bool:
    """Return whether there is to be a second engine."""
    return bool(settings.ELASTICSEARCH_URL)


def asking() -> Elasticsearch:
    """Return the client of searches, which gives up after `ELASTICSEARCH_TIMEOUT` seconds."""
    return _client(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_TIMEOUT)


def working() -> Elasticsearch:
    """Return the client of feeding and rebuilding."""
    return _client(settings.ELASTICSEARCH_URL, PATIENT)


@contextmanager
def down_when_it_fails() -> Iterator[None]:
    """Raise `EngineDown` for whatever the node, the network or something between them does wrong."""
    try:
        yield
    except ApiError as error:
        raise EngineDown(f"answers {error.meta.status}: {error.message}"[:300]) from error
    except TransportError as error:
        raise EngineDown(type(error).__name__) from error
    except (KeyError, TypeError, IndexError, AttributeError) as error:  # an answer of another shape is no answer
        raise EngineDown(f"answers something else ({type(error).__name__})") from error
