"""Write down what time alone has done to a permit: it expired, or counts as renewed because nobody decided."""

from datetime import datetime

import structlog
from django.db import transaction

from yimen.clock import shanghai_date
from yimen.permits import acting, store
from yimen.permits.models import Permit

log = structlog.get_logger("yimen.permits")
BATCH = 500


def lapse(number: str, *, now: datetime) -> Permit:
    """The permit with every event that the law has made due by `now`; safe to repeat, and from two workers at once.

    行政许可法 50(2), 70(1). Raises Refusal permit_not_found, permit_busy.
    """
    with transaction.atomic():
        return acting.overtaken(store.load(number, lock=True), now).permit


def lapse_all(now: datetime) -> int:
    """Every permit whose day has come; returns how many changed. One that fails is told and left for the next run."""
    changed, failed = 0, set[str]()
    while numbers := _due(now, failed):
        for number in numbers:
            try:
                lapse(number, now=now)
                changed += 1
            except Exception:
                failed.add(number)
                log.exception("lapse_failed", permit=number)
    log.info("permits_lapsed", changed=changed, failed=len(failed))
    return changed


def _due(now: datetime, failed: set[str]) -> list[str]:
    due = Permit.objects.filter(next_lapse__lte=shanghai_date(now)).exclude(number__in=failed)
    return list(due.order_by("next_lapse", "id").values_list("number", flat=True)[:BATCH])
