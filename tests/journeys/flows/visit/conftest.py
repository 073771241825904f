"""The flows most of these tests visit, made once a file: what a test changes, it undoes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.core.cache import cache

from journeys.flows.models import FlowPage
from tests.conftest import rows_for_all
from tests.journeys.flows.visit.flows import make_money, make_shed


@dataclass(frozen=True, slots=True)
class Flows:
    """An ordinary flow and a sensitive one."""

    shed: FlowPage
    money: FlowPage


@pytest.fixture(scope="module")
def _made(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Flows]:
    with rows_for_all(django_db_blocker):
        yield Flows(make_shed(), make_money())


@pytest.fixture
def flows(_made: Flows) -> Flows:
    return deepcopy(_made)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
