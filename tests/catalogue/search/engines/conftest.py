"""A real node, with an index for each test."""

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection
from elasticsearch import Elasticsearch

from catalogue.organisation.models import Department, Service
from catalogue.products.models import ProductPage, Theme
from catalogue.search.engines import choosing
from catalogue.search.engines.elasticsearch import rebuilding
from catalogue.search.models import IndexChange
from tests.catalogue.search.engines.own_node import NotStarted, OwnNode
from tests.catalogue.search.engines.proxy import Proxy
from tests.conftest import missing


@pytest.fixture(scope="session")
def node() -> str:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    if not url:
        missing("Elasticsearch (ELASTICSEARCH_URL)")
    return url


@pytest.fixture
def index_name(settings, node) -> Iterator[str]:
    """Switch the second engine on, with an index name of its own and nothing behind it."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = node, f"test-{uuid4().hex}"
    settings.ELASTICSEARCH_TIMEOUT = 10.0  # the tests' machine may be busy
    choosing.forget()
    yield settings.ELASTICSEARCH_INDEX
    choosing.forget()
    client = Elasticsearch(node)
    for name in client.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}*", expand_wildcards="all"):
        client.indices.delete(index=name)
    client.close()


@pytest.fixture
def index(db, index_name) -> str:
    """A built index of the empty city."""
    rebuilding.build()
    return index_name


@pytest.fixture
def proxy(settings, node, index_name) -> Iterator[Proxy]:
    """A wire to the node that can be cut."""
    made = Proxy(node)
    settings.ELASTICSEARCH_URL = made.url
    yield made
    made.cut()


@pytest.fixture
def own_node(settings) -> Iterator[OwnNode]:
    """A node of this test alone, switched on as the second engine: it may be killed."""
    made = OwnNode()
    try:
        made.start()
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = made.url, f"test-{uuid4().hex}"
        choosing.forget()
        yield made
        choosing.forget()
    except NotStarted as error:
        missing(f"an Elasticsearch node of the test's own: {error}")
    finally:
        made.remove()


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Really commit, for tests with several connections; what they made is removed afterwards."""
    with django_db_blocker.unblock():
        # pytest-django makes no test database when none of the tests at hand is marked `django_db`
        assert str(connection.settings_dict["NAME"]).startswith("test"), "not this database: run the whole folder"
        yield
        for page in ProductPage.objects.all():
            page.delete()
        Theme.objects.all().delete()
        Service.objects.filter(is_front_desk=False).delete()
        Department.objects.filter(services=None).delete()
        IndexChange.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
