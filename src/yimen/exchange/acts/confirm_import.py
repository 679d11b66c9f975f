"""Confirm an import whose dry run found nothing wrong: its writing is ordered. Once only."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yimen.errors import Refusal
from yimen.exchange.access import demand_importer
from yimen.exchange.models import ImportRun
from yimen.exchange.steps import demand_state, locked, order_work
from yimen.procedure import Actor


@transaction.atomic
def confirm_import(number: int, *, actor: Actor, now: datetime) -> ImportRun:
    """The file is checked again while it is written, against the list as it stands then.

    Raises Refusal: import_needs_role (403), import_not_found (404), import_out_of_order, import_has_errors (409).
    """
    demand_importer(actor)
    run = locked(number)
    demand_state(run, (ImportRun.State.CHECKED,), _("Confirm the import"))
    if run.wrong:
        raise Refusal("import_has_errors", wrong=run.wrong)
    run.state, run.confirmed_by, run.confirmed_name = ImportRun.State.WRITING, actor.who, actor.name[:100]
    run.done, run.moved_at = 0, now
    run.save()
    order_work(run)
    return run
