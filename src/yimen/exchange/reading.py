"""A file as it was opened for a kind of list: its heading found, its columns mapped."""

from collections.abc import Mapping
from dataclasses import dataclass

from yimen.errors import Refusal
from yimen.exchange.kinds import ListKind
from yimen.exchange.models import ImportSource
from yimen.spreadsheets import Column, ColumnMapping, Heading, Table, find_heading, propose, refuse_twice


@dataclass(frozen=True)
class Proposal:
    """How a file would be read. remembered: the mapping was approved for this source before; missing: columns it lacks."""

    heading: Heading
    mapping: ColumnMapping
    remembered: bool
    missing: tuple[Column, ...]


def propose_reading(table: Table, kind: ListKind, source: str = "") -> Proposal:
    """Find the heading and the columns; what was once approved for the source and this heading goes before names.

    Raises Refusal: table_no_heading, table_column_twice (422), and those of the file's rows.
    """
    heading = find_heading(table.rows(), kind.read_columns, table.name)
    known = ImportSource.objects.filter(kind=kind.name, name=source, fingerprint=heading.fingerprint).first()
    if known is not None:
        mapping = checked_mapping(known.mapping, kind, heading)
    else:
        refuse_twice(heading, kind.read_columns, table.name)
        mapping = propose(heading.names, kind.read_columns)
    return Proposal(heading, mapping, known is not None, tuple(mapping.missing(kind.read_columns)))


def checked_mapping(given: Mapping[str, int], kind: ListKind, heading: Heading) -> ColumnMapping:
    """The mapping as somebody chose it: only columns that there are, each column of the file once.

    Raises Refusal import_mapping_wrong (422).
    """
    keys = {column.key for column in kind.read_columns}
    places = {key: at for key, at in given.items() if key in keys and 0 <= at < len(heading.names)}
    taken: set[int] = set()
    for at in places.values():
        if at in taken:
            raise Refusal("import_mapping_wrong", status=422, column=heading.names[at])
        taken.add(at)
    return ColumnMapping(places)


def demand_columns(proposal: Proposal, table: Table) -> None:
    """A file that lacks a required column is refused with what it has. Raises Refusal table_columns_missing (422)."""
    if proposal.missing:
        raise Refusal(
            "table_columns_missing",
            status=422,
            file=table.name,
            columns=", ".join(column.key for column in proposal.missing),
            found=", ".join(name[:40] for name in proposal.heading.names[:12]),
            row=proposal.heading.row,
        )
