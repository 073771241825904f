"""Reports of mail servers: which message, why, and nothing that anyone can send breaks it."""

import io
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import OperationalError
from hypothesis import given, settings
from hypothesis import strategies as st

from contactforms.outbox import reports
from contactforms.outbox.bounces import Bounce, read_bounce
from contactforms.outbox.delivery import deliver_one
from contactforms.outbox.models import MessageState
from contactforms.outbox.services import About, enqueue
from tests.contactforms.outbox.dsn import away, exchange, postfix
from tests.contactforms.outbox.smtp import Mailbox, smtp_server

NUMBER = uuid4()
BACK = f"bounces+{NUMBER}@hasselt.example"


@pytest.mark.parametrize(
    ("report", "recipient", "code"),
    [
        (postfix(NUMBER), "", "5.1.1"),
        (postfix(NUMBER, status="4.4.1"), "", "4.4.1"),  # given up after days of trying
        (postfix(NUMBER, status="weg"), "", "5.0.0"),
        (postfix(uuid4(), to=BACK), "", "5.1.1"),  # the return path says which, whatever was returned
        (postfix(uuid4()), BACK, "5.1.1"),
        (exchange(NUMBER), "", "5.2.2"),
        (exchange(NUMBER).replace("\n", "\r\n"), "", "5.2.2"),
    ],
    ids=["postfix", "gave up", "odd status", "return path", "told by the server", "headers only", "with CRLF"],
)
def test_a_failure_is_understood(report, recipient, code):
    assert read_bounce(report.encode(), recipient=recipient) == Bounce(NUMBER, code)


@pytest.mark.parametrize(
    ("report", "recipient"),
    [
        (postfix(NUMBER, action="delayed", status="4.4.1"), BACK),
        (postfix(NUMBER, action="delivered", status="2.0.0"), BACK),
        (away(NUMBER, BACK), BACK),
        ("", BACK),
        (postfix(NUMBER).replace(str(NUMBER), "geen-nummer"), ""),
        (postfix(NUMBER).replace("message/delivery-status", "text/plain"), BACK),
    ],
    ids=["delayed", "delivered", "out of office", "empty", "of no message of ours", "no report"],
)
def test_all_else_is_nothing(report, recipient):
    assert read_bounce(report.encode(), recipient=recipient) is None


@settings(max_examples=150)
@given(st.data())
def test_whatever_comes_in(data):
    """Rubbish, and reports with anything anywhere in them."""
    raw = data.draw(st.binary(max_size=400))
    if data.draw(st.booleans()):
        whole = postfix(NUMBER, to=BACK).encode()
        start = data.draw(st.integers(0, len(whole)))
        raw = whole[:start] + raw + whole[start + data.draw(st.integers(0, 300)) :]
    found = read_bounce(raw)
    assert found is None or (found.code and found.message)


def test_a_report_within_a_report_and_a_thousand_parts():
    nested = "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\ntekst\n" * 1000 + "--x--\n"
    assert read_bounce(nested.encode()) is None
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(500))
    assert read_bounce(deep.encode()) is None


@pytest.fixture
def sent(db, settings):
    settings.BOUNCE_ADDRESS = "bounces@hasselt.example"
    row = enqueue("mail", "k", "iemand@voorbeeld.example", {"subject": "s", "text": "t"}, About("x", uuid4()))
    deliver_one(row.uuid)
    return row


def receive(monkeypatch, raw: bytes, **options: str) -> str:
    class Stdin:
        buffer = io.BytesIO(raw)

    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", Stdin)
    call_command("receive_bounce", stdout=out, **options)
    return out.getvalue()


def test_the_pipe_writes_it_down_once(sent, monkeypatch):
    raw = postfix(sent.uuid).encode()
    assert receive(monkeypatch, raw).strip() == "written down"
    sent.refresh_from_db()
    assert (sent.state, sent.last_error) == (MessageState.BOUNCED, "5.1.1")
    assert receive(monkeypatch, raw).strip() == "nothing to write down"


def test_the_pipe_swallows_rubbish(sent, monkeypatch):
    assert receive(monkeypatch, b"\xff\x00" * 10).strip() == "nothing to write down"
    assert receive(monkeypatch, postfix(uuid4()).encode()).strip() == "nothing to write down"
    sent.refresh_from_db()
    assert sent.state == MessageState.SENT


def test_the_database_is_away_and_the_mail_server_keeps_the_report(sent, monkeypatch):
    def away(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr("contactforms.outbox.management.commands.receive_bounce.came_back", away)
    with pytest.raises(SystemExit) as ended:
        receive(monkeypatch, postfix(sent.uuid).encode())
    assert ended.value.code == 75


def test_each_mail_has_a_return_path_of_its_own(db, settings):
    settings.BOUNCE_ADDRESS = "bounces@hasselt.example"
    box = Mailbox()
    with smtp_server(settings, box):
        row = enqueue("mail", "k", "iemand@voorbeeld.example", {"subject": "s", "text": "t"})
        deliver_one(row.uuid)
    assert box.senders == [f"bounces+{row.uuid}@hasselt.example"]
    assert box.mails[0]["From"] == "Stad Hasselt <antwoord@hasselt.example>"


def test_late_news_changes_nothing_that_is_certain(sent):
    assert reports.came_back(sent.uuid, "5.1.1")
    assert not reports.arrived(sent.uuid)
    assert not reports.arrived(uuid4())
