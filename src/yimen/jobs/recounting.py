"""After a decision about the calendar: running cases are counted anew, and their warnings with them."""

from datetime import UTC, datetime

import structlog
from procrastinate.contrib.django import app

from yimen.cases.acts.recount import recount
from yimen.ledger import outbox, topics
from yimen.oversight.acts.raise_warnings import settle
from yimen.workdays.telling import CHANGED

log = structlog.get_logger("yimen.recount")

LISTENER = "jobs.recount"
TASK = "yimen.jobs.tasks.recount_cases"


def listen_to_the_calendar() -> None:
    """Hear of each decision about a calendar."""
    outbox.listen(CHANGED, begin, name=LISTENER)


def begin(heard: outbox.Heard) -> None:
    """Order the recount as a task of its own: a listener is one transaction, and a recount must not be one."""
    app.configure_task(TASK, queue="nightly", lock="recount_cases").defer(cause=heard.subject)


def run(cause: str, now: datetime | None = None) -> int:
    """Count anew, settle the warnings of each case that moved, refresh the desks; returns how many cases moved."""
    now = now or datetime.now(UTC)
    moved = 0
    for number in recount(cause, now=now):
        settle(number, now, anew=True)
        topics.announce([topics.case_topic(number)])
        moved += 1
    if moved:
        topics.announce([topics.desk_topic(None)])
    log.info("cases_recounted", cause=cause, moved=moved)
    return moved
