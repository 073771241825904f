import json
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from integrations.ipdc.building import build
from integrations.ipdc.reading.keys import document
from integrations.ipdc.snapshot import Snapshot
from tests.conftest import given


@pytest.fixture
def instances() -> Path:
    return given("lpdc-instances")


@pytest.fixture
def fixtures() -> Path:
    return given("ipdc-standard-fixtures")


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """Write instances (or any text) to a file and return its name."""

    def write(*content: Any, name: str = "producten.jsonld") -> str:
        text = content[0] if isinstance(content[0], str | bytes) else json.dumps({"@graph": list(content)})
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


@pytest.fixture
def snapshot() -> Callable[[dict[str, Any]], Snapshot]:
    return lambda node: build(document(node))


class Pages(BaseHTTPRequestHandler):
    """Serves `{path: (status, type, body)}` and remembers what was asked."""

    def __init__(self, pages: dict[str, Any], asked: list[str], *args: Any) -> None:
        self.pages, self.asked = pages, asked
        super().__init__(*args)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, kind, body = self.pages.get(self.path, (404, "text/plain", "not here"))
        self.send_response(status)
        self.send_header("Location" if status in {301, 302} else "Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: Any) -> None:
        pass


class Site:
    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, self.pages, self.asked))
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def put(self, path: str, body: str, *, status: int = 200, kind: str = "application/ld+json") -> str:
        self.pages[path] = (status, kind, body)
        return self.address + path


@pytest.fixture
def web() -> Iterator[Site]:
    """A web server of our own, on this machine only."""
    site = Site()
    thread = Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
