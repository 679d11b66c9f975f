"""Take a file in, find its heading, and propose which column is which."""

from datetime import datetime
from typing import IO

from django.db import IntegrityError, transaction

from yimen.errors import Refusal
from yimen.exchange import files
from yimen.exchange.access import demand_importer
from yimen.exchange.kinds import ListKind
from yimen.exchange.local import demand_district
from yimen.exchange.models import ImportRun
from yimen.exchange.reading import propose_reading
from yimen.exchange.steps import order_work
from yimen.papers import store
from yimen.papers.names import safe_name
from yimen.procedure import Actor
from yimen.spreadsheets import Table, open_table


def begin_import(
    file: IO[bytes],
    kind: ListKind,
    *,
    name: str,
    source: str,
    district: str,
    actor: Actor,
    now: datetime,
    sheet: str = "",
    ask: bool = True,
) -> ImportRun:
    """A new import: its columns wait to be confirmed, or, where the source's mapping is known and whole, its check is ordered.

    source   where the file comes from; its mapping is remembered under this name
    ask      False: begin the check at once where every required column was found (machines)
    Raises Refusal: import_needs_role (403); import_source_missing (422); import_waiting_already (409): the same file is on
    its way; and those of `open_table`, `propose_reading`, `files.keep`.
    """
    demand_importer(actor)
    demand_district(district)
    source = " ".join(source.split())[:120]
    if not source:
        raise Refusal("import_source_missing", status=422)
    name = safe_name(name)
    kept = files.keep(file, name)
    try:
        with files.on_disk(kept.path, name) as path, open_table(path, sheet=sheet, name=name) as table:
            run = _read(table, kind, source)
        run.district, run.file_name, run.path = district, name[:200], kept.path
        run.sha256, run.size = kept.sha256, kept.size
        run.who, run.name, run.began_at, run.moved_at = actor.who, actor.name, now, now
        if run.state == ImportRun.State.MAPPING and not ask and _whole(run, kind):
            run.state = ImportRun.State.CHECKING
        return _saved(run)
    except BaseException:
        store.remove(kept.path)
        raise


def _read(table: Table, kind: ListKind, source: str) -> ImportRun:
    proposal = propose_reading(table, kind, source)
    last = proposal.heading.row
    for row in table.rows():
        last = row.number
    known = proposal.remembered and not proposal.missing
    return ImportRun(
        kind=kind.name,
        source=source,
        state=ImportRun.State.CHECKING if known else ImportRun.State.MAPPING,
        sheet=table.sheet[:120],
        heading=list(proposal.heading.names),
        heading_row=proposal.heading.row,
        mapping=dict(proposal.mapping.places),
        notices=[{"code": notice.code, "params": dict(notice.params)} for notice in table.notices],
        total=last,
    )


def _whole(run: ImportRun, kind: ListKind) -> bool:
    return all(column.key in run.mapping for column in kind.read_columns if column.required)


def _saved(run: ImportRun) -> ImportRun:
    """The file itself says whether it is here already, however fast somebody presses twice."""
    try:
        with transaction.atomic():
            run.save()
            if run.state == ImportRun.State.CHECKING:
                order_work(run)
    except IntegrityError as error:
        same = ImportRun.objects.filter(
            kind=run.kind, district=run.district, sha256=run.sha256, state__in=ImportRun.OPEN
        ).first()
        if same is None:
            raise
        state = ImportRun.State(same.state).label
        raise Refusal("import_waiting_already", number=same.pk, state=state) from error
    return run
