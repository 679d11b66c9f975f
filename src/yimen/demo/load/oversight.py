"""The warnings of the demo's cases, raised by the real rules on their own days; some urged, answered and explained."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.cases import store
from yimen.cases.models import Case
from yimen.clock import Colour, shanghai_date
from yimen.demo import Progress
from yimen.demo.load.cases import DESKS, SHOWN
from yimen.ledger.models import OutboxRow
from yimen.oversight.acts.answer_urging import answer_urging
from yimen.oversight.acts.close_urging import close_urging
from yimen.oversight.acts.explain_overdue import explain_overdue
from yimen.oversight.acts.raise_warnings import settle
from yimen.oversight.acts.urge import urge
from yimen.oversight.calendars import calendars_of
from yimen.oversight.deriving import Found, derive, first_minute
from yimen.oversight.limits import limits
from yimen.oversight.models import ClockWarning, Plan
from yimen.procedure import Actor
from yimen.workdays.calendars import calendar_of

SUPERVISOR = "jiancha"
# Only what was late so long ago can have been urged, answered and closed by now.
LONG_AGO = timedelta(days=14)
TEXT = "该办件已超过承诺时限，请立即办理，并说明原因和整改措施。"
EXPLANATION = "申请量集中，审查人员不足，未能在承诺时限内完成。"
MEASURES = "已增派一名审查人员，超时办件由科长每日盯办。"
REASON = "近期申请集中，审查用时超过承诺；仍在法定时限内办理。"
NOTE = "已按要求办结，予以提醒。"


def load_oversight(progress: Progress, now: datetime) -> None:
    """Warnings of the demo's cases that have none planned yet; nothing is done twice."""
    cases = Case.objects.filter(submission_key__startswith="demo-").exclude(pk__in=Plan.objects.values("pk"))
    numbers = list(cases.order_by("submitted_at", "id").values_list("number", flat=True))
    late: list[str] = []
    for done, number in enumerate(numbers, 1):
        overdue = _overdue(number, now)
        if overdue and overdue[0].ended is None:
            late.append(number)
        if overdue and overdue[0].ended and overdue[0].day < shanghai_date(now) - LONG_AGO:
            _past(number, overdue, done)
        settle(number, now)
        progress("warnings", done, len(numbers))
    _present(_shown_first(late), now)
    _heard(numbers, now)


def _heard(numbers: list[str], now: datetime) -> None:
    """Warnings are settled above, and no page was open: without this the worker would hear of a half year first, and of
    the newcomer's own application a minute later."""
    done = OutboxRow.objects.filter(subject__in=numbers, listener__in=("announce", "oversight.settle"), done_at=None)
    done.update(done_at=now)


def _overdue(number: str, now: datetime) -> list[Found]:
    loaded = store.load(number, lock=False)
    found = derive(loaded.events, loaded.rules, now, calendars_of(loaded.case.district), limits()).found
    return [each for each in found if each.colour is Colour.OVERDUE]


def _past(number: str, overdue: list[Found], turn: int) -> None:
    """A case of the half year that came late: two of three were urged while they were, and all are closed by now."""
    first = overdue[0]
    settle(number, first_minute(first.day) + timedelta(minutes=5))
    warning = ClockWarning.objects.get(case__number=number, clock=first.clock, colour=Colour.OVERDUE.value)
    morning = first_minute(first.day) + timedelta(hours=9, minutes=10)
    urged = turn % 3 != 0
    if urged:
        urge(warning.number, actor=_supervisor(), now=morning, text=TEXT, term="3wd")
        _answer(warning, morning + timedelta(hours=2))
    after = _working_day_after(warning, 4)
    settle(number, after)
    for each in ClockWarning.objects.filter(case__number=number, colour=Colour.OVERDUE.value, ended_how="late"):
        close_urging(each.number, actor=_supervisor(), now=after, outcome="close", note=NOTE)


def _present(numbers: Iterable[str], now: datetime) -> None:
    """What is overdue today: one waits for its answer, one was escalated, one is explained to the public, the rest wait."""
    at = max(now - timedelta(minutes=20), first_minute(shanghai_date(now)) + timedelta(minutes=1))
    at = min(at, now)
    for place, number in enumerate(numbers):
        warning = ClockWarning.objects.select_related("agency").get(case__number=number, colour=Colour.OVERDUE.value)
        if place in (0, 1):
            urge(warning.number, actor=_supervisor(), now=at, text=TEXT, term="3wd")
        if place == 1:
            _answer(warning, at)
            close_urging(
                warning.number, actor=_supervisor(), now=at, outcome="escalate", note="措施不具体，报区领导协调。"
            )
        if place in (1, 2):
            explain_overdue(warning.number, actor=_of_the_desk(warning, "head"), now=at, reason=REASON)


def _answer(warning: ClockWarning, at: datetime) -> None:
    answer_urging(
        warning.number, actor=_of_the_desk(warning, "head"), now=at, explanation=EXPLANATION, measures=MEASURES
    )


def _shown_first(numbers: list[str]) -> list[str]:
    """Departments whose logins are printed come first, so that their desks have something to answer."""
    agency = dict(Case.objects.filter(number__in=numbers).values_list("number", "agency__code"))
    return sorted(numbers, key=lambda number: (agency[number] not in SHOWN[:1], numbers.index(number)))


def _working_day_after(warning: ClockWarning, days: int) -> datetime:
    day = calendar_of(settings.YIMEN_DISTRICT).working_day_after(warning.day, days)
    return first_minute(day or warning.day) + timedelta(hours=16)


def _supervisor() -> Actor:
    return actor_for(User.objects.get(username=SUPERVISOR))


def _of_the_desk(warning: ClockWarning, who: str) -> Actor:
    agency = warning.agency.code
    desk = DESKS.get(agency, (f"{agency}1", f"{agency}2", f"{agency}3"))
    return actor_for(User.objects.get(username=desk[("first", "second", "head").index(who)]))
