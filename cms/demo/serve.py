"""Serve the site and work through the queue until Ctrl-C, and end whatever was started."""

import os
import shlex
import sys
from pathlib import Path

from honcho.manager import Manager

from cms.settings.env import BASE_DIR


def serve(port: int) -> int:
    """Run web server and worker; return the exit status (0 after Ctrl-C)."""
    granian = shlex.quote(str(Path(sys.executable).with_name("granian")))
    python = shlex.quote(sys.executable)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "cms.settings.development"),
        "CITY_BASE_URL": os.environ.get("CITY_BASE_URL", f"http://localhost:{port}"),
        "PYTHONUNBUFFERED": "1",
    }
    manager = Manager()
    web = (
        f"exec {granian} --interface wsgi --host 127.0.0.1 --port {port} --no-ws"
        " --workers 2 --blocking-threads 4 --backpressure 64 cms.wsgi:application"
    )
    manager.add_process("web", web, env=environment, cwd=str(BASE_DIR))
    manager.add_process("worker", f"exec {python} manage.py procrastinate worker", env=environment, cwd=str(BASE_DIR))
    manager.loop()
    return 0 if manager.returncode in (None, 0, 130, 143) else int(manager.returncode)
