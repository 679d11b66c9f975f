"""Reads of hand-overs that pages and the API share."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet

from yimen.agencies.models import Agency
from yimen.clock import Calendar
from yimen.errors import Refusal
from yimen.procedure import Actor
from yimen.supervision.access import TAKERS, visible
from yimen.supervision.models import HandOver
from yimen.supervision.timing import due_of, overdue_until
from yimen.workdays.calendars import calendar_of

VIEWS = ("open", "overdue", "taken", "all")


@dataclass(frozen=True)
class Row:
    """One hand-over with its last day and whether that has passed without anybody taking it over."""

    hand_over: HandOver
    due: date
    overdue: bool
    may_take: bool


@dataclass(frozen=True)
class Load:
    """How many hand-overs wait at a department: all, those overdue, and the day of the oldest."""

    agency: Agency
    open: int
    overdue: int
    oldest: date | None


@dataclass(frozen=True)
class Filters:
    """What a list shows. agency: code of the supervising department, "" for all."""

    view: str = "open"
    agency: str = ""


def hand_overs(actor: Actor, filters: Filters, today: date) -> QuerySet[HandOver]:
    """Those this person may see, the longest waiting first; taken ones the last first. One query for a page."""
    found = visible(actor).select_related("agency", "granted_by", "case__service", "permit")
    if filters.agency:
        found = found.filter(agency__code=filters.agency)
    if filters.view == "open":
        found = found.filter(taken_at=None)
    elif filters.view == "overdue":
        found = found.filter(_overdue(today))
    elif filters.view == "taken":
        return found.filter(taken_at__isnull=False).order_by("-taken_at", "-pk")
    return found.order_by("granted_on", "pk")


def numbers(actor: Actor, filters: Filters, today: date) -> dict[str, int]:
    """How many each view shows. One query."""
    found = visible(actor)
    if filters.agency:
        found = found.filter(agency__code=filters.agency)
    return found.order_by().aggregate(
        open=Count("pk", filter=Q(taken_at=None)),
        overdue=Count("pk", filter=_overdue(today)),
        taken=Count("pk", filter=Q(taken_at__isnull=False)),
        all=Count("pk"),
    )


def loads(actor: Actor, today: date) -> list[Load]:
    """Departments where something waits, the most overdue first. Two queries."""
    waiting = visible(actor).filter(taken_at=None).order_by().values("agency")
    rows = waiting.annotate(open=Count("pk"), overdue=Count("pk", filter=_overdue(today)), oldest=Min("granted_on"))
    told = {row["agency"]: row for row in rows}
    agencies = Agency.objects.in_bulk(list(told))
    found = [Load(agencies[pk], row["open"], row["overdue"], row["oldest"]) for pk, row in told.items()]
    return sorted(found, key=lambda load: (-load.overdue, -load.open, load.agency.order))


def hand_over_for(actor: Actor, hand_over_id: int) -> HandOver:
    """One of those this person may see. Raises Refusal hand_over_not_found (404)."""
    found = visible(actor).select_related("agency", "granted_by", "case__service", "permit")
    kept = found.filter(pk=hand_over_id).first()
    if kept is None:
        raise Refusal("hand_over_not_found", status=404)
    return kept


def row_of(hand_over: HandOver, actor: Actor, today: date) -> Row:
    """As a list shows it."""
    due = due_of(hand_over.granted_on, days(), _calendar())
    waits = hand_over.taken_at is None
    may_take = waits and bool(actor.roles & TAKERS) and actor.agency == hand_over.agency.code
    return Row(hand_over, due, waits and due < today, may_take)


def days() -> int:
    """Working days for taking over (docs/settings.md), read at each call so that tests can change it."""
    return int(settings.YIMEN_TAKE_OVER_DAYS)


def _overdue(today: date) -> Q:
    return Q(taken_at=None, granted_on__lte=overdue_until(today, days(), _calendar()))


def _calendar() -> Calendar:
    return calendar_of(settings.YIMEN_DISTRICT)
