"""The acts of the panel in the order in which people want them: what is likely now on top, the rest by what it is for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yimen.procedure import State
from yimen.procedure.table import decision, examination, hearing, keeping, obligations, periods, receipt

# Where a chapter of the table holds an act that people look for elsewhere.
ELSEWHERE = {"report_preliminary": "examination", "tolerate_gap": "obligations", "make_promise": "obligations"}
CHAPTERS = {
    "receipt": receipt,
    "examination": examination,
    "time": periods,
    "hearing": hearing,
    "decision": decision,
    "obligations": obligations,
    "keeping": keeping,
}
GROUP_OF: dict[str, str] = {
    row.act: ELSEWHERE.get(row.act, name) for name, chapter in CHAPTERS.items() for row in chapter.ROWS
}
# What is done most often from here, the most likely first. An act that is not possible now is left out.
LIKELY: dict[State, tuple[str, ...]] = {
    State.SUBMITTED: ("decide_at_once", "pre_review", "accept", "notify_correction"),
    State.PRE_REVIEWED: ("accept", "notify_correction"),
    State.CORRECTION: ("resubmit",),
    State.ACCEPTED: (
        "resume_clock",
        "rule_on_challenge",
        "hold_hearing",
        "report_preliminary",
        "decide",
        "opine",
        "extend",
    ),
    State.GRANTED: ("deliver", "fulfil_obligation"),
    State.DELIVERED: ("fulfil_obligation", "order_rectification"),
}
MOST_LIKELY = 3


class Named(Protocol):
    """Whatever is about one act."""

    @property
    def act(self) -> str: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Group:
    """Acts that serve one purpose; `name` stands in ids."""

    name: str
    title: str
    acts: tuple[Named, ...]


def likely(acts: Sequence[N], state: str) -> tuple[N, ...]:
    """Those to show unfolded on top, the most likely first; all of them where they are few."""
    if len(acts) <= MOST_LIKELY:
        return tuple(acts)
    order = LIKELY.get(State(state), ())
    known = {each.act: each for each in acts}
    found = tuple(known[name] for name in order if name in known)[:MOST_LIKELY]
    return found or tuple(acts[:MOST_LIKELY])


def grouped(acts: Iterable[Named]) -> tuple[Group, ...]:
    """The acts by purpose, in the order of the law; groups without acts are left out."""
    by_group: dict[str, list[Named]] = {name: [] for name in CHAPTERS}
    for each in acts:
        by_group[GROUP_OF[each.act]].append(each)
    return tuple(Group(name, _title(name), tuple(found)) for name, found in by_group.items() if found)


def _title(name: str) -> str:
    return {
        "receipt": _("Receipt and acceptance"),
        "examination": _("Examination"),
        "time": _("Time limits"),
        "hearing": pgettext("group of acts", "Hearing"),
        "decision": _("Decision and end"),
        "obligations": _("What may follow or was promised"),
        "keeping": _("Keeping of the record"),
    }[name]
