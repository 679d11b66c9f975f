"""When the timed tasks run. Procrastinate finds this module by its name; times are UTC (Shanghai is 8 hours ahead)."""

from datetime import UTC, datetime

from django.conf import settings
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from yimen.cases.telling import remind
from yimen.clock import shanghai_date
from yimen.consult import acts as consult
from yimen.exchange import acts as exchange
from yimen.exchange.acts.make_dump import stamp_dumps
from yimen.jobs import nightly, recounting
from yimen.oversight.acts import raise_warnings as oversight
from yimen.papers.acts.search_waiting import search_waiting
from yimen.permits.acts.lapse import lapse_all
from yimen.prereview import acts as prereview
from yimen.reception.acts.close_day import close_all
from yimen.search.acts import keep, rebuild
from yimen.visits.acts.record import forget_before


# 00:00 in Shanghai, and every hour after it for a worker that stood still at midnight.
@app.periodic(cron="0 * * * *")
@app.task(queue="nightly", queueing_lock="bring_into_force", pass_context=False)
def bring_into_force(timestamp: int) -> None:
    """Let services show the versions that begin today."""
    nightly.bring_into_force(datetime.now(UTC))


@app.periodic(cron="1 * * * *")  # 00:01 in Shanghai, before anybody warns of a period that is over
@app.task(queue="nightly", queueing_lock="write_lapses", pass_context=False)
def write_lapses(timestamp: int) -> None:
    """Write down what time alone has done to cases: deemed acceptance, periods that ended."""
    nightly.write_lapses(datetime.now(UTC))


@app.periodic(cron="1 * * * *")
@app.task(queue="nightly", queueing_lock="note_authorities", pass_context=False)
def note_authorities(timestamp: int) -> None:
    """Note which authorities of agents ran out at midnight."""
    nightly.note_authorities(datetime.now(UTC))


@app.periodic(cron="2 * * * *")
@app.task(queue="nightly", queueing_lock="lapse_permits", pass_context=False)
def lapse_permits(timestamp: int) -> None:
    """Write down what time alone has done to permits: expiry, deemed renewal."""
    lapse_all(datetime.now(UTC))


# 00:05 in Shanghai, and every hour after it: a worker that stood still at midnight catches up within the hour.
@app.periodic(cron="5 * * * *")
@app.task(queue="nightly", queueing_lock="raise_warnings", pass_context=False)
def raise_warnings(timestamp: int) -> None:
    """Raise the warnings of the electronic supervision that are due by now."""
    oversight.raise_warnings(datetime.now(UTC))


@app.periodic(cron="3 * * * *")  # 00:03 in Shanghai, when every server has written the day before
@app.task(queue="nightly", queueing_lock="forget_visitors", pass_context=False)
def forget_visitors(timestamp: int) -> None:
    """Throw away salt and digests of the days that are over."""
    forget_before(shanghai_date(datetime.now(UTC)))


# From 8 to 20 o'clock in Shanghai: nobody is woken by a reminder.
@app.periodic(cron="12 0-12 * * *")
@app.task(queue="nightly", queueing_lock="remind", pass_context=False)
def remind_applicants(timestamp: int) -> None:
    """Tell applicants what is due from them soon, and where an office is late."""
    remind(datetime.now(UTC))


@app.periodic(cron="17 * * * *")  # the first time of a day at 00:17 in Shanghai
@app.task(queue="nightly", queueing_lock="seal_days", pass_context=False)
def seal_days(timestamp: int) -> None:
    """Sign the root of yesterday, and of days that were missed."""
    nightly.seal_days(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/2 * * * *")
@app.task(queue="nightly", queueing_lock="search_waiting", pass_context=False)
def search_waiting_files(timestamp: int) -> None:
    """Search the files for malware that came in while the scanner was away."""
    search_waiting(datetime.now(UTC))


@app.periodic(cron="32 * * * *")
@app.task(queue="nightly", queueing_lock="keep_search", pass_context=False)
def keep_search(timestamp: int) -> None:
    """Make the search index anew where it is missing, broken, or does not hold what the database holds."""
    keep.keep()


# Services, lists and names of departments are told by events; what is changed in any other way reaches the index once a night.
@app.periodic(cron="37 18 * * *")  # 02:37 in Shanghai
@app.task(queue="nightly", queueing_lock="renew_search", pass_context=False)
def renew_search(timestamp: int) -> None:
    """Make the search index anew from the database."""
    rebuild.rebuild()


@app.periodic(cron="17 18 * * *")  # 02:17 in Shanghai
@app.task(queue="nightly", queueing_lock="check_ledger", pass_context=False)
def check_ledger(timestamp: int) -> None:
    """Compare the projections with the ledger."""
    nightly.check_ledger(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="27 18 * * *")  # 02:27 in Shanghai
@app.task(queue="nightly", queueing_lock="check_permits", pass_context=False)
def check_permits(timestamp: int) -> None:
    """Compare the rows of permits with their ledgers."""
    nightly.check_permits(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="37 18 * * *")  # 02:37 in Shanghai, before the files that nothing points to are removed
@app.task(queue="nightly", queueing_lock="erase_private", pass_context=False)
def erase_private(timestamp: int) -> None:
    """Erase private values whose term of retention is over."""
    nightly.erase_what_is_over(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queue="nightly", queueing_lock="overtake_consult", pass_context=False)
def overtake_consult(timestamp: int) -> None:
    """Nobody waits at a desk that has closed, and silent chats end."""
    consult.overtake(datetime.now(UTC))


@app.periodic(cron="42 18 * * *")  # 02:42 in Shanghai, before the files that nothing points to are removed
@app.task(queue="nightly", queueing_lock="purge_consult", pass_context=False)
def purge_consult(timestamp: int) -> None:
    """Empty conversations whose term of retention is over."""
    consult.purge(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="5 12 * * *")  # 20:05 in Shanghai, when no hall is open any more
@app.task(queue="nightly", queueing_lock="close_halls", pass_context=False)
def close_halls(timestamp: int) -> None:
    """End the day of every hall: windows are left, what still waits is closed, appointments not kept are missed."""
    close_all(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="47 18 * * *")  # 02:47 in Shanghai
@app.task(queue="nightly", queueing_lock="tidy", pass_context=False)
def tidy(timestamp: int) -> None:
    """Remove old drafts, stray files, kept forms, tallies, sessions and outbox rows."""
    nightly.tidy(datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="7 19 * * *")  # 03:07 in Shanghai
@app.task(queue="nightly", queueing_lock="forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Remove finished jobs after a month."""
    await builtin_tasks.remove_old_jobs(context, max_hours=30 * 24, remove_failed=True)


@app.task(queue="nightly", retry=5, pass_context=False)
def recount_cases(cause: str) -> None:
    """Count running cases anew after a decision about the calendar; safe to repeat."""
    recounting.run(cause)


@app.task(queue="imports", pass_context=False)
def check_import(number: int) -> None:
    """The dry run of an import of a list."""
    exchange.check_import(number, now=datetime.now(UTC))


@app.task(queue="imports", pass_context=False)
def write_import(number: int) -> None:
    """Write a confirmed import."""
    exchange.write_import(number, now=datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queue="imports", queueing_lock="resume_imports", pass_context=False)
def resume_imports(timestamp: int) -> None:
    """Take up imports whose worker was ended in the middle."""
    exchange.resume_imports(datetime.now(UTC))


@app.task(queue="reading", pass_context=False)
def carry_out_review(number: int) -> None:
    """The pre-review of a draft or case: read its files, compare."""
    prereview.carry_out(number, now=datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(queue="reading", queueing_lock="resume_reviews", pass_context=False)
def resume_reviews(timestamp: int) -> None:
    """Take up pre-reviews whose worker was ended in the middle."""
    prereview.resume_reviews(datetime.now(UTC))


@app.periodic(cron="42 * * * *")
@app.task(queue="imports", queueing_lock="stamp_open_data", pass_context=False)
def stamp_open_data(timestamp: int) -> None:
    """Look whether the open data have changed, so that their page can say since when."""
    stamp_dumps(settings.YIMEN_DISTRICT, datetime.now(UTC))
