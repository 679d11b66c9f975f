"""What happened, and what is happening: the cases of the demo as plain plans, who does what when. No database.

History runs from January to June 2016; live cases lie around the `now` that is handed in, so that the desk always shows
something received today, due today, one day over its promise, waiting for a correction, decided yesterday.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from yimen.clock import Calendar, shanghai_date

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2016, 1, 4), date(2016, 6, 29)
REMEDIES = (
    "如不服本决定，可以自收到本决定书之日起六十日内向宝山区人民政府或者上一级主管部门申请行政复议，"
    "也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。"
)


@dataclass(frozen=True)
class Kind:
    """A service as the plans need it: its code and agency, promised working days, examination steps, officers.

    usual  it has neither hearing nor lower organ nor other departments: any of the plans below fits it
    extendable  the law lets its term be extended
    """

    code: str
    agency: str
    promised: int
    steps: tuple[str, ...]
    officers: int
    weight: int
    certificate: bool
    gap: str
    name: str = ""
    usual: bool = True
    extendable: bool = True


@dataclass(frozen=True)
class Deed:
    """One act. by: "applicant", "first", "second", "head" (of the section), "chief" (of the agency), "mayor", "counter",
    or "platform" for certificates and for what time alone does."""

    act: str
    by: str
    at: datetime
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """One case. key: the same at every load; own: handed in by the applicant whose login is printed."""

    key: str
    kind: Kind
    channel: str
    submitted_at: datetime
    deeds: tuple[Deed, ...]
    seed: int
    own: bool = False


class Planner:
    """Plans cases in working days of a calendar; `latest` is a moment that no deed may come after."""

    def __init__(self, calendar: Calendar, latest: datetime) -> None:
        self.calendar = calendar
        self.latest = latest

    def shift(self, day: date, working_days: int) -> date:
        """The working day so many working days after (or before) a day; 0 is the day itself, or the next working day."""
        step, left = (timedelta(days=1) if working_days >= 0 else timedelta(days=-1)), abs(working_days)
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        while left:
            day += step
            left -= self.calendar.is_working(day)
        return day

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment of that day in Shanghai, not after `latest`."""
        return min(datetime.combine(day, time(hour, minute), SHANGHAI), self.latest)

    def examined(self, kind: Kind, first: date, last: date) -> Iterator[Deed]:
        """The opinions: every step, and as many officers as the service asks for."""
        if not kind.steps:
            return
        # Officers take turns over the steps; one step that two must examine gets two opinions.
        turns = max(len(kind.steps), kind.officers)
        for turn in range(turns):
            step = kind.steps[min(turn, len(kind.steps) - 1)]
            day = first if turn < turns - 1 else last
            told = {"step": step, "opinion": "agree", "text": "经审查，材料齐全，符合法定条件。"}
            yield Deed("opine", "first" if turn % 2 == 0 else "second", self.at(day, 14, 10 + turn * 10), told)

    def way(self, kind: Kind, received: date, ending: str, days: int) -> tuple[Deed, ...]:
        """The deeds after submission. ending: a key of ENDINGS; days: working days from acceptance to decision."""
        deeds: list[Deed] = []
        on_the_spot = not kind.promised and ending in ("delivered", "refused")
        accepted = self.shift(received, 0 if on_the_spot else 1)
        if ending.startswith("corrected"):
            told = {"items": [kind.gap], "note": "请在补正后一并提交。"}
            deeds.append(Deed("notify_correction", "first", self.at(accepted, 9, 40), told))
            accepted = self.shift(accepted, 2)
            deeds.append(Deed("resubmit", "applicant", self.at(accepted, 10, 5), {"items": [kind.gap]}))
            ending = ending.removeprefix("corrected-")
        if ending in ("withdrawn", "not_accepted"):
            return (*deeds, self._early_end(ending, accepted))
        deeds.append(Deed("accept", "first", self.at(accepted, 11 if kind.promised else 16)))
        decided = self.shift(accepted, days)
        deeds += self.examined(kind, self.shift(accepted, days // 2), decided)
        return (*deeds, *self._decision(kind, decided, ending))

    def _early_end(self, ending: str, day: date) -> Deed:
        if ending == "withdrawn":
            return Deed("withdraw", "applicant", self.at(day, 13), {"reason": "经营计划调整，暂不申请。"})
        told = {"ground": "not_competent", "organ": "上海市人民政府有关主管部门", "reason": "本事项由市级部门实施。"}
        return Deed("refuse_acceptance", "first", self.at(day, 11), told)

    def _decision(self, kind: Kind, day: date, ending: str) -> Iterator[Deed]:
        hour = 15 if kind.promised else 16
        if ending == "refused":
            told = {"outcome": "refuse", "reason": "经审查，申请不符合法定条件，依法不予许可。", "remedies": REMEDIES}
            yield Deed("decide", "head", self.at(day, hour, 30), told)
            return
        yield Deed("decide", "head", self.at(day, hour, 30), {"outcome": "grant"})
        if kind.certificate:
            yield Deed("issue", "platform", self.at(day, hour, 35))
        if ending == "delivered":
            later = self.shift(day, 1) if kind.promised else day
            yield Deed("deliver", "counter", self.at(later, 16, 40), {"method": "window"})


# Endings of the half year and how often each: nearly all are granted, some after one correction.
ENDINGS = {"delivered": 78, "corrected-delivered": 12, "refused": 4, "withdrawn": 3, "not_accepted": 3}


def history(kinds: Sequence[Kind], calendar: Calendar, number: int) -> list[Story]:
    """So many finished cases of the first half of 2016, in the order of their submission."""
    dice = random.Random(20160630)
    planner = Planner(calendar, datetime.max.replace(tzinfo=SHANGHAI))
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    working = [day for day in days if calendar.is_working(day)]
    received = sorted(dice.choice(working) for _case in range(number))
    stories = []
    for place, day in enumerate(received):
        kind = dice.choices(kinds, [kind.weight for kind in kinds])[0]
        ending = dice.choices(list(ENDINGS), list(ENDINGS.values()))[0]
        # One in thirty keeps the law but not the promise.
        late = kind.promised > 0 and dice.random() < 1 / 30
        length = kind.promised + 2 if late else dice.randint(min(1, kind.promised), kind.promised)
        submitted = planner.at(day, dice.randint(9, 15), dice.randint(0, 59))
        # Only who applied withdraws, and a visitor without an account cannot do it here.
        channel = "online" if ending == "withdrawn" or dice.random() < 0.4 else "counter"
        deeds = planner.way(kind, day, ending, length)
        stories.append(Story(f"demo-2016-{place:04d}", kind, channel, submitted, deeds, 1000 + place))
    return stories


# What the live desk shows: how many, ending ("" where it stops halfway), a word for where it stands.
LIVE: tuple[tuple[int, str], ...] = (
    (9, "received-today"),
    (5, "received"),
    (5, "pre-reviewed"),
    (6, "correction"),
    (3, "resubmitted"),
    (5, "due-today"),
    (4, "due-tomorrow"),
    (4, "overdue"),
    (7, "fresh"),
    (5, "examined"),
    (5, "granted"),
    (6, "delivered"),
    (2, "refused"),
    (1, "withdrawn"),
    (1, "not_accepted"),
)


def live(kinds: Sequence[Kind], calendar: Calendar, now: datetime) -> list[Story]:
    """About seventy cases around `now`. `kinds` are taken in turn, so put those that matter first and often."""
    planner = Planner(calendar, now)
    stories: list[Story] = []
    longer = [kind for kind in kinds if kind.promised >= 4]
    for number, where in LIVE:
        for turn in range(number):
            place = len(stories)
            choice = kinds if where in ("received-today", "received") else longer
            submitted, deeds = _standing(planner, choice[place % len(choice)], where, now, turn)
            story = Story(
                key=f"demo-live-{place:03d}",
                kind=choice[place % len(choice)],
                channel="counter" if place % 3 == 2 and where != "withdrawn" else "online",
                submitted_at=submitted,
                deeds=deeds,
                seed=5000 + place,
                own=turn == 0 and where in ("received-today", "correction", "fresh", "granted", "delivered"),
            )
            stories.append(story)
    return sorted(stories, key=lambda story: story.submitted_at)


def _standing(planner: Planner, kind: Kind, where: str, now: datetime, turn: int) -> tuple[datetime, tuple[Deed, ...]]:
    """When it was handed in and what was done since, so that it stands where it should at `now`."""
    today = shanghai_date(now)
    if where == "received-today":
        return now - timedelta(minutes=7 + 23 * turn), ()
    if where in ("received", "pre-reviewed", "correction", "resubmitted"):
        return _before_acceptance(planner, kind, where, today, turn)
    ends = {"due-today": 0, "due-tomorrow": 1, "overdue": -1, "fresh": kind.promised - 1 - turn % 2}
    if where in ends:
        due = planner.shift(today, ends[where]) if ends[where] >= 0 else planner.shift(today, -1)
        accepted = planner.shift(due, -kind.promised)
        return _received(planner, accepted), (Deed("accept", "first", planner.at(accepted, 11)),)
    days = kind.promised // 2
    decided = planner.shift(today, -1)
    if where == "examined":
        accepted = planner.shift(decided, -days)
        deeds = (Deed("accept", "first", planner.at(accepted, 11)), *planner.examined(kind, accepted, decided))
        return _received(planner, accepted), deeds
    if where == "delivered":
        decided = planner.shift(decided, -1 - turn % 3)
    accepted = planner.shift(decided, -days)
    received = planner.shift(accepted, -1)
    return _received(planner, accepted), planner.way(kind, received, where, days)


def _before_acceptance(
    planner: Planner, kind: Kind, where: str, today: date, turn: int
) -> tuple[datetime, tuple[Deed, ...]]:
    received, next_day = planner.shift(today, -3), planner.shift(today, -2)
    submitted = planner.at(received, 9 + turn, 12)
    if where == "received":
        return planner.at(planner.shift(today, -1), 9 + turn, 20), ()
    if where == "pre-reviewed":
        return submitted, (Deed("pre_review", "first", planner.at(next_day, 10, turn)),)
    told = {"items": [kind.gap], "note": "请一次补齐以上内容。"}
    deeds = [Deed("notify_correction", "first", planner.at(next_day, 10, turn), told)]
    if where == "resubmitted":
        deeds.append(
            Deed("resubmit", "applicant", planner.at(planner.shift(today, -1), 14, turn), {"items": [kind.gap]})
        )
    return submitted, tuple(deeds)


def _received(planner: Planner, accepted: date) -> datetime:
    return planner.at(planner.shift(accepted, -1), 10, 15)
