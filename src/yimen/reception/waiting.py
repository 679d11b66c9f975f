"""How long somebody will wait, from the last weeks' visits, and how far off that was.

The estimate is plain on purpose, so that a manager can follow it: people ahead, times what a visit of this line took in
the middle (median of the last four weeks), shared among the windows that serve the line now. What was told stands on the
ticket; `errors` compares it with what came.
"""

from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from django.db import connection

from yimen.reception.models import Line, Ticket

WEEKS = 4
MOST_MINUTES = 600

_AHEAD = """
    SELECT count(*) FROM reception_ticket t
    WHERE t.line_id = %(line)s AND t.day = %(day)s AND t.state = 'waiting' AND (t.rank, t.id) < (%(rank)s, %(id)s)"""
_WINDOWS = """
    SELECT count(*) FROM reception_shift s JOIN reception_windowline l ON l.window_id = s.window_id
    WHERE l.line_id = %(line)s AND s.closed_at IS NULL AND s.paused_at IS NULL"""
_MEDIAN = """
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.ended_at - t.called_at) / 60)
    FROM reception_ticket t
    WHERE t.line_id = %(line)s AND t.day >= %(since)s AND t.day < %(day)s AND t.state = 'served'"""
_ERRORS = """
    SELECT count(*), avg(abs(off)), percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(off)),
           avg((abs(off) <= 5)::int)
    FROM (
        SELECT t.expected_minutes - extract(epoch FROM t.called_at - t.taken_at) / 60 AS off
        FROM reception_ticket t
        WHERE t.hall_id = %s AND t.day BETWEEN %s AND %s AND t.called_at IS NOT NULL AND t.expected_minutes IS NOT NULL
    ) told"""


def ahead(ticket: Ticket) -> int:
    """How many people of the same line are called before this ticket."""
    return int(_one(_AHEAD, line=ticket.line_id, day=ticket.day, rank=ticket.rank, id=ticket.pk) or 0)


def windows_open(line: Line) -> int:
    """Windows that serve the line at this moment."""
    return int(_one(_WINDOWS, line=line.pk) or 0)


def visit_minutes(line: Line, day: date) -> float:
    """What a visit takes in the middle, from call to end, in the last weeks; the line's own figure where there was none."""
    return float(_one(_MEDIAN, line=line.pk, since=day - timedelta(weeks=WEEKS), day=day) or line.minutes)


def expected_minutes(ticket: Ticket, now: datetime) -> int:
    """Whole minutes until the ticket is called, as far as can be told; 0: at once."""
    people = ahead(ticket)
    minutes = people * visit_minutes(ticket.line, ticket.day) / max(1, windows_open(ticket.line))
    return min(MOST_MINUTES, ceil(minutes))


def errors(hall_id: int, first: date, last: date) -> dict[str, Any]:
    """What was told against what came: tickets, mean and median error in minutes, share within five minutes (None: none)."""
    with connection.cursor() as cursor:
        cursor.execute(_ERRORS, [hall_id, first, last])
        count, mean, median, near = cursor.fetchone()
    return {"tickets": count, "mean_minutes": mean, "median_minutes": median, "within_five": near}


def _one(sql: str, **given: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0]
