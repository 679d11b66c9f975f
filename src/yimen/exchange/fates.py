"""One row with what becomes of it, and the rows counted by that."""

from dataclasses import dataclass
from enum import StrEnum

from yimen.exchange.kinds import Cells
from yimen.spreadsheets import Finding, Level, Row


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


WRITTEN = (Fate.NEW, Fate.CHANGED)


@dataclass
class Judged:
    """One row with its fate. cells: by key, in the one form of the list; differs: the columns in which it differs from the list."""

    row: Row
    cells: Cells
    findings: list[Finding]
    fate: Fate = Fate.WRONG
    differs: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether something stands against writing it."""
        return any(finding.level is Level.ERROR for finding in self.findings)


@dataclass
class Counts:
    """Rows by fate; warned: rows that are kept with a warning."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    wrong: int = 0
    warned: int = 0

    @property
    def rows(self) -> int:
        """All rows."""
        return self.new + self.changed + self.unchanged + self.wrong

    def take(self, judged: Judged) -> None:
        """Count one row."""
        setattr(self, judged.fate.value, getattr(self, judged.fate.value) + 1)
        if judged.findings and judged.fate is not Fate.WRONG:
            self.warned += 1
