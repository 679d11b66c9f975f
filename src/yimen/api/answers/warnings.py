"""Warnings of the electronic supervision."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from yimen.api.answers.base import Answer
from yimen.api.answers.catalogue import AgencyName


class WarningRow(Answer):
    """One change of colour of one clock for the worse (监察编号, 监察规则编号, 预警类型代码, 状态产生时间, 责任部门)."""

    number: str = Field(description="Supervision number.", examples=["JC2026112300041703X"])
    rule: str = Field(description="Number of the supervision rule.", examples=["SX-03"])
    case: str = Field(examples=["BS20261123000417K"])
    clock: str = Field(examples=["decide"])
    run: int = Field(description="Which of the clocks of this name in the case.")
    term: str = Field(examples=["20wd"])
    colour_before: str
    colour: str = Field(description='"yellow", "red" or "overdue".')
    day: date = Field(description="The first day with this colour.")
    due: date
    agency: AgencyName = Field(description="The department responsible.")
    section: str
    level: int = Field(description="Rung of the escalation: 1 officer, 2 section head, 3 agency head, 4 leader.")
    state: str = Field(description='"open", "urged", "answered", "escalated", "closed" or "over".')
    ended_on: date | None = Field(description="The day the clock ended or went on to another colour.")
    ended_how: str = Field(description='"superseded", "eased", "kept", "late", or empty.')
    organ: str = Field(description="Code of the department that was urged, or empty.")
    until: date | None = Field(description="The day by which it shall answer.")
    explanation: str = Field(description="What the department tells the public, or empty.")
    sequence: int = Field(description="How many events the warning has.")


class WarningPage(Answer):
    items: list[WarningRow]
    next_cursor: str | None = Field(description="Send it as `cursor` for the page after; null on the last page.")


class WarningEventRow(Answer):
    """One thing that happened to the warning, hash-chained."""

    sequence: int
    kind: str = Field(examples=["urged"])
    at: datetime
    role: str
    who: str = Field(description='Account id, or "system".')
    data: dict[str, Any]
    previous_hash: str
    hash: str


class WarningRecord(Answer):
    """A warning with its history."""

    warning: WarningRow
    history: list[WarningEventRow]
