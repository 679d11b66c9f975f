"""What operators and their machines ask: is it well, and how much is there. Nothing that names a person or a host."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from yimen.cases.tests.factories import make_agency, make_case, make_service
from yimen.ledger.models import OutboxRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> ProcrastinateWorker:
    """One that has just reported. Procrastinate lets nobody write its models: the row is put in by itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    return ProcrastinateWorker.objects.get()


def waits_since(seconds: float) -> None:
    then = timezone.now() - timedelta(seconds=seconds)
    OutboxRow.objects.create(
        listener="x", kind="x", subject="x", sequence=1, created_at=then, available_at=then, attempts=0
    )


def test_without_a_worker_all_is_not_well_but_pages_are_served() -> None:
    whole, server = Client().get("/healthz"), Client().get("/healthz/server")
    assert (whole.status_code, server.status_code) == (503, 200)
    assert whole.json()["worker"] == {"ok": False, "last_seen": None}
    assert server.json() == {"ok": True, "database": {"ok": True}}


@pytest.mark.usefixtures("worker")
def test_with_a_worker_all_is_well() -> None:
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json()["ok"] is True
    assert "no-store" in response["Cache-Control"]


@pytest.mark.usefixtures("worker")
def test_work_that_waits_too_long_is_not_well() -> None:
    waits_since(120)
    told = Client().get("/healthz")
    assert told.status_code == 503
    assert told.json()["outbox"]["ok"] is False
    assert told.json()["outbox"]["lag_seconds"] >= 120


def test_a_database_that_is_away_is_told_without_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(now: object) -> dict[str, bool]:
        raise OperationalError("connection to server at secret-host failed for user secret-user")

    monkeypatch.setattr("yimen.api.health._database", gone)
    response = Client().get("/healthz/server")
    assert response.status_code == 503
    assert response.json() == {"ok": False, "database": {"ok": False}}
    assert "secret" not in response.content.decode()


def test_the_figures_count_requests_by_route_and_cases_by_state() -> None:
    case = make_case(make_service(make_agency("scjg")))
    Client().get(f"/track/{case.number}/")
    waits_since(5)
    told = Client().get("/metrics")
    assert told["Content-Type"].startswith("text/plain")
    lines = told.content.decode()
    assert 'yimen_open_cases{of="submitted"} 1.0' in lines
    assert 'yimen_requests_total{method="GET",route="track/<str:number>/"' in lines
    assert "yimen_request_seconds_bucket" in lines
    assert "yimen_outbox_waiting" in lines
    assert case.number not in lines


def test_with_a_token_the_figures_are_for_its_holders_from_anywhere(settings: pytest.FixtureRequest) -> None:
    settings.YIMEN_METRICS_TOKEN = "a-token-of-the-test"  # type: ignore[attr-defined]
    assert Client().get("/metrics").status_code == 403, "this machine too has to show it then"
    assert Client(headers={"authorization": "Bearer another"}).get("/metrics").status_code == 403
    allowed = Client(headers={"authorization": "Bearer a-token-of-the-test"})
    assert allowed.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 200
