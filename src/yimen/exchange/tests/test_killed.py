"""A worker that is killed with -9 in the middle of writing leaves nothing half-written, and the import is done by the next one."""

import io
import os
import signal
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connections

from yimen.agencies.models import Agency
from yimen.catalogue.tests.factories import OPENED
from yimen.exchange.acts import begin_import, check_import, confirm_import, resume_imports, write_import
from yimen.exchange.kinds import KINDS
from yimen.exchange.models import ImportRun
from yimen.procedure import Actor, Role

OFFICE = Actor(who="9", name="审改办", roles=frozenset({Role.REFORM_OFFICE}), agency=None)
ROWS = 1_200  # two batches


def _confirmed() -> int:
    rows = "\n".join(f"z{number},镇{number},town,310113{number:06d}" for number in range(ROWS))
    file = io.BytesIO(f"code,name,kind,division\n{rows}".encode())
    run = begin_import(
        file, KINDS["agencies"], name="镇.csv", source="市局", district="310113", actor=OFFICE, now=OPENED, ask=False
    )
    check_import(run.pk, now=OPENED)
    return confirm_import(run.pk, actor=OFFICE, now=OPENED).pk


def _write_and_wait(number: int, told: int, monkeypatch) -> None:
    """In the child: write, tell when the first batch stands in the open transaction, and wait there for the end."""
    for alias in connections:
        connections[alias].connection = None  # the parent's; it is not ours to close
    before = KINDS["agencies"].writer

    def writer(order):
        first = before(order)

        def write(rows):
            first.write(rows)
            os.write(told, b"%d" % Agency.objects.count())
            signal.pause()

        return SimpleNamespace(write=write)

    monkeypatch.setitem(
        KINDS, "agencies", KINDS["agencies"].__class__(**(vars(KINDS["agencies"]) | {"writer": writer}))
    )
    write_import(number, now=OPENED)


@pytest.mark.django_db(transaction=True)
def test_killed_while_it_writes(monkeypatch):
    number = _confirmed()
    reads, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reads)
            _write_and_wait(number, told, monkeypatch)
        finally:
            os._exit(1)
    os.close(told)
    written = int(os.read(reads, 10) or b"0")
    os.close(reads)
    os.kill(child, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert written == 1_000
    assert Agency.objects.count() == 0
    assert ImportRun.objects.get().state == ImportRun.State.WRITING
    assert resume_imports(OPENED + timedelta(minutes=20)) == 1
    run = write_import(number, now=OPENED + timedelta(minutes=20))
    assert (run.state, run.new, Agency.objects.count()) == ("written", ROWS, ROWS)
