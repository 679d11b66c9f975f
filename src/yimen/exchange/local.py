"""A file on this machine's disk into a list, for the command line: all of it or nothing, told row by row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from yimen.errors import Refusal
from yimen.exchange.fates import Counts, Judged
from yimen.exchange.kinds import ListKind, Order
from yimen.exchange.passing import Pass, look_through, write_through
from yimen.exchange.reading import Proposal, checked_mapping, demand_columns, propose_reading
from yimen.procedure import Actor, Role
from yimen.spreadsheets import ColumnMapping, Finding, Level, Notice, Table, open_table, plain_name

# Whoever sits at the machine. Drafts are in this name, which no account has, so that people review them.
OPERATOR = Actor("import", "import", frozenset({Role.REFORM_OFFICE, Role.SYSTEM}))


@dataclass
class Outcome:
    """What came of it. counts: rows by fate; written: whether the list says so now."""

    file: str
    kind: ListKind
    district: str
    mapping: ColumnMapping
    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)
    notices: tuple[Notice, ...] = ()
    written: bool = False

    @property
    def errors(self) -> list[Finding]:
        """What stands against writing."""
        return [finding for finding in self.findings if finding.level is Level.ERROR]

    @property
    def warnings(self) -> list[Finding]:
        """What is odd, and kept."""
        return [finding for finding in self.findings if finding.level is Level.WARNING]


def import_file(
    path: Path,
    kind: ListKind,
    district: str,
    *,
    now: datetime,
    dry_run: bool = False,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda row: None,
) -> Outcome:
    """Check a file, and write it where no row is wrong.

    columns   key of the list's column -> heading of the file's, where names do not tell it
    Raises Refusal where the file as a whole cannot be read (`open_table`, `propose_reading`), where it lacks a column
    (table_columns_missing), or the district is no code (import_district_wrong); all 422 or 413.
    """
    demand_district(district)
    with open_table(path, sheet=sheet) as table:
        proposal = propose_reading(table, kind)
        if columns:
            proposal = _corrected(proposal, columns, kind, table)
        demand_columns(proposal, table)
        outcome = Outcome(table.name, kind, district, proposal.mapping, notices=table.notices)
        order = Order(district, now, OPERATOR, f"导入 {table.name}"[:500], operator=True)

        def keep(rows: list[Judged]) -> None:
            outcome.findings += [finding for judged in rows for finding in judged.findings]

        through = look_through if dry_run else write_through
        work = Pass(table, proposal.heading, proposal.mapping, kind, order)
        outcome.counts = through(work, keep, progress)
        if not outcome.counts.rows:
            raise Refusal("table_no_rows", status=422, file=table.name)
        outcome.written = not dry_run and not outcome.counts.wrong
    return outcome


def demand_district(district: str) -> None:
    """Raises Refusal import_district_wrong (422) unless it is six ASCII digits."""
    if not (len(district) == 6 and district.isascii() and district.isdigit() and district[0] != "0"):
        raise Refusal("import_district_wrong", status=422, district=district[:20])


def _corrected(proposal: Proposal, columns: Mapping[str, str], kind: ListKind, table: Table) -> Proposal:
    """The proposal with the columns that somebody named. Raises Refusal table_columns_missing, import_mapping_wrong (422)."""
    names = [plain_name(name) for name in proposal.heading.names]
    places = dict(proposal.mapping.places)
    for key, name in columns.items():
        if plain_name(name) not in names:
            found = ", ".join(proposal.heading.names[:12])
            row = proposal.heading.row
            raise Refusal("table_columns_missing", status=422, file=table.name, columns=name[:60], found=found, row=row)
        places[key] = names.index(plain_name(name))
    mapping = checked_mapping(places, kind, proposal.heading)
    return Proposal(proposal.heading, mapping, False, tuple(mapping.missing(kind.read_columns)))
