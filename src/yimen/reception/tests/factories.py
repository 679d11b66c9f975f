"""A hall with a general line, a department's line and an exit; windows, and people who sit there or come."""

from datetime import datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from yimen.catalogue.tests.factories import make_agency
from yimen.procedure import Actor, Role
from yimen.reception.acts.open_window import open_window
from yimen.reception.acts.take_ticket import take_ticket
from yimen.reception.models import Hall, Line, Opening, Ticket, Window, WindowLine

MORNING = datetime(2016, 6, 1, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
_numbers = count(1)


def make_hall(**given: object) -> Hall:
    """Lines A (any matter), B (a department's), Z (results); window 1 serves A and B, 2 A, 3 Z."""
    hall = Hall.objects.create(
        code=f"hall-{next(_numbers)}", district="310113", name="政务服务大厅", name_en="Service hall", **given
    )
    lines = {
        "A": Line.objects.create(
            hall=hall, code="A", kind="general", name="综合受理", name_en="Any matter", minutes=10
        ),
        "B": Line.objects.create(hall=hall, code="B", agency=make_agency("scjg"), name="市场监管", name_en="Market"),
        "Z": Line.objects.create(hall=hall, code="Z", kind="exit", name="统一出件", name_en="Collect results"),
    }
    Opening.objects.create(line=lines["A"], begins=time(9), ends=time(10), minutes=30, places=1)
    for number, served in ((1, "AB"), (2, "A"), (3, "Z")):
        window = Window.objects.create(hall=hall, number=number, name=f"{number}号窗口", name_en=f"Window {number}")
        for code in served:
            WindowLine.objects.create(window=window, line=lines[code])
    return hall


def clerk(who: str = "7") -> Actor:
    return Actor(who, f"窗口{who}", frozenset({Role.COUNTER}))


def seated(hall: Hall, number: int = 1, who: str = "7") -> Actor:
    """A clerk at a window."""
    open_window(hall.code, number, actor=clerk(who), now=MORNING)
    return clerk(who)


def take(hall: Hall, code: str = "A", minutes: float = 0, **given: object) -> Ticket:
    """A number taken so many minutes after half past nine."""
    line = Line.objects.select_related("hall").get(hall=hall, code=code)
    return take_ticket(line, now=MORNING + timedelta(minutes=minutes), **given)  # type: ignore[arg-type]
