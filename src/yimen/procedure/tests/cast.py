"""The cast of the procedure's tests, the services they apply for, and how a story is told."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from yimen.clock import Term, official_calendar
from yimen.errors import Refusal
from yimen.procedure import Actor, CaseFile, Event, Hearing, Role, ServiceRules, apply, attempt, lapses, plain_steps

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = official_calendar()
NINE = datetime(2016, 6, 1, 9, 0, tzinfo=SHANGHAI)  # a Wednesday

PLAIN = ServiceRules(Term.parse("20wd"))
RULES = ServiceRules(Term.parse("20wd"), Term.parse("5wd"), officers=2, steps=plain_steps("材料审核", "现场核查"))
HEARD = ServiceRules(Term.parse("20wd"), hearing=Hearing.MAY)
ORDERED = ServiceRules(Term.parse("20wd"), hearing=Hearing.MUST)
JOINT = ServiceRules(Term.parse("45wd"), extension=Term(15), joint=True)
LOWER = ServiceRules(Term.parse("20wd"), Term.parse("5wd"), preliminary=Term(20))
INSTANT = ServiceRules(Term(0), Term(0), instant=True)
PROMISES = ServiceRules(
    Term.parse("20wd"), tolerable=("平面图",), promisable=("消防承诺",), promise_term=Term.parse("30d"), protected=True
)

WANG = Actor("1", "王小明", frozenset({Role.APPLICANT}))
CLERK = Actor("2", "李敏", frozenset({Role.COUNTER}))
OFFICER = Actor("3", "陈刚", frozenset({Role.OFFICER}), "scjg")
SECOND = Actor("4", "周洁", frozenset({Role.OFFICER}), "scjg")
HEAD = Actor("5", "赵磊", frozenset({Role.SECTION_HEAD}), "scjg")
LEADER = Actor("6", "钱进", frozenset({Role.LEADER}))
CHIEF = Actor("7", "孙建", frozenset({Role.AGENCY_HEAD}), "scjg")
MAYOR = Actor("8", "吴强", frozenset({Role.GOVERNMENT_HEAD}))
NEIGHBOUR = Actor("9", "郑丽", frozenset({Role.INTERESTED}))
OVERSEER = Actor("10", "冯燕", frozenset({Role.SUPERVISOR}))
MACHINE = Actor("system", "system", frozenset({Role.SYSTEM}))
CAST = {
    Role.APPLICANT: WANG,
    Role.INTERESTED: NEIGHBOUR,
    Role.COUNTER: CLERK,
    Role.OFFICER: OFFICER,
    Role.SECTION_HEAD: HEAD,
    Role.AGENCY_HEAD: CHIEF,
    Role.GOVERNMENT_HEAD: MAYOR,
    Role.SUPERVISOR: OVERSEER,
    Role.LEADER: LEADER,
    Role.SYSTEM: MACHINE,
}

# One act of a story: what, by whom, with what, and how many days after the act before (a fraction of one if not said).
Deed = tuple[str, Actor, dict[str, Any]] | tuple[str, Actor, dict[str, Any], int]


def on(text: str) -> datetime:
    """Ten o'clock of a day in Shanghai."""
    return datetime.fromisoformat(f"{text}T10:00:00").replace(tzinfo=SHANGHAI)


def story(*deeds: Deed, rules: ServiceRules = PLAIN) -> CaseFile:
    """The case after these acts; every one must be allowed. What time does in between is done."""
    return told(deeds, rules)[0]


def told(deeds: Iterable[Deed], rules: ServiceRules = PLAIN) -> tuple[CaseFile, list[Event]]:
    """The case and all its events."""
    file, events, at = CaseFile(), [], NINE
    for act, actor, arguments, *days in deeds:
        at += timedelta(days=days[0]) if days else timedelta(minutes=10)
        file, passed = let_pass(file, at, rules)
        event = attempt(file, act, actor, at, arguments, rules)
        events += [*passed, event]
        file = apply(file, event, rules)
    return file, events


def let_pass(file: CaseFile, until: datetime, rules: ServiceRules) -> tuple[CaseFile, list[Event]]:
    """The case after what time alone does to it."""
    events = lapses(file, until, rules, CALENDAR)
    for event in events:
        file = apply(file, event, rules)
    return file, events


def refusal_of(
    file: CaseFile, act: str, actor: Actor, arguments: dict[str, Any], rules: ServiceRules = PLAIN, days: int = 0
) -> Refusal:
    """Why the act is refused on the day of the last event, or some days later."""
    assert file.last_at is not None or not days
    at = (file.last_at or NINE) + timedelta(days=days, minutes=10)
    with pytest.raises(Refusal) as caught:
        attempt(file, act, actor, at, arguments, rules)
    return caught.value


GAPS = {"items": ["营业执照", "平面图"]}
AGREE = {"opinion": "agree"}
GRANT = {"outcome": "grant"}
REFUSE = {"outcome": "refuse", "reason": "不符合条件", "remedies": "复议、诉讼"}

SUBMITTED: tuple[Deed, ...] = (("submit", WANG, {}),)
ACCEPTED = (*SUBMITTED, ("accept", OFFICER, {}))
GRANTED = (*ACCEPTED, ("decide", HEAD, GRANT))
ISSUED = (*GRANTED, ("record_certificate", MACHINE, {"certificate": "C1"}))
DELIVERED = (*ISSUED, ("deliver", CLERK, {"method": "online"}))
CORRECTION = (*SUBMITTED, ("notify_correction", OFFICER, GAPS))
STOPPED = (*ACCEPTED, ("stop_clock", OFFICER, {"ground": "testing", "time_needed": "十个工作日"}))
TOLD = (*ACCEPTED, ("tell_hearing_right", OFFICER, {}))
REQUESTED = (*TOLD, ("request_hearing", WANG, {}, 1))
# Thursday 2 June plus seven working days, Dragon Boat Festival off and Sunday 12 June worked
NOTIFIED = (
    *REQUESTED,
    ("notify_hearing", OFFICER, {"day": "2016-06-14", "place": "区行政服务中心三楼", "chair": "11"}),
)
CHALLENGED = (*NOTIFIED, ("challenge_chair", WANG, {"reason": "与利害关系人有亲属关系"}))
INTERESTED = (*ACCEPTED, ("notify_interested", OFFICER, {"parties": ["东侧相邻业主"]}))
TOLERATED = (*SUBMITTED, ("tolerate_gap", CLERK, {"items": ["平面图"]}))
PROMISED = (*SUBMITTED, ("make_promise", WANG, {"items": ["消防承诺"]}))
PROMISE_GRANTED = (*PROMISED, ("accept", OFFICER, {}), ("decide", HEAD, GRANT))
