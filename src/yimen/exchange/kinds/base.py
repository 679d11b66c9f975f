"""What a kind of list brings along: its columns, the check of its rows, the rows as they stand, and the writer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from yimen.spreadsheets import Column, Finding

Cells = dict[str, str]


class RowChecker(Protocol):
    """The rules of the room about its rows. One checker sees all rows of a file, in order, some thousand at a time."""

    def check(self, rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """Rows with their numbers, whose single cells are in order: each in its one form, with its findings."""


class RowWriter(Protocol):
    """Writes as an act of the room, inside a transaction of the caller."""

    def write(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Rows as the check gave them back, new and changed ones alike. Columns not in the file are not in the rows."""


@dataclass(frozen=True)
class Order:
    """For whom an import is done. reason: for the history, which file it was."""

    district: str
    now: datetime
    who: str
    reason: str


@dataclass(frozen=True)
class ListKind:
    """One kind of list.

    name      in addresses and commands: "services"
    key       the column by which a row is recognised
    compared  columns in which a row may differ from what stands in the list
    rows      the rows of a district, or those of some keys, streamed in the order of keys; made of texts in the one form
              that the check gives, so that a list which goes out and comes back changes nothing
    checker, writer   None: a list that only goes out
    tables    those that an import fills: counted anew after a long one, or the next would be planned for an empty list
    """

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    columns: tuple[Column, ...]
    key: str
    compared: tuple[str, ...]
    rows: Callable[[str, Sequence[str] | None], Iterator[Cells]]
    checker: Callable[[Order], RowChecker] | None = None
    writer: Callable[[Order], RowWriter] | None = None
    tables: tuple[str, ...] = ()

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns that an import reads."""
        return tuple(column for column in self.columns if not column.told)

    @property
    def importable(self) -> bool:
        """Whether files of this kind come in."""
        return self.checker is not None and self.writer is not None
