"""Give an import up before it is written; its file is removed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yimen.exchange.access import demand_importer
from yimen.exchange.models import ImportRun
from yimen.exchange.steps import demand_state, locked
from yimen.papers import store
from yimen.procedure import Actor


@transaction.atomic
def discard_import(number: int, *, actor: Actor, now: datetime) -> ImportRun:
    """Raises Refusal: import_needs_role (403), import_not_found (404), import_out_of_order (409)."""
    demand_importer(actor)
    run = locked(number)
    states = (ImportRun.State.MAPPING, ImportRun.State.CHECKED)
    demand_state(run, states, _("Discard the import"))
    path, run.path, run.state, run.ended_at = run.path, "", ImportRun.State.DISCARDED, now
    run.save()
    transaction.on_commit(lambda: store.remove(path))
    return run
