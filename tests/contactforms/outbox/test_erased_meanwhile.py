"""What is leaving while it is erased, and what was emptied: neither leaves afterwards."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from contactforms.outbox import kinds
from contactforms.outbox.delivery import deliver_one
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.outbox.services import About, enqueue, erase_about, try_again

SUBJECT = uuid4()


def message(**fields: object) -> OutboxMessage:
    made = enqueue("mail", f"x:{uuid4()}", "wie@voorbeeld.example", {"subject": "s", "text": "t"}, About("q", SUBJECT))
    OutboxMessage.objects.filter(pk=made.pk).update(**fields)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("state", [MessageState.FAILED, MessageState.REFUSED, MessageState.BOUNCED])
def test_what_was_emptied_is_not_tried_again(db, state):
    made = message(state=state)
    assert try_again(made)
    OutboxMessage.objects.filter(pk=made.pk).update(state=state)
    erase_about([SUBJECT])
    assert not try_again(made)


def test_an_erasure_waits_for_what_is_leaving(committed, monkeypatch):
    """It left before it was erased, and the row says so; after the erasure nothing leaves."""
    leaving, go_on, order = threading.Event(), threading.Event(), []

    def slowly(_message: OutboxMessage) -> None:
        leaving.set()
        assert go_on.wait(20)
        order.append("left")

    monkeypatch.setitem(kinds._kinds, "mail", slowly)
    made = message()

    def deliver() -> None:
        deliver_one(made.uuid)
        connection.close()

    def erase() -> None:
        erase_about([SUBJECT])
        order.append("erased")
        connection.close()

    threads = [threading.Thread(target=deliver)]
    threads[0].start()
    assert leaving.wait(20)
    threads.append(threading.Thread(target=erase))
    threads[1].start()
    threads[1].join(0.3)
    assert order == [], "it waits"
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert order == ["left", "erased"]
    made.refresh_from_db()
    assert (made.state, made.recipient, made.payload) == (MessageState.SENT, "", {})
