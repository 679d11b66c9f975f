"""What may be done to a warning, by whom and when, for a lawyer to read; and the standing that its events add up to. Pure.

A warning is raised, may be urged (督办), answered, escalated, explained to the public, and closed; it is over by itself when the
clock turned a worse colour or ended in time.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from yimen.procedure import Argument, Role, Words


class State(StrEnum):
    """Where a warning stands. Values are stored and part of the API."""

    OPEN = "open"
    URGED = "urged"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    CLOSED = "closed"
    OVER = "over"


STATE_WORDS: dict[State, Words] = {
    State.OPEN: Words("预警中", "Open"),
    State.URGED: Words("督办中", "Urged"),
    State.ANSWERED: Words("已答复", "Answered"),
    State.ESCALATED: Words("已升级", "Escalated"),
    State.CLOSED: Words("已办结", "Closed"),
    State.OVER: Words("已解除", "Over"),
}
PENDING = frozenset({State.OPEN, State.URGED, State.ANSWERED, State.ESCALATED})

DEPARTMENT = (Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD)
HEADS = (Role.SECTION_HEAD, Role.AGENCY_HEAD)
ARTICLE_36 = "优化营商环境条例 36"
GB_39046 = "GB/T 39046-2020 表11"


@dataclass(frozen=True)
class Deed:
    """One thing that a person may do, and what it must be told.

    wrong_role, wrong_state  codes of the refusals, each with a sentence of its own
    """

    act: str
    title: Words
    roles: tuple[Role, ...]
    from_states: frozenset[State]
    basis: str
    wrong_role: str
    wrong_state: Mapping[State, str]
    arguments: tuple[Argument, ...]


DEEDS: tuple[Deed, ...] = (
    Deed(
        act="urge",
        title=Words("督办", "Urge"),
        roles=(Role.SUPERVISOR,),
        from_states=frozenset({State.OPEN, State.ANSWERED, State.ESCALATED}),
        basis=GB_39046,
        wrong_role="urge_needs_supervisor",
        wrong_state={
            State.URGED: "urging_waits_for_answer",
            State.CLOSED: "warning_closed",
            State.OVER: "warning_over",
        },
        arguments=(
            Argument("text", Words("督办内容", "What the department shall do")),
            Argument("term", Words("答复期限（工作日）", "Working days to answer"), "line", limit=8),
            Argument("organ", Words("督办机构", "Department"), "choice", required=False, limit=40),
        ),
    ),
    Deed(
        act="answer_urging",
        title=Words("答复督办", "Answer the urging"),
        roles=DEPARTMENT,
        from_states=frozenset({State.URGED}),
        basis=GB_39046,
        wrong_role="answer_needs_department",
        wrong_state={
            State.OPEN: "nothing_urged",
            State.OVER: "nothing_urged",
            State.ANSWERED: "urging_already_answered",
            State.ESCALATED: "nothing_urged",
            State.CLOSED: "warning_closed",
        },
        arguments=(
            Argument("explanation", Words("原因说明", "Why it came to this")),
            Argument("measures", Words("整改措施", "What is being done")),
        ),
    ),
    Deed(
        act="close_urging",
        title=Words("办结或者升级督办", "Close or escalate"),
        roles=(Role.SUPERVISOR,),
        # Open, too: one whose clock has ended late can be closed without an urging.
        from_states=frozenset({State.OPEN, State.URGED, State.ANSWERED, State.ESCALATED}),
        basis=GB_39046,
        wrong_role="close_needs_supervisor",
        wrong_state={State.OVER: "nothing_urged", State.CLOSED: "warning_closed"},
        arguments=(
            Argument(
                "outcome",
                Words("处理", "Outcome"),
                "choice",
                choices=(
                    ("close", Words("办结", "Close it")),
                    ("escalate", Words("升级，报告区领导", "Escalate it to the district leader")),
                ),
            ),
            Argument("note", Words("结果描述", "Result")),
        ),
    ),
    Deed(
        act="explain_overdue",
        title=Words("公开说明超时理由", "Explain the delay to the public"),
        roles=HEADS,
        from_states=frozenset(State),
        basis=ARTICLE_36,
        wrong_role="explain_needs_head",
        wrong_state={},
        arguments=(Argument("reason", Words("超时理由（公开，勿写个人信息）", "Reason (published: name no person)")),),
    ),
)

DEED = {deed.act: deed for deed in DEEDS}


@dataclass(frozen=True)
class WarningStep:
    """One event of a warning. `data` holds strings and whole numbers."""

    kind: str
    at: datetime
    role: Role
    who: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """Where a warning stands, computed from its events and nothing else.

    facts        what it was raised with
    ended_on     day on which the clock ended, or turned on; ended_how: a value of `deriving.Ended`
    organ        code of the agency that was urged, until: the day by which it shall answer
    explanation  what the agency told the public
    """

    facts: Mapping[str, Any]
    state: State
    level: int
    events: int
    last_at: datetime
    ended_on: date | None = None
    ended_how: str = ""
    organ: str = ""
    until: date | None = None
    explanation: str = ""
    explained_at: datetime | None = None


def fold(steps: Iterable[WarningStep]) -> Standing:
    """The standing after these events, the first of which raised the warning."""
    standing: Standing | None = None
    for step in steps:
        standing = apply(standing, step)
    if standing is None:
        raise ValueError("a warning without events")
    return standing


def apply(standing: Standing | None, step: WarningStep) -> Standing:
    """The standing after one more event; the first opens it."""
    if standing is None:
        return _raised(step)
    changed = CHANGES[step.kind](standing, step)
    return replace(changed, events=standing.events + 1, last_at=max(step.at, standing.last_at))


def _raised(step: WarningStep) -> Standing:
    return Standing(step.data, State.OPEN, int(step.data["level"]), 1, step.at)


def _ended(standing: Standing, step: WarningStep) -> Standing:
    # An overdue clock that has ended late stays open: the department may still have to answer for it.
    settled = standing.state is State.OPEN and step.data["how"] != "late"
    return replace(
        standing,
        state=State.OVER if settled else standing.state,
        ended_on=date.fromisoformat(step.data["day"]),
        ended_how=step.data["how"],
    )


def _urged(standing: Standing, step: WarningStep) -> Standing:
    until = date.fromisoformat(step.data["until"])
    return replace(standing, state=State.URGED, organ=step.data["organ"], until=until)


def _answered(standing: Standing, step: WarningStep) -> Standing:
    return replace(standing, state=State.ANSWERED)


def _escalated(standing: Standing, step: WarningStep) -> Standing:
    by_person = step.role is not Role.SYSTEM
    return replace(
        standing, state=State.ESCALATED if by_person else standing.state, level=max(standing.level, step.data["level"])
    )


def _closed(standing: Standing, step: WarningStep) -> Standing:
    return replace(standing, state=State.CLOSED)


def _explained(standing: Standing, step: WarningStep) -> Standing:
    return replace(standing, explanation=step.data["reason"], explained_at=step.at)


CHANGES: dict[str, Callable[[Standing, WarningStep], Standing]] = {
    "ended": _ended,
    "urged": _urged,
    "answered": _answered,
    "escalated": _escalated,
    "closed": _closed,
    "explained": _explained,
}

EVENT_WORDS: dict[str, Words] = {
    "raised": Words("产生预警", "Warning raised"),
    "ended": Words("预警结束", "Warning ended"),
    "urged": Words("发出督办", "Urged"),
    "answered": Words("部门答复", "Answered by the department"),
    "escalated": Words("升级", "Escalated"),
    "closed": Words("督办办结", "Closed"),
    "explained": Words("公开说明理由", "Explained to the public"),
}
