"""Tell the rooms above that a calendar has changed: a row in the outbox, in the act's own transaction."""

from datetime import datetime

from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow
from yimen.workdays.calendars import RECOUNT_AFTER

CHANGED = "calendar_changed"


def tell(cause: str, now: datetime) -> None:
    """One row for each listener, to be heard once every process has the new calendar. `cause` is the subject."""
    OutboxRow.objects.bulk_create(
        OutboxRow(
            listener=listener,
            kind=CHANGED,
            subject=cause,
            sequence=0,
            created_at=now,
            available_at=now + RECOUNT_AFTER,
            request_id=outbox.request_now(),
        )
        for listener in outbox.listeners_of(CHANGED)
    )
