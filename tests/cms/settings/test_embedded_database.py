"""The embedded server: two cities side by side, and a holder that was killed does not keep it alive."""

import json
import os
import subprocess
import sys
from pathlib import Path

from cms.settings.database import ROOM

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SCRIPT = """
from pathlib import Path
from cms.settings.database import embedded_url
import psycopg
folder = Path({folder!r})
url = embedded_url(folder)
with psycopg.connect(url) as connection:
    print(connection.execute("SELECT current_database(), current_setting('data_directory')").fetchone())
    print(connection.execute("SELECT current_setting('shared_buffers')").fetchone()[0])
"""


def run(folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(folder=str(folder))],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def test_a_server_in_its_own_folder_ends_with_its_last_holder(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    assert str(folder) in run(folder)
    assert not (folder / "postmaster.pid").exists(), "ended with the process"

    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    (folder / ".handle_pids.json").write_text(json.dumps([gone.pid]))
    again = run(folder)
    assert "city" in again
    assert ROOM in again, "from its second start on there is room for the indexes"
    assert not (folder / "postmaster.pid").exists(), "a killed holder is forgotten"
