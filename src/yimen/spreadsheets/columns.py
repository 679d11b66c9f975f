"""What the columns of a list are called, what may stand in them, and which column of a file is which."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from yimen.errors import Refusal
from yimen.spreadsheets.rows import Row

ColumnType = Literal["text", "code", "choice", "date", "number", "flag", "term"]
HEADING_WITHIN = 30
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Column:
    """One column of a kind of list.

    key       its name in files, stable: "item_code"
    zh, en    its name for people; note_zh, note_en: what stands in it
    type      "code": digits and letters whose zeros count; "choice": one of `choices`; "term": such as 20wd
    longest   characters
    element   its name in the national element list, where there is one
    synonyms  what others call it; told: stands in exports, and is not read in imports
    """

    key: str
    zh: str
    en: str
    type: ColumnType = "text"
    required: bool = False
    longest: int = 200
    element: str = ""
    synonyms: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    note_zh: str = ""
    note_en: str = ""
    told: bool = False

    @property
    def names(self) -> frozenset[str]:
        """All names by which a heading may call it, in the form of `plain_name`."""
        return frozenset(
            plain_name(name) for name in (self.key, self.zh, self.en, self.element, *self.synonyms) if name
        )


def plain_name(text: str) -> str:
    """A heading as it is compared: half width, small letters, without signs and without what stands in brackets."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NO_LETTER.sub("", _ASIDE.sub("", folded)) or _NO_LETTER.sub("", folded)


@dataclass(frozen=True)
class Heading:
    """The heading of a file: in which row, and the names as they stand there."""

    row: int
    names: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The same for every file with these columns in this order."""
        return fingerprint(self.names)


def fingerprint(names: Sequence[str]) -> str:
    """16 hexadecimal digits that stand for a heading."""
    return hashlib.sha256("\x1f".join(plain_name(name) for name in names).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class ColumnMapping:
    """Which column of the file is which of the list: key -> place, counted from 0. Columns left out are not in the file."""

    places: Mapping[str, int]

    def cells(self, row: Row) -> dict[str, str]:
        """The cells of a row by key."""
        return {key: row.cells[at].strip() if at < len(row.cells) else "" for key, at in self.places.items()}

    def missing(self, columns: Iterable[Column]) -> list[Column]:
        """The required columns that the file does not have."""
        return [column for column in columns if column.required and column.key not in self.places]


def propose(names: Sequence[str], columns: Sequence[Column]) -> ColumnMapping:
    """The mapping that the names of a heading suggest; the first column of a name counts."""
    known = {name: column.key for column in reversed(columns) for name in column.names}
    places: dict[str, int] = {}
    for at, name in enumerate(names):
        key = known.get(plain_name(name))
        if key is not None:
            places.setdefault(key, at)
    return ColumnMapping(places)


def find_heading(rows: Iterable[Row], columns: Sequence[Column], file: str) -> Heading:
    """The row that names most columns of the list among the first thirty; where none names any, the first that is not empty.

    Raises Refusal table_no_heading, table_no_rows (422): nothing stands there, or nothing below it.
    """
    found: list[tuple[int, Row]] = []
    for row in islice(rows, HEADING_WITHIN):
        if not row.empty:
            found.append((len(propose(row.cells, columns).places), row))
    if not found:
        raise Refusal("table_no_heading", status=422, file=file)
    _number, best = max(found, key=lambda each: (each[0], -each[1].number))
    return Heading(best.number, _trimmed(best.cells))


def refuse_twice(heading: Heading, columns: Sequence[Column], file: str) -> None:
    """A column that stands twice in the heading could mean either. Raises Refusal table_column_twice (422)."""
    known = {name: column for column in columns for name in column.names}
    counted = Counter(known[plain_name(name)].key for name in heading.names if plain_name(name) in known)
    twice = next((key for key, number in counted.items() if number > 1), None)
    if twice:
        raise Refusal("table_column_twice", status=422, file=file, column=twice, row=heading.row)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)
