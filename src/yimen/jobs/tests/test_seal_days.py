"""The nightly job of the roots: what operators see of it, and what kill -9 in its middle leaves behind."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from yimen.cases.models import Case
from yimen.cases.root_check import root_faults
from yimen.cases.tests.factories import MORNING, make_case
from yimen.cases.tests.tampering import triggers_off
from yimen.jobs import nightly
from yimen.ledger.models import DailyRoot, Examination
from yimen.permits import authority, ledger_seal

DAY = timedelta(days=1)
NIGHTS = 3000


@pytest.fixture(autouse=True)
def short_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "KEY_BITS", 2048)


def figures() -> str:
    return Client(headers={"accept-language": "en"}).get("/metrics").content.decode()


@pytest.mark.django_db
def test_metrics_tell_what_the_night_found(monkeypatch: pytest.MonkeyPatch) -> None:
    night = MORNING + 2 * DAY
    monkeypatch.setattr("django.utils.timezone.now", lambda: night + DAY)
    assert "yimen_ledger_wrong" not in figures(), "what was never checked has no figure"
    case, broken = make_case(now=MORNING + DAY), make_case(now=MORNING + DAY)
    assert nightly.seal_days(night) == (1, 0)
    Case.objects.filter(pk=case.pk).update(state="delivered")
    with triggers_off("cases_caseevent"):
        broken.events.update(who="somebody else")
    assert nightly.check_ledger(night) == (2, 2)
    case.refresh_from_db()
    assert case.state == "submitted", "a row that differs is put right from its events"
    seen = figures()
    for line in (
        'yimen_ledger_wrong{of="chains"} 1.0',
        'yimen_ledger_wrong{of="projections"} 1.0',
        'yimen_ledger_wrong{of="roots"} 0.0',
        'yimen_ledger_looked{of="chains"} 2.0',
        'yimen_ledger_check_age_seconds{of="chains"} 86400.0',
        "yimen_ledger_days_without_root 1.0",
    ):
        assert line in seen, line
    assert nightly.check_ledger(night) == (2, 1)


@pytest.mark.django_db
def test_a_forged_root_is_found_by_the_next_night() -> None:
    make_case()
    nightly.seal_days(MORNING + 3 * DAY)
    with triggers_off("ledger_dailyroot"):
        DailyRoot.objects.filter(day=date(2016, 6, 1)).update(cases=7)
    made, wrong = nightly.seal_days(MORNING + 4 * DAY)
    assert made == 1, "a fault of an old day does not keep the new one from being signed"
    assert wrong >= 2, "its content, and its signature; in the night of the full count its tree too"
    assert Examination.objects.filter(subject="roots").order_by("at").last().wrong == wrong  # type: ignore[union-attr]


@pytest.mark.django_db
def test_in_the_hours_after_nothing_is_done_again(django_assert_max_num_queries: Any) -> None:
    make_case()
    assert nightly.seal_days(MORNING + DAY) == (1, 0)
    with django_assert_max_num_queries(4):
        assert nightly.seal_days(MORNING + DAY + timedelta(hours=1)) == (0, 0)
    assert Examination.objects.count() == 1


def job() -> subprocess.Popen[bytes]:
    """The night's job in a process of its own, on the tests' database, with many missed days before it."""
    database = connection.settings_dict
    address = "postgresql://{}:{}@/{}?host={}&port={}".format(
        *(quote(str(database[name]), safe="") for name in ("USER", "PASSWORD", "NAME", "HOST", "PORT"))
    )
    code = (
        "import django; django.setup()\n"
        "from datetime import datetime\nfrom yimen.jobs import nightly\n"
        f"nightly.seal_days(datetime.fromisoformat({(MORNING + NIGHTS * DAY).isoformat()!r}))"
    )
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "yimen.config.settings"}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_where_it_was() -> None:
    make_case()
    make_case(state="accepted", now=MORNING + 40 * DAY)
    working = job()
    deadline = time.monotonic() + 60
    while not DailyRoot.objects.exists() and working.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(working.pid, signal.SIGKILL)
    working.wait()
    reached = DailyRoot.objects.count()
    assert 0 < reached < NIGHTS, "it was to be killed in its middle"
    deadline = time.monotonic() + 60
    while (again := job()).wait() == 0 and DailyRoot.objects.count() < NIGHTS and time.monotonic() < deadline:
        pass  # the server may need a moment to notice that the killed process holds the lock no more
    assert again.returncode == 0
    days = list(DailyRoot.objects.order_by("day").values_list("day", flat=True))
    assert days == [date(2016, 6, 1) + n * DAY for n in range(NIGHTS)]
    assert list(root_faults(ledger_seal.verify)) == []
