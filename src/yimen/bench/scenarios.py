"""Scenarios for `yimen bench replay`: five ways that a case can go, on other days each time."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Act = dict[str, Any]
SERVICE = {"name": "餐饮服务许可", "statutory": "20wd", "promised": "10wd", "officers": 2, "certificate": False}
FIRST, LAST = date(2015, 1, 5), date(2025, 6, 30)
GAPS = ["营业场所平面图", "法定代表人身份证明"]


class Way:
    """The acts of one case, each some days after the one before."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.acts: list[Act] = []

    def act(self, days: int, name: str, by: str, **more: Any) -> "Way":
        """One more act, so many days later."""
        self.day += timedelta(days=days)
        at = f"{self.day.isoformat()}T{9 + len(self.acts) % 8:02}:30:00+08:00"
        self.acts.append({"act": name, "at": at, "by": by, **more})
        return self

    def examined(self, opinion: str = "agree") -> "Way":
        """Two officers examine."""
        self.act(1, "opine", "officer", who="officer-1", opinion=opinion, text="材料齐全，现场已核查。")
        return self.act(0, "opine", "officer", who="officer-2", opinion=opinion)

    def granted(self) -> "Way":
        return self.act(1, "decide", "section_head", outcome="grant").act(2, "deliver", "counter", method="window")


def plain(way: Way) -> Way:
    return way.act(0, "submit", "applicant").act(1, "accept", "counter").examined().granted()


def corrected(way: Way) -> Way:
    told = way.act(0, "submit", "applicant").act(1, "notify_correction", "counter", items=GAPS)
    return told.act(4, "resubmit", "applicant", items=GAPS).act(0, "accept", "officer").examined().granted()


def stopped(way: Way) -> Way:
    accepted = way.act(0, "submit", "applicant").act(0, "accept", "counter")
    tested = accepted.act(2, "stop_clock", "officer", ground="testing", time_needed="十五日").act(
        15, "resume_clock", "officer"
    )
    return tested.act(1, "extend", "agency_head", reason="需要补充检测。").examined().granted()


def deemed(way: Way) -> Way:
    """Nobody answers in time: accepted by the law itself, and the officers go on from there."""
    way.act(0, "submit", "applicant").day += timedelta(days=25)
    return way.examined().granted()


def refused(way: Way) -> Way:
    examined = way.act(0, "submit", "applicant").act(1, "accept", "counter").examined("disagree")
    remedies = "可以自收到本决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。"
    return examined.act(1, "decide", "section_head", outcome="refuse", reason="不符合卫生条件。", remedies=remedies)


# How a case goes, in how many of a hundred cases, and the state in which it ends.
WAYS: tuple[tuple[Callable[[Way], Way], int, str], ...] = (
    (plain, 55, "delivered"),
    (corrected, 20, "delivered"),
    (stopped, 10, "delivered"),
    (deemed, 5, "delivered"),
    (refused, 10, "refused"),
)


def made(count: int, seed: int = 1) -> list[tuple[dict[str, Any], str]]:
    """Scenarios, each with the state in which it must end; the same ones for the same seed."""
    dice = random.Random(seed)
    ways = dice.choices(WAYS, [share for _way, share, _state in WAYS], k=count)
    days = [FIRST + timedelta(days=dice.randrange((LAST - FIRST).days)) for _ in range(count)]
    return [
        ({"id": number, "service": SERVICE, "acts": way(Way(day)).acts}, state)
        for number, ((way, _share, state), day) in enumerate(zip(ways, days, strict=True), start=1)
    ]
