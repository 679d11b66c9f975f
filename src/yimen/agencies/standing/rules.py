"""What changes of organs and posts must keep, as pure functions. Each fault is a Refusal of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from yimen.errors import Refusal

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,39}\Z")
_DIVISION = re.compile(r"\d{6}(\d{3}){0,2}\Z")


@dataclass(frozen=True)
class OrganRow:
    """An organ that is to be set up; of a renaming only the names count. kind: of `Agency.Kind`."""

    name: str
    name_en: str = ""
    code: str = ""
    kind: str = ""
    division: str = ""
    uscc: str = ""
    regulator: bool = False


def check_new(row: OrganRow, kinds: Iterable[str], district: str) -> None:
    """Raise Refusal (422): organ_code_wrong, organ_kind_missing, organ_division_wrong."""
    if not _CODE.match(row.code):
        raise Refusal("organ_code_wrong", status=422, value=row.code[:40])
    if row.kind not in set(kinds):
        raise Refusal("organ_kind_missing", status=422)
    if not _DIVISION.match(row.division) or not row.division.startswith(district):
        raise Refusal("organ_division_wrong", status=422, value=row.division[:12], district=district)


@dataclass(frozen=True)
class Stay:
    """Somebody in a section. begin, end: both included; None: since ever, without end."""

    name: str
    begin: date | None
    end: date | None
    head: bool = False

    def on(self, day: date) -> bool:
        """Whether he sits there on the day."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


def most_together(stays: Sequence[Stay], begin: date) -> tuple[date, list[Stay]]:
    """The first day from `begin` on with the most of them, and who they are then: more come only when somebody begins."""
    days = sorted({begin, *(stay.begin for stay in stays if stay.begin is not None and stay.begin > begin)})
    together = {day: [stay for stay in stays if stay.on(day)] for day in days}
    day = max(days, key=lambda each: len(together[each]))
    return day, together[day]


def demand_seat(section: str, posts: int, heads: int, stays: Sequence[Stay], begin: date, head: bool) -> None:
    """One more person fits into a section from the day on. posts contain those of its heads.

    Raises Refusal (409): seats_taken, heads_taken, with the posts there are and who has them.
    """
    day, there = most_together(stays, begin)
    if len(there) >= posts:
        _refuse("seats_taken", section, posts, day, there)
    if head:
        day, there = most_together([stay for stay in stays if stay.head], begin)
        if len(there) >= heads:
            _refuse("heads_taken", section, heads, day, there)


def _refuse(code: str, section: str, posts: int, day: date, there: Sequence[Stay]) -> None:
    names = "、".join(stay.name for stay in there) or "—"
    raise Refusal(code, section=section, posts=posts, taken=len(there), day=day.isoformat(), names=names)
