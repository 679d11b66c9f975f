"""What a kind of list brings along: its columns, the check of its rows, the rows as they stand, and the writer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from yimen.procedure import Actor
from yimen.spreadsheets import Column, Finding

Cells = dict[str, str]
Rows = Callable[[str, Sequence[str] | None], Iterator[Cells]]


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
    """For whom an import is done.

    actor     who confirmed it; acts of the rooms are done in this name, and four eyes begin with it
    reason    for the history, which file it was
    operator  from the command line of the machine: whoever sits there may enter the first load of a list that people may only draft
    """

    district: str
    now: datetime
    actor: Actor
    reason: str
    operator: bool = False


@dataclass(frozen=True)
class ListKind:
    """One kind of list.

    name      in addresses and commands: "services"
    key       the columns by which a row is recognised, the one that `rows` asks by first
    compared  columns in which a row may differ from what stands in the list
    rows      the rows of a district, or those with some values of the first key, streamed in the order of keys; made of texts in
              the one form that the check gives, so that a list which goes out and comes back changes nothing
    drafted   the same rows as they will stand when what is drafted has come into force: a file is compared with these too, so
              that the same file twice drafts nothing twice. None: the list has no drafts
    owner     of a row's cells, what must come into the list in one step: rows of one owner stand together in a file
    tried     the writer may refuse: a dry run writes too, and takes it back
    checker, writer   None: a list that only goes out
    tables    those that an import fills: counted anew after a long one, or the next would be planned for an empty list
    then_zh, then_en  what is to be done after an import, where the list does not say so by itself
    """

    name: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    compared: tuple[str, ...]
    rows: Rows
    drafted: Rows | None = None
    owner: Callable[[Mapping[str, str]], str] | None = None
    tried: bool = False
    checker: Callable[[Order], RowChecker] | None = None
    writer: Callable[[Order], RowWriter] | None = None
    tables: tuple[str, ...] = ()
    then_zh: str = ""
    then_en: str = ""

    def key_of(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """What a row is recognised by."""
        return tuple(cells.get(name, "") for name in self.key)

    def owner_of(self, cells: Mapping[str, str]) -> str:
        """What a row comes into the list with; empty: nothing but itself."""
        return self.owner(cells) if self.owner else ""

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns that an import reads."""
        return tuple(column for column in self.columns if not column.told)

    @property
    def importable(self) -> bool:
        """Whether files of this kind come in."""
        return self.checker is not None and self.writer is not None
