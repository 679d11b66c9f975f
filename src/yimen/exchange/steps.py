"""An import in the hand of one act: locked, in the right state, its work ordered from the worker."""

from collections.abc import Iterable

from procrastinate.contrib.django import app

from yimen.errors import Refusal
from yimen.exchange.models import ImportRun

QUEUE = "imports"


def locked(number: int) -> ImportRun:
    """The run under lock. Raises Refusal import_not_found (404)."""
    run = ImportRun.objects.select_for_update().filter(pk=number).first()
    if run is None:
        raise Refusal("import_not_found", status=404)
    return run


def demand_state(run: ImportRun, states: Iterable[ImportRun.State], step: object) -> None:
    """Raises Refusal import_out_of_order (409), with the step's and the state's words."""
    if ImportRun.State(run.state) not in states:
        raise Refusal("import_out_of_order", step=step, state=ImportRun.State(run.state).label)


def order_work(run: ImportRun) -> None:
    """Have the worker do what the state says, as a job of its own that begins after the commit. One import at a time."""
    task = app.configure_task(f"yimen.jobs.tasks.{WORK[ImportRun.State(run.state)]}", queue=QUEUE, lock="imports")
    task.defer(number=run.pk)


WORK = {ImportRun.State.CHECKING: "check_import", ImportRun.State.WRITING: "write_import"}
