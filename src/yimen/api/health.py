"""`/healthz`: is everything well? `/healthz/server`: may this server get requests?

The first is for people and supervisors, the second for load balancers: a worker that is down must not take the pages
out of service.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, connection
from django.db.models import Max
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateWorker

from yimen.accounts.access import ANYONE, declare
from yimen.ledger.waiting import outbox_waiting

MOST_LAG_SECONDS = 60
HEARTBEAT_WITHIN = timedelta(seconds=60)

Part = Callable[[datetime], dict[str, Any]]


@declare(ANYONE)
@never_cache
@require_safe
def server_health(request: HttpRequest) -> JsonResponse:
    """Whether this server reaches its database: 200 or 503."""
    return _answer({"database": _database}, request.now)  # type: ignore[attr-defined]


@declare(ANYONE)
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Database, outbox and worker, each with `ok` and its figures: 200 when all are well, else 503."""
    return _answer({"database": _database, "outbox": _outbox, "worker": _worker}, request.now)  # type: ignore[attr-defined]


def _answer(parts: dict[str, Part], now: datetime) -> JsonResponse:
    body: dict[str, Any] = {}
    for name, part in parts.items():
        try:
            body[name] = part(now)
        except Error:
            # What the driver says names hosts and users: it stands in the log, not here.
            connection.close()
            body[name] = {"ok": False}
    ok = all(part["ok"] for part in body.values())
    return JsonResponse({"ok": ok, **body}, status=200 if ok else 503)


def _database(now: datetime) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True}


def _outbox(now: datetime) -> dict[str, Any]:
    waiting = outbox_waiting(now)
    return {
        "ok": waiting.lag_seconds < MOST_LAG_SECONDS,
        "waiting": waiting.rows,
        "lag_seconds": round(waiting.lag_seconds, 1),
        "given_up": waiting.given_up,
    }


def _worker(now: datetime) -> dict[str, Any]:
    last = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    return {"ok": last is not None and now - last < HEARTBEAT_WITHIN, "last_seen": last.isoformat() if last else None}
