"""Write a confirmed import: the whole file in one transaction, or nothing of it. The worker's."""

from datetime import datetime

from django.db import transaction

from yimen.errors import Refusal
from yimen.exchange.acts.check_import import refused
from yimen.exchange.fates import Judged
from yimen.exchange.models import ImportFinding, ImportRun
from yimen.exchange.passing import write_through
from yimen.exchange.steps import locked
from yimen.exchange.working import Progress, keep_findings, opened, take_counts


def write_import(number: int, *, now: datetime) -> ImportRun | None:
    """Write the file, and say so in the run in the same transaction, so that the two can never disagree.

    Where a row has become wrong since the dry run, nothing is written; the findings say why, and the run stands as checked.
    Safe to repeat: a run that is written already is left alone.
    """
    run = ImportRun.objects.filter(pk=number, state=ImportRun.State.WRITING).first()
    if run is None:
        return None
    progress = Progress(run)
    try:
        return _written(run, now, progress)
    except Refusal as refusal:
        return refused(run, refusal, now)
    finally:
        progress.close()


def _written(run: ImportRun, now: datetime, progress: Progress) -> ImportRun | None:
    wrong: list[Judged] = []
    with opened(run, now) as work:

        def keep(rows: list[Judged]) -> None:
            wrong.extend(judged for judged in rows if judged.wrong)

        with transaction.atomic():
            counts = write_through(work, keep, progress)
            if not counts.wrong:
                fresh = locked(run.pk)
                if fresh.state != ImportRun.State.WRITING:  # another worker was faster; ours changes nothing
                    transaction.set_rollback(True)
                    return None
                take_counts(fresh, counts)
                fresh.state, fresh.ended_at, fresh.moved_at = ImportRun.State.WRITTEN, now, now
                fresh.save()
                return fresh
        take_counts(run, counts)
        run.state, run.moved_at = ImportRun.State.CHECKED, now
        with transaction.atomic():
            ImportFinding.objects.filter(run=run, level="error").delete()
            keep_findings(run, wrong, work.mapping)
            run.save()
    return run
