"""Imports whose worker was ended in the middle are taken up again."""

from datetime import datetime, timedelta

from django.db import transaction

from yimen.exchange.models import ImportRun
from yimen.exchange.steps import order_work

STANDS_STILL = timedelta(minutes=15)


def resume_imports(now: datetime) -> int:
    """Order the work of every import that has not moved for a quarter of an hour; returns how many.

    A check begins anew; a writing that was broken off has left nothing behind. Twice ordered is done once.
    """
    number = 0
    with transaction.atomic():
        still = ImportRun.objects.select_for_update(skip_locked=True).filter(
            state__in=(ImportRun.State.CHECKING, ImportRun.State.WRITING), moved_at__lt=now - STANDS_STILL
        )
        for run in still:
            run.moved_at = now
            run.save(update_fields=["moved_at"])
            order_work(run)
            number += 1
    return number
