"""Text messages over the provider's protocol: sent once, tried again when it is away, reported on."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from contactforms.outbox import delivery, sms
from contactforms.outbox.delivery import deliver_one
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.services import About, enqueue, try_again
from contactforms.outbox.sms_status import signature
from tests.contactforms.outbox.sms_server import Provider, sms_provider

NUMBER = "+32495000001"


def message(number: str = NUMBER, text: str = "Breng je kaart mee.") -> OutboxMessage:
    return enqueue("sms", str(uuid4()), number, {"text": text}, About("question", uuid4()))


def later() -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(seconds=61))


@pytest.fixture
def provider(settings):
    with sms_provider(settings, Provider()) as running:
        yield running


def test_a_message_leaves_as_it_was_written(db, provider):
    row = message()
    assert deliver_one(row.uuid) == MessageState.SENT
    (sent,) = provider.messages
    assert (sent["to"], sent["from"], sent["body"]) == (NUMBER, "Hasselt", "Breng je kaart mee.")
    assert sent["callback"].endswith(f"/api/v1/sms/status/?message={row.uuid}")
    row.refresh_from_db()
    assert row.provider_id == sent["sid"]
    assert row.delivered_at is None, "accepted is not arrived"


@pytest.mark.parametrize("status", [500, 503, 429, 401, 404])
def test_what_is_of_the_moment_or_ours_is_tried_again(db, provider, status):
    row = message()
    provider.broken = status
    assert deliver_one(row.uuid) == MessageState.WAITING
    row.refresh_from_db()
    assert row.last_error == "SmsUnavailable"
    provider.broken = None
    with later():
        assert deliver_one(row.uuid) == MessageState.SENT
    assert len(provider.messages) == 1


def test_a_number_that_is_none_is_refused_with_the_code_only(db, provider):
    provider.refusals[NUMBER] = 21211
    row = message()
    assert deliver_one(row.uuid) == MessageState.REFUSED
    row.refresh_from_db()
    assert row.last_error == "SMS 21211"


def test_nobody_listens(db, provider, settings):
    settings.SMS_URL = "http://127.0.0.1:9"
    row = message()
    assert deliver_one(row.uuid) == MessageState.WAITING


def test_accepted_but_the_line_dropped_is_sent_once(db, provider):
    """The answer never came: the provider's list tells that the message left."""
    provider.hangs_up_after_accepting = True
    row = message()
    assert deliver_one(row.uuid) == MessageState.WAITING
    provider.hangs_up_after_accepting = False
    with later():
        assert deliver_one(row.uuid) == MessageState.SENT
    row.refresh_from_db()
    assert [sent["sid"] for sent in provider.messages] == [row.provider_id]


@pytest.mark.parametrize("dies_at", ["before the sid is written", "after it"])
def test_a_worker_killed_after_sending_sends_once(db, provider, monkeypatch, dies_at):
    row = message()

    def dies(*args: object, **kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        if dies_at == "after it":
            patched.setattr(delivery, "_close", dies)
        else:
            post = sms._post
            patched.setattr(sms, "_post", lambda row: (post(row), dies()))
        with pytest.raises(SystemExit):
            deliver_one(row.uuid)
    with later():
        assert deliver_one(row.uuid) == MessageState.SENT
    assert len(provider.messages) == 1


def test_the_same_words_to_the_same_number_twice_are_two(db, provider):
    """Sent again on purpose, the first still known: the lookup must not take the one for the other."""
    first, second = message(), message()
    assert deliver_one(first.uuid) == MessageState.SENT
    provider.broken = 503
    assert deliver_one(second.uuid) == MessageState.WAITING
    provider.broken = None
    with later():
        assert deliver_one(second.uuid) == MessageState.SENT
    first.refresh_from_db()
    second.refresh_from_db()
    assert {first.provider_id, second.provider_id} == {sent["sid"] for sent in provider.messages}
    assert len(provider.messages) == 2


def test_off_when_not_configured(db, settings):
    settings.SMS_URL = ""
    assert not sms.is_on()
    assert deliver_one(message().uuid) == MessageState.WAITING


class TestReports:
    def report(self, row: OutboxMessage, status: str, *, signed: str | None = None, **fields: str):
        address = sms.callback_url(row)
        data = {"MessageSid": row.provider_id, "MessageStatus": status} | fields
        mark = signed if signed is not None else signature(address, {name: [value] for name, value in data.items()})
        path = address[address.index("/api/") :]
        return Client(enforce_csrf_checks=True).post(path, data, headers={"X-Twilio-Signature": mark})

    @pytest.fixture
    def sent(self, db, provider) -> OutboxMessage:
        row = message()
        deliver_one(row.uuid)
        row.refresh_from_db()
        return row

    def test_the_signature_is_the_protocols(self, settings):
        """The example of the provider's own documentation."""
        settings.SMS_TOKEN = "12345"
        fields = {
            "CallSid": "CA1234567890ABCDE",
            "Caller": "+14158675310",
            "Digits": "1234",
            "From": "+14158675310",
            "To": "+18005551212",
        }
        mark = signature("https://example.com/myapp.php?foo=1&bar=2", {name: [value] for name, value in fields.items()})
        assert mark == "L/OH5YylLD5NRKLltdqwSvS0BnU="

    def test_arrived(self, sent):
        assert self.report(sent, "delivered").status_code == 204
        sent.refresh_from_db()
        assert (sent.state, sent.delivered_at is not None) == (MessageState.SENT, True)

    @pytest.mark.parametrize("status", ["queued", "sending", "sent", "iets-nieuws"])
    def test_on_its_way_says_nothing(self, sent, status):
        assert self.report(sent, status).status_code == 204
        sent.refresh_from_db()
        assert (sent.state, sent.delivered_at) == (MessageState.SENT, None)

    def test_came_back_and_once_more(self, sent, provider):
        assert self.report(sent, "undelivered", ErrorCode="30003").status_code == 204
        sent.refresh_from_db()
        assert (sent.state, sent.last_error) == (MessageState.BOUNCED, "SMS 30003")
        provider.messages[0]["status"] = "undelivered"
        assert try_again(sent)
        assert deliver_one(sent.uuid) == MessageState.SENT
        assert len(provider.messages) == 2

    def test_a_report_before_the_worker_wrote_that_it_was_sent(self, db, provider, monkeypatch):
        row = message()
        close = delivery._close

        def reported_first(message: OutboxMessage, *args: object) -> MessageState:
            self.report(message, "undelivered", ErrorCode="30006")
            return close(message, *args)

        monkeypatch.setattr(delivery, "_close", reported_first)
        assert deliver_one(row.uuid) == MessageState.BOUNCED
        row.refresh_from_db()
        assert row.state == MessageState.BOUNCED

    @pytest.mark.parametrize("signed", ["", "bm9wZQ==", "é"])
    def test_without_the_signature_nothing(self, sent, signed):
        assert self.report(sent, "undelivered", signed=signed).status_code == 403
        sent.refresh_from_db()
        assert sent.state == MessageState.SENT

    def test_a_signature_of_another_message_is_none(self, sent):
        mark = signature(sms.callback_url(message()), {"MessageSid": [sent.provider_id], "MessageStatus": ["failed"]})
        assert self.report(sent, "failed", signed=mark).status_code == 403

    def test_off(self, sent, settings):
        settings.SMS_FROM = ""
        assert self.report(sent, "delivered").status_code == 404
