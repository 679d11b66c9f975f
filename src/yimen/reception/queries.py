"""Reads that pages and API share: what a screen shows, what a window sees, what a person's ticket says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.reception import course
from yimen.reception.models import Hall, Line, Shift, Ticket, Window
from yimen.reception.waiting import ahead, expected_minutes

LAST_CALLED = 8


def hall_by_code(code: str) -> Hall:
    """Raises Refusal hall_not_found (404)."""
    found = Hall.objects.filter(code=code).first()
    if found is None:
        raise Refusal("hall_not_found", status=404)
    return found


def halls(district: str) -> list[Hall]:
    """The halls of a district by name."""
    return list(Hall.objects.filter(district=district).order_by("pk"))


def line_of(hall: Hall, code: str) -> Line:
    """Raises Refusal queue_line_unknown (404)."""
    found = hall.lines.select_related("hall", "agency").filter(code=code).first()
    if found is None:
        raise Refusal("queue_line_unknown", status=404)
    return found


def lines_of(hall: Hall) -> list[Line]:
    """The lines that take numbers now, by letter."""
    return list(hall.lines.filter(closed=False).order_by("code"))


def waiting_by_line(hall: Hall, day: date) -> dict[int, int]:
    """Line -> how many wait in it."""
    waiting = Ticket.objects.filter(hall=hall, day=day, state=course.WAITING)
    return dict(waiting.values_list("line").annotate(Count("id")))


@dataclass(frozen=True)
class Screen:
    """What a display shows: whom the windows have called, newest first, and how many wait in each line."""

    called: list[Ticket]
    lines: list[tuple[Line, int]]
    paused: list[Shift]


def screen(hall: Hall, now: datetime, floor: int | None = None) -> Screen:
    """The display of a hall, or of one floor of it. Three queries."""
    day = shanghai_date(now)
    called = Ticket.objects.filter(hall=hall, day=day, state__in=course.AT_A_WINDOW).select_related("window", "line")
    paused = Shift.objects.filter(window__hall=hall, closed_at=None, paused_at__isnull=False).select_related("window")
    if floor is not None:
        called, paused = called.filter(window__floor=floor), paused.filter(window__floor=floor)
    waiting = waiting_by_line(hall, day)
    lines = [(line, waiting.get(line.pk, 0)) for line in lines_of(hall)]
    return Screen(list(called.order_by("-called_at")[:LAST_CALLED]), lines, list(paused))


@dataclass(frozen=True)
class AtWindow:
    """What somebody at a window sees."""

    shift: Shift
    current: Ticket | None
    waiting: list[Ticket]
    held: list[Ticket]
    missed: list[Ticket]
    served: int


def at_window(shift: Shift, now: datetime) -> AtWindow:
    """The person at the window, who waits in its lines in the order of their rank, who was put aside or missed."""
    day, window = shanghai_date(now), shift.window
    lines = list(Line.objects.filter(windows=window).values_list("pk", flat=True))
    of_lines = Ticket.objects.filter(line__in=lines).select_related("line", "window")
    current = (
        Ticket.objects.filter(window=window, state__in=course.AT_A_WINDOW).select_related("line", "service").first()
    )
    return AtWindow(
        shift,
        current,
        list(of_lines.filter(day=day, state=course.WAITING).order_by("rank", "pk")[:50]),
        list(of_lines.filter(state=course.HELD).order_by("taken_at")[:20]),
        list(of_lines.filter(day=day, state=course.MISSED).order_by("-ended_at")[:10]),
        Ticket.objects.filter(shift=shift, state=course.SERVED).count(),
    )


@dataclass(frozen=True)
class OwnTicket:
    """What the page of a ticket says: the ticket, how many are before it, how many minutes that may take."""

    ticket: Ticket
    ahead: int
    minutes: int


def own_ticket(secret: str, now: datetime) -> OwnTicket:
    """Raises Refusal ticket_not_found (404)."""
    found = Ticket.objects.select_related("hall", "line", "window").filter(secret=secret).first()
    if found is None:
        raise Refusal("ticket_not_found", status=404)
    if found.state != course.WAITING:
        return OwnTicket(found, 0, 0)
    return OwnTicket(found, ahead(found), expected_minutes(found, now))


def free_windows(hall: Hall) -> list[Window]:
    """The windows at which nobody sits."""
    taken = Shift.objects.filter(closed_at=None).values("window")
    return list(hall.windows.filter(retired=False).exclude(pk__in=taken).prefetch_related("lines"))
