"""A demo city of its own, served as `make demo` serves it: web server, worker, mail in files."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from tests.prepared import prepared_city

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "demo-hasselt-2026"


@dataclass(frozen=True, slots=True)
class City:
    """Where the served city is and what it leaves behind."""

    url: str
    mail: Path
    database_url: str
    log: Path

    def mails_to(self, address: str, *, at_least: int = 1, wait: float = 20) -> list[str]:
        """Return the plain texts mailed to `address`, oldest first; wait up to `wait` seconds for them."""
        end = time.monotonic() + wait
        while True:
            found = [text for to, text in self._mails() if address in to]
            if len(found) >= at_least or time.monotonic() > end:
                return found
            time.sleep(0.2)

    def _mails(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.mail.glob("*.log")):
            for raw in path.read_bytes().split(b"-" * 79):
                if raw.strip():
                    mail = message_from_bytes(raw.lstrip(), policy=policy.default)
                    body = mail.get_body(("plain",))
                    yield str(mail["To"]), str(body.get_content()) if body is not None else ""

    def value(self, query: str, *values: object) -> object:
        """Return the first value of a query on the city's database."""
        with psycopg.connect(self.database_url) as connection:
            row = connection.execute(query, values).fetchone()  # type: ignore[call-overload]
        return row[0] if row else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served_city(folder: Path) -> Iterator[City]:
    """Load and serve a demo city in a database of its own; end everything afterwards."""
    name, template = f"e2e_{os.getpid()}", prepared_city() or "template1"
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(copied.format(sql.Identifier(name), sql.Identifier(template)))
        info = connection.info
        host = f"?host={info.host}" if info.host.startswith("/") else ""
        netloc = "" if host else f"{info.host}:{info.port}"
        url = f"postgresql://{info.user}:{info.password}@{netloc}/{name}{host}"
    media = Path(os.environ.get("E2E_TEMPLATE_MEDIA", "nowhere"))
    if media.is_dir():
        shutil.copytree(media, folder / "media")
    port = free_port()
    log = folder / "serve.log"
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "MAIL_DIR": str(folder / "mail"),
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "CITY_BASE_URL": f"http://localhost:{port}",
        "QUESTIONS_PER_MINUTE": "200",  # all visitors of these tests come from one address
    }
    process = start_demo(port, environment, log)
    try:
        wait_until_ready(process, port, log)
        yield City(f"http://localhost:{port}", folder / "mail", url, log)
        assert_takes_everything_along(process, port, signal.SIGINT)  # as Ctrl-C does
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(30)
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def start_demo(port: int, environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Serve a city as `make demo` does; what it says goes into `log`."""
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port), "--verbosity", "0"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def assert_takes_everything_along(process: subprocess.Popen[bytes], port: int, ended_by: signal.Signals) -> None:
    """End a city that is served: web server, its workers and the queue's worker end too, and leave the port."""
    family = [parent := psutil.Process(process.pid), *parent.children(recursive=True)]
    assert len(family) >= 4, "web server, its workers and the queue's worker"
    process.send_signal(ended_by)
    process.wait(30)
    _gone, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path, *, seconds: float = 420) -> None:
    """Wait until the city answers that it is ready; what it said otherwise is in the failure."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with (
            contextlib.suppress(OSError, urllib.error.URLError),
            urllib.request.urlopen(f"http://localhost:{port}/health/ready", timeout=2) as response,
        ):
            if response.status == 200:
                return
        time.sleep(0.5)
    raise AssertionError(f"the city is not served:\n{log.read_text(errors='replace')[-3000:]}")
