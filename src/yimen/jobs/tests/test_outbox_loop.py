"""The outbox loop outlives a killed worker and a broken connection, and does each piece of work once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections

from yimen.accounts.models import User
from yimen.jobs.outbox_loop import LONGEST_PAUSE, OutboxLoop, pause_after
from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2016, 6, 1, 4, tzinfo=UTC)

# A worker whose listener does its work, tells that it is in the middle, and dawdles there when told to.
WORKER = """
import os, sys, time, threading
import django
django.setup()
from pathlib import Path
from django.db import connection
from yimen.accounts.models import User
from yimen.jobs.outbox_loop import OutboxLoop
from yimen.ledger import outbox

middle, dawdle = Path(sys.argv[1]), sys.argv[2] == "dawdle"
connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]

def listener(heard):
    User.objects.create_user(heard.subject, None, name="made by the listener", roles=[])
    middle.write_text(str(os.getpid()))
    if dawdle:
        time.sleep(60)

outbox.listen("test_event", listener, name="test.killed")
stop = threading.Event()
thread = threading.Thread(target=OutboxLoop(stop).loop)
thread.start()
while not middle.exists() or dawdle:
    time.sleep(0.05)
stop.set()
thread.join()
"""


def waiting_row(listener: str) -> OutboxRow:
    return OutboxRow.objects.create(
        listener=listener, kind="test_event", subject="mary", sequence=1, created_at=NOON, available_at=NOON
    )


def start_worker(middle: Path, mode: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DATABASE_OF_THE_TEST": str(connection.settings_dict["NAME"])}
    return subprocess.Popen([sys.executable, "-c", WORKER, str(middle), mode], env=environment)


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up, "did not happen in time"
        time.sleep(0.05)


def test_work_of_a_killed_worker_is_done_once_by_the_next(tmp_path: Path) -> None:
    row = waiting_row("test.killed")
    first = start_worker(tmp_path / "first", "dawdle")
    try:
        until((tmp_path / "first").exists)
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    row.refresh_from_db()
    assert row.done_at is None
    assert not User.objects.filter(username="mary").exists(), "half of the work of a dead worker is visible"

    second = start_worker(tmp_path / "second", "quick")
    assert second.wait(60) == 0
    row.refresh_from_db()
    assert row.done_at is not None
    assert (row.attempts, row.error) == (1, "")
    assert User.objects.filter(username="mary").count() == 1


def test_two_workers_share_the_work_without_doing_any_twice() -> None:
    heard: list[str] = []
    lock = threading.Lock()

    def listener(event: outbox.Heard) -> None:
        time.sleep(0.01)
        with lock:
            heard.append(event.subject)

    outbox.listen("test_event", listener, name="test.shared")
    OutboxRow.objects.bulk_create(
        OutboxRow(
            listener="test.shared", kind="test_event", subject=str(n), sequence=1, created_at=NOON, available_at=NOON
        )
        for n in range(30)
    )
    stop = threading.Event()
    threads = [threading.Thread(target=OutboxLoop(stop).loop) for _ in range(2)]
    try:
        for thread in threads:
            thread.start()
        until(lambda: not OutboxRow.objects.filter(done_at=None).exists(), 30)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        outbox.forget("test.shared")
    assert sorted(heard, key=int) == [str(n) for n in range(30)]


def test_a_lost_connection_is_made_again() -> None:
    """The server ends the loop's connection, as a restart of the database does."""
    backends: list[int] = []
    stop = threading.Event()

    def run(now: datetime) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = cursor.fetchone()[0]
        if backend not in backends:
            backends.append(backend)
        return 0

    thread = threading.Thread(target=OutboxLoop(stop, run).loop)
    thread.start()
    try:
        until(lambda: len(backends) == 1)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [backends[0]])
        until(lambda: len(backends) == 2)
    finally:
        stop.set()
        thread.join()


def test_trouble_makes_pauses_grow_and_end() -> None:
    looks = 0
    stop = threading.Event()

    def run(now: datetime) -> int:
        nonlocal looks
        looks += 1
        if looks < 3:
            raise OperationalError("the database system is starting up")
        stop.set()
        return 0

    OutboxLoop(stop, run).loop()
    assert looks == 3
    assert [pause_after(n) for n in (1, 2, 3)] == [0.2, 0.4, 0.8]
    assert pause_after(50) == LONGEST_PAUSE
