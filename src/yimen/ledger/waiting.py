"""How far the worker is behind: for the health page and for the figures of the operators."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from yimen.ledger.outbox import MOST_ATTEMPTS


@dataclass(frozen=True)
class Waiting:
    """Rows of the outbox that somebody has still to hear of.

    rows         how many may be worked off now
    lag_seconds  for how long the oldest of them has waited
    given_up     how many failed so often that only a person can help
    """

    rows: int
    lag_seconds: float
    given_up: int


_COUNT = """
    SELECT count(*) FILTER (WHERE attempts < %(most)s AND available_at <= %(now)s),
           min(available_at) FILTER (WHERE attempts < %(most)s AND available_at <= %(now)s),
           count(*) FILTER (WHERE attempts >= %(most)s)
    FROM ledger_outboxrow WHERE done_at IS NULL
"""


def outbox_waiting(now: datetime) -> Waiting:
    """The state of the outbox; reads only the rows that wait."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"most": MOST_ATTEMPTS, "now": now})
        rows, oldest, given_up = cursor.fetchone()
    return Waiting(rows, (now - oldest).total_seconds() if oldest else 0.0, given_up)
