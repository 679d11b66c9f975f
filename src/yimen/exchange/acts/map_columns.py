"""Say which column of the file is which of the list; remembered for the source, and the check is ordered."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yimen.errors import Refusal
from yimen.exchange.access import demand_importer
from yimen.exchange.kinds import kind_named
from yimen.exchange.models import ImportRun, ImportSource
from yimen.exchange.reading import checked_mapping
from yimen.exchange.saying import title_of
from yimen.exchange.steps import demand_state, locked, order_work
from yimen.procedure import Actor
from yimen.spreadsheets import Heading


@transaction.atomic
def map_columns(number: int, mapping: Mapping[str, int], *, actor: Actor, now: datetime) -> ImportRun:
    """mapping: key -> place of the file's column, counted from 0; possible again after a check, which is then done anew.

    Raises Refusal: import_needs_role (403), import_not_found (404), import_out_of_order (409), import_mapping_wrong,
    import_columns_missing (422).
    """
    demand_importer(actor)
    run = locked(number)
    demand_state(run, (ImportRun.State.MAPPING, ImportRun.State.CHECKED), _("Confirm the columns"))
    kind = kind_named(run.kind, importable=True)
    heading = Heading(run.heading_row, tuple(run.heading))
    chosen = checked_mapping(mapping, kind, heading)
    if missing := chosen.missing(kind.read_columns):
        names = ", ".join(title_of(column) for column in missing)
        raise Refusal("import_columns_missing", status=422, columns=names, keys=[column.key for column in missing])
    ImportSource.objects.update_or_create(
        kind=run.kind,
        name=run.source,
        fingerprint=heading.fingerprint,
        defaults={"mapping": dict(chosen.places), "saved_by": actor.who, "saved_at": now},
    )
    run.mapping, run.state = dict(chosen.places), ImportRun.State.CHECKING
    run.done, run.moved_at = 0, now
    run.save()
    order_work(run)
    return run
