"""A provider of text messages in this process, speaking the protocol of Twilio's Messages resource."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

ACCOUNT, TOKEN = "AC00000000000000000000000000000001", "een-geheim"


class Provider:
    """Keeps what was accepted; `refusals` are error codes by number, `broken` answers all with that status."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.refusals: dict[str, int] = {}
        self.broken: int | None = None
        self.hangs_up_after_accepting = False
        self.asked: list[str] = []

    def accept(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if form["To"] in self.refusals:
            return 400, {"code": self.refusals[form["To"]], "message": f"Invalid {form['To']}", "status": 400}
        row = {
            "sid": f"SM{len(self.messages):032x}",
            "to": form["To"],
            "from": form["From"],
            "body": form["Body"],
            "status": "queued",
            "date_created": format_datetime(timezone.now()),
            "callback": form["StatusCallback"],
        }
        self.messages.append(row)
        return 201, row

    def listed(self, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        assert "DateSent>" in query
        return 200, {"messages": [row for row in self.messages if row["to"] == query["To"]]}


@contextmanager
def sms_provider(settings: Any, provider: Provider) -> Iterator[Provider]:
    """Run the provider on a free port and send text messages through it."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status: int, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def refused(self) -> bool:
            provider.asked.append(self.command)
            basic = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
            if self.headers["Authorization"] != f"Basic {basic}":
                self.answer(401, {"code": 20003, "message": "Authenticate", "status": 401})
            elif urlsplit(self.path).path != f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
                self.answer(404, {"code": 20404, "message": "Not found", "status": 404})
            elif provider.broken:
                self.answer(provider.broken, {"message": "Broken", "status": provider.broken})
            else:
                return False
            return True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.refused():
                return
            status, row = provider.accept({name: values[0] for name, values in parse_qs(body).items()})
            if provider.hangs_up_after_accepting:
                self.close_connection = True
                return
            self.answer(status, row)

        def do_GET(self) -> None:
            if not self.refused():
                query = parse_qs(urlsplit(self.path).query)
                self.answer(*provider.listed({name: values[0] for name, values in query.items()}))

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}"
    settings.SMS_ACCOUNT, settings.SMS_TOKEN, settings.SMS_FROM = ACCOUNT, TOKEN, "Hasselt"
    settings.SMS_TIMEOUT = 2
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
