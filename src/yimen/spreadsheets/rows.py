"""One row as it was read, and what was odd about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[int, "Mark"] = MappingProxyType({})


class Mark(StrEnum):
    """What makes a cell doubtful. The value of a marked cell is not to be trusted without a look."""

    FORMULA = "formula"  # the cell computes; what the file says it computed last is not read
    FAULT = "fault"  # #N/A, #REF! and their like
    MERGED = "merged"  # lies in a merged range, whose only value stands in its first cell
    NUMBER = "number"  # a number, not text: zeros in front of a code are lost


@dataclass(frozen=True)
class Row:
    """One row.

    number  as the spreadsheet counts, from 1
    cells   texts, "" for empty
    marks   what is odd, by column counted from 0
    text    from a text file, where a row that is too short has lost something
    """

    number: int
    cells: tuple[str, ...]
    marks: Mapping[int, Mark] = field(default_factory=lambda: NOTHING)
    hidden: bool = False
    text: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it at all."""
        return not self.marks and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Notice:
    """Something to know about a whole file that is read all the same: its code and the values of its sentence."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
