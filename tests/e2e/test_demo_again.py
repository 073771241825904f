"""`make demo` a second time, on a taken port, and ended."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.city import ROOT, City, assert_takes_everything_along, free_port, start_demo, wait_until_ready


def demo(city: City, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `manage.py demo` on the city's own database."""
    return subprocess.run(
        [sys.executable, "manage.py", "demo", *arguments],
        cwd=ROOT,
        env=environment(city),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def environment(city: City) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": city.database_url,
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "MAIL_DIR": str(city.mail),
    }


@pytest.fixture
def changed_title(new_page, log_in, city: City) -> str:
    """An editor's change, made on the form."""
    page = new_page()
    log_in(page, "eindredacteur", "/beheer/")
    pk = city.value("SELECT id FROM wagtailcore_page WHERE slug = 'rijbewijs-definitief'")
    page.goto(f"/beheer/pages/{pk}/edit/")
    title = f"Rijbewijs, herschreven om {time.time():.0f}"
    page.locator("[name=title]").fill(title)
    page.get_by_role("button", name="Meer acties").click()
    page.locator("button[name=action-publish]").click()
    page.locator(".messages").wait_for()
    return title


def test_a_second_time_keeps_what_was_changed(changed_title: str, city: City):
    def counts() -> list[object]:
        tables = ("wagtailcore_page", "questions_question", "organisation_channel", "accounts_user")
        return [city.value(f"SELECT count(*) FROM {table}") for table in tables]

    before = counts()
    again = demo(city, "--no-serve")
    assert again.returncode == 0, again.stderr
    assert "is there already" in again.stdout
    assert counts() == before
    title = city.value("SELECT title FROM wagtailcore_page WHERE slug = 'rijbewijs-definitief'")
    assert title == changed_title


def test_a_taken_port_is_said_in_one_line(city: City):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = demo(city, "--port", str(port))
    assert refused.returncode != 0
    assert refused.stdout == ""
    (line,) = refused.stderr.strip().splitlines()
    assert str(port) in line and "PORT=" in line


def test_ended_from_outside_it_takes_everything_it_started_along(city: City, tmp_path: Path):
    """And after Ctrl-C: so ends the city of these tests (`served_city`)."""
    port, log = free_port(), tmp_path / "serve.log"
    process = start_demo(port, environment(city), log)
    try:
        wait_until_ready(process, port, log)
        assert_takes_everything_along(process, port, signal.SIGTERM)
    finally:
        process.kill()
