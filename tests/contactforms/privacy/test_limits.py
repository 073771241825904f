"""Counting posts: by address behind our proxies only, in a sliding minute, without keeping the address."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import RequestFactory

from contactforms.privacy.addresses import client_address, sender_mark
from contactforms.privacy.limits import forget, too_many
from contactforms.privacy.models import Attempt

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))


def request(remote: str = "192.0.2.1", forwarded: str = ""):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().post("/", REMOTE_ADDR=remote, headers=headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),  # nobody of ours wrote it
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),  # what the visitor made up comes first
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "203.0.113.9"),
        (1, "", "192.0.2.1"),
    ],
)
def test_whose_address_it_is(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    assert client_address(request(forwarded=forwarded)) == address


def test_an_ipv6_network_is_one_sender():
    one, same, other = (sender_mark(request(ip)) for ip in ("2001:db8::1", "2001:db8::ffff:1", "2001:db8:0:1::1"))
    assert one == same != other
    assert sender_mark(request("::ffff:192.0.2.1")) == sender_mark(request("192.0.2.1"))


def test_the_window_slides(db):
    with time_machine.travel(NOON, tick=False) as clock:
        assert [too_many(request(), "lookup") for _ in range(5)] == [False] * 5
        clock.shift(40)
        assert [too_many(request(), "lookup") for _ in range(5)] == [False] * 4 + [True]
        clock.shift(21)  # the first five are more than a minute ago
        assert not too_many(request(), "lookup")


def test_each_sender_and_each_thing_is_counted_apart(db):
    for _ in range(10):
        too_many(request(), "lookup")
    assert too_many(request(), "lookup")
    assert not too_many(request("192.0.2.2"), "lookup")
    assert not too_many(request(), "question")


def test_the_address_is_not_kept(db):
    too_many(request("192.0.2.77"), "lookup")
    assert not [value for value in Attempt.objects.values_list("who", flat=True) if "192" in value]
    assert len(Attempt.objects.get().who) == 64


def test_forgotten(db):
    with time_machine.travel(NOON, tick=False) as clock:
        too_many(request(), "lookup")
        clock.shift(30)
        too_many(request(), "lookup")
        clock.shift(31)
        assert forget() == 1
    assert Attempt.objects.count() == 1
