"""Alive and ready: each part can fail, and says so without saying too much."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from cms.health import checks
from contactforms.outbox.models import OutboxMessage


@pytest.fixture(autouse=True)
def forget_migrations(monkeypatch):
    monkeypatch.setattr(checks._Migrations, "applied", False)


def heartbeat(seconds_ago: int = 0) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
            [timezone.now() - timedelta(seconds=seconds_ago)],
        )


def test_alive_without_any_query(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_ready(client, db):
    heartbeat()
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {name: {"ok": True} for name in ("database", "migrations", "worker", "outbox", "search")},
    }
    assert "no-store" in response["Cache-Control"]


def failing(client) -> dict[str, str]:
    response = client.get("/health/ready")
    assert response.status_code == 503
    return {name: found["detail"] for name, found in response.json()["checks"].items() if not found["ok"]}


def test_no_worker(client, db):
    assert failing(client) == {"worker": "no worker is alive"}


def test_a_worker_that_fell_silent(client, db):
    heartbeat(seconds_ago=61)
    assert failing(client) == {"worker": "no worker is alive"}


def test_a_message_waits_too_long(client, db):
    heartbeat()
    OutboxMessage.objects.create(kind="mail", key="k", recipient="wie@voorbeeld.example")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=20))
    assert failing(client) == {"outbox": "a message waits too long"}


def test_a_message_was_given_up(client, db):
    heartbeat()
    OutboxMessage.objects.create(kind="mail", key="k", state="failed", gave_up_at=timezone.now())
    assert failing(client) == {"outbox": "1 given up in the last hour"}


def test_a_migration_is_missing_and_then_applied(client, db):
    heartbeat()
    last = MigrationLoader(connection).graph.leaf_nodes("questions")[0][1]
    rows = MigrationRecorder.Migration.objects.filter(app="questions", name=last)
    row = rows.get()
    rows.delete()
    assert failing(client) == {"migrations": "1 to apply"}
    row.save(force_insert=True)
    assert client.get("/health/ready").status_code == 200


def test_the_database_is_away(client, db, monkeypatch):
    heartbeat()

    def away(*args: object, **kwargs: object) -> None:
        raise OperationalError("could not connect to server at secret.example, user wie@voorbeeld.example")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", away)
        response = client.get("/health/ready")
        alive = client.get("/health/live")
    assert (response.status_code, alive.status_code) == (503, 200)
    assert {name for name, found in response.json()["checks"].items() if found["ok"]} == {"search"}
    assert "secret" not in response.content.decode()


def test_without_the_second_search_engine_it_is_ready_all_the_same(client, db, settings):
    heartbeat()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["checks"]["search"] == {"ok": False, "detail": "ConnectionError"}


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_only_for_reading(client, db, path):
    assert client.post(path).status_code == 405


def test_few_queries(client, db, django_assert_max_num_queries):
    heartbeat()
    client.get("/health/ready")
    with django_assert_max_num_queries(4):
        client.get("/health/ready")
