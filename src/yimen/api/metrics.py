"""`/metrics`: figures for Prometheus, told to this machine itself or to whoever holds YIMEN_METRICS_TOKEN."""

from datetime import datetime
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.accounts.access import ANYONE, declare
from yimen.cases.models import Case
from yimen.clock import shanghai_date
from yimen.ledger.examinations import latest_examinations
from yimen.ledger.models import DailyRoot
from yimen.ledger.waiting import outbox_waiting
from yimen.procedure import CLOSED
from yimen.telemetry import measures


@declare(ANYONE)  # its own rule: the machine itself, or the token
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Requests and latency of all server processes, outbox, open cases. 403 to strangers."""
    if not _may_read(request):
        return JsonResponse({"code": "metrics_not_for_you"}, status=403)
    return HttpResponse(measures.exposition(_now(request)), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_read(request: HttpRequest) -> bool:
    if token := settings.YIMEN_METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")
    # A request that a proxy passed on comes from this machine only in name.
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and "X-Forwarded-For" not in request.headers
    except ValueError:
        return False


def _now(request: HttpRequest) -> dict[str, Any]:
    waiting = outbox_waiting(request.now)  # type: ignore[attr-defined]
    open_cases = Case.objects.exclude(state__in=[str(state) for state in CLOSED])
    states = dict(open_cases.order_by().values_list("state").annotate(Count("id")))
    return {
        "yimen_outbox_waiting": ("Rows of the outbox that wait.", {"": waiting.rows}),
        "yimen_outbox_lag_seconds": ("How long the oldest of them has waited.", {"": waiting.lag_seconds}),
        "yimen_outbox_given_up": ("Rows that failed too often.", {"": waiting.given_up}),
        "yimen_open_cases": ("Open cases, by state.", states or {"submitted": 0}),
        **_ledger(request.now),  # type: ignore[attr-defined]
    }


def _ledger(now: datetime) -> dict[str, Any]:
    """What the last checks of the ledger found. A figure that is missing was never counted: alert on that too."""
    checks = latest_examinations()
    figures: dict[str, Any] = {}
    if checks:
        ages = {each.subject: (now - each.at).total_seconds() for each in checks}
        figures["yimen_ledger_wrong"] = ("Faults that the last check found.", {c.subject: c.wrong for c in checks})
        figures["yimen_ledger_looked"] = ("How many it looked at.", {c.subject: c.looked for c in checks})
        figures["yimen_ledger_check_age_seconds"] = ("How long ago it was.", ages)
    if last := DailyRoot.objects.order_by("day").values_list("day", flat=True).last():
        behind = (shanghai_date(now) - last).days - 1
        figures["yimen_ledger_days_without_root"] = ("Days that are over and have no root.", {"": behind})
    return figures
