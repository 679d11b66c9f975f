"""The form of one line, read and filled: the row of the power, and one group of fields for each responsibility."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from yimen.powers.content import MOST_DUTIES, ROW, Duty, PowerContent

SPARE = 2  # empty groups below those that are filled
LONGEST = 8000
DUTY = tuple(Duty.model_fields)


@dataclass(frozen=True)
class Typed:
    """What stands in the form: texts as typed. duties: one dictionary a group, empty ones at the end."""

    row: dict[str, str] = field(default_factory=dict)
    duties: tuple[dict[str, str], ...] = ()
    reason: str = ""

    @property
    def content(self) -> dict[str, Any]:
        """As `PowerContent` wants it; groups without any word are left out."""
        filled = [duty for duty in self.duties if any(duty.values())]
        return self.row | {"forwards": self.row.get("forwards") == "yes", "duties": filled}


def read(data: QueryDict) -> Typed:
    """The form as it was sent."""
    row = {name: _clean(data.get(name, "")) for name in ROW}
    columns = [data.getlist(f"duty_{name}")[:MOST_DUTIES] for name in DUTY]
    duties = [dict(zip(DUTY, map(_clean, values), strict=True)) for values in zip(*columns, strict=False)]
    return Typed(row, _spared(duties), _clean(data.get("reason", ""))[:500])


def filled(content: PowerContent | None, reason: str = "") -> Typed:
    """The form as it opens."""
    if content is None:
        return Typed(dict.fromkeys(ROW, ""), _spared([]), reason)
    row = {name: str(getattr(content, name)) for name in ROW} | {"forwards": "yes" if content.forwards else "no"}
    return Typed(row, _spared([duty.model_dump() for duty in content.duties]), reason)


def _spared(duties: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    used = [duty for duty in duties if any(duty.values())]
    return (*used, *(dict.fromkeys(DUTY, "") for _place in range(SPARE)))


def _clean(value: str) -> str:
    return value.replace("\x00", "").strip()[:LONGEST]
