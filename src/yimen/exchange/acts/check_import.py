"""The dry run of an import: every row judged, findings and counts kept, and a report to be downloaded. The worker's."""

from datetime import datetime

from yimen.errors import Refusal
from yimen.exchange import files
from yimen.exchange.fates import Counts, Judged
from yimen.exchange.models import ImportFinding, ImportRun
from yimen.exchange.passing import look_through
from yimen.exchange.reporting import ReportBook
from yimen.exchange.working import Progress, keep_findings, opened, take_counts
from yimen.papers import store


def check_import(number: int, *, now: datetime) -> ImportRun | None:
    """Look through the file; nothing of the list changes. Safe to repeat; a run in another state is left alone.

    A file that cannot be read to its end ends as refused, with the reason.
    """
    run = ImportRun.objects.filter(pk=number, state=ImportRun.State.CHECKING).first()
    if run is None:
        return None
    ImportFinding.objects.filter(run=run).delete()
    progress = Progress(run)
    try:
        counts = _looked(run, now, progress)
    except Refusal as refusal:
        return refused(run, refusal, now)
    finally:
        progress.close()
    take_counts(run, counts)
    run.state, run.checked_at, run.moved_at = ImportRun.State.CHECKED, now, now
    run.save()
    return run


def _looked(run: ImportRun, now: datetime, progress: Progress) -> Counts:
    with opened(run, now) as work:
        book = ReportBook(run, work.kind)

        def keep(rows: list[Judged]) -> None:
            keep_findings(run, rows, work.mapping)
            book.add(rows)

        counts = look_through(work, keep, progress)
        if not counts.rows:
            raise Refusal("table_no_rows", status=422, file=run.file_name)
        with book.saved() as file:
            kept = files.keep(file, run.file_name)
    if run.report:
        store.remove(run.report)
    run.report, run.report_size = kept.path, kept.size
    return counts


def refused(run: ImportRun, refusal: Refusal, now: datetime) -> ImportRun:
    """End a run whose file cannot be read. The file stays, so that somebody can look why."""
    run.state, run.ended_at, run.moved_at = ImportRun.State.REFUSED, now, now
    run.failure = {"code": refusal.code, "data": {key: str(value) for key, value in refusal.data.items()}}
    run.save()
    return run
