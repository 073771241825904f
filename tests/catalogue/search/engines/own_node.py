"""A node of a test's own, as a process that may be killed: never the one that others use."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil

from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[4]
SERVICE = ROOT.parent / "shared/services/elasticsearch"  # as `.ci/run` finds it
PORTS = range(9210, 9300)
TRANSPORT = 100  # the node also listens on its port + 100


class NotStarted(Exception):
    """The node did not start: for want of Java, Maven or memory, as the message says."""


class OwnNode:
    """A real node in a folder of its own. `start` may be called again after `kill`: what it had written is there."""

    def __init__(self) -> None:
        if not os.access(SERVICE, os.X_OK):
            missing("../shared/services/elasticsearch, which starts an Elasticsearch node")
        # Not pytest's own folder: the server runs as another user where the tests run as root
        self._home = Path(tempfile.mkdtemp(prefix="node-to-kill-"))
        self._home.chmod(0o755)
        self._port = next(port for port in PORTS if _is_free(port) and _is_free(port + TRANSPORT))
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it and wait until it is healthy."""
        mine = {"ES_PORT": str(self._port), "ES_HOME_DIR": str(self._home), "ES_HEAP": "256m"}
        done = subprocess.run([SERVICE, "start"], env=os.environ | mine, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotStarted(done.stderr.strip()[-500:])

    def kill(self) -> None:
        """End the process without a word, as the kernel does when memory is short."""
        pid = int((self._home / f"node-{self._port}.pid").read_text())
        os.kill(pid, signal.SIGKILL)
        with suppress(psutil.NoSuchProcess):
            psutil.Process(pid).wait(10)

    def remove(self) -> None:
        """Kill it, and leave nothing behind."""
        with suppress(FileNotFoundError, ProcessLookupError):
            self.kill()
        shutil.rmtree(self._home, ignore_errors=True)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0
