"""A term: how long the law or a promise gives, before anybody asks from when."""

import re
from dataclasses import dataclass
from enum import StrEnum

from yimen.errors import Refusal

LONGEST = 9999  # days or working days; the longest term known to a guide is a few years
_WRITTEN = re.compile(r"(\d{1,6})(wd|d)", re.ASCII)


class Unit(StrEnum):
    """In which days a term counts."""

    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "d"


@dataclass(frozen=True)
class Term:
    """So many days. Zero working days is an instant service: the day itself, or the next working day."""

    amount: int
    unit: Unit = Unit.WORKING_DAYS

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise Refusal("clock_term_unreadable", status=422, value=str(self))
        if self.amount > LONGEST:
            raise Refusal("clock_term_too_long", status=422, value=str(self), longest=LONGEST)

    @classmethod
    def parse(cls, text: str) -> "Term":
        """Read "20wd" (working days) or "30d" (calendar days).

        Raises Refusal: clock_term_unreadable, clock_term_too_long (more than 9999).
        """
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            raise Refusal("clock_term_unreadable", status=422, value=text.strip()[:40])
        return cls(int(written[1]), Unit(written[2]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.value}"
