"""The node dies in the middle of searching, publishing and rebuilding, and comes back."""

import pytest

from catalogue.search.engines import breaker
from tests.catalogue.search.engines.busy import BusyCity, until
from tests.catalogue.search.engines.own_node import OwnNode

pytestmark = pytest.mark.elasticsearch


def test_cut_off_twice_every_search_is_answered_and_nothing_is_lost_or_doubled(committed, proxy, settings):
    settings.ELASTICSEARCH_TIMEOUT = 2.0
    with BusyCity() as city:
        for _ in range(2):
            until(city.goes_well)
            proxy.cut()
            city.from_now()
            until(city.does_without)
            proxy.restore()
            city.from_now()
        until(lambda: city.goes_well() and city.changed >= 6)
    city.alive()
    city.assert_nothing_lost_or_doubled()


def test_a_killed_process_that_is_started_again(committed, own_node: OwnNode, settings, monkeypatch):
    settings.ELASTICSEARCH_TIMEOUT = 2.0
    monkeypatch.setattr(breaker, "LONGEST", 2.0)  # seconds: the test need not wait for the longest pause
    with BusyCity() as city:
        until(city.goes_well)
        own_node.kill()
        city.from_now()
        until(city.does_without)
        own_node.start()
        city.from_now()
        until(city.goes_well)
    city.alive()
    city.assert_nothing_lost_or_doubled()
