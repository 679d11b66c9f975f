"""The hall of `yimen bench queue`: windows that all serve the same two lines, somebody at each, and people who wait."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.bench.calling import Officer
from yimen.clock import shanghai_date
from yimen.procedure import Actor, Role
from yimen.reception.acts.open_window import open_window
from yimen.reception.models import Hall, Line, Window, WindowLine

# Every fifth counts earlier, as somebody with priority does; a thousand come in a second.
_PEOPLE = """
    INSERT INTO reception_ticket (hall_id, line_id, day, number, journey, secret, channel, priority, state, rank, taken_at,
                                  calls, sequence)
    SELECT %(hall)s, CASE n %% 2 WHEN 0 THEN %(one)s ELSE %(other)s END, %(day)s, 'A' || n, gen_random_uuid(),
           %(code)s || '-' || n, 'kiosk', CASE n %% 5 WHEN 0 THEN 'elderly' ELSE '' END, 'waiting',
           %(now)s + n * interval '1 ms' - CASE n %% 5 WHEN 0 THEN interval '20 min' ELSE interval '0' END,
           %(now)s + n * interval '1 ms', 0, 1
    FROM generate_series(1, %(people)s) n"""


@dataclass(frozen=True)
class Stage:
    """A hall and its day; accounts and windows of the officers are numbered from the first on."""

    hall: int
    day: date
    officers: list[Officer]
    first_account: int
    first_window: int


def set_up(code: str, windows: int, people: int, now: datetime) -> Stage:
    """A hall of its own, with everything but the calls."""
    hall = Hall.objects.create(code=code, district="310113", name=code)
    lines = [Line.objects.create(hall=hall, code=letter, kind="general", name=letter) for letter in "AB"]
    places = Window.objects.bulk_create(
        Window(hall=hall, number=each + 1, name=str(each + 1)) for each in range(windows)
    )
    WindowLine.objects.bulk_create(WindowLine(window=window, line=line) for window in places for line in lines)
    first = hall.pk * 1_000_000  # accounts that nobody has
    officers = []
    for place, window in enumerate(places):
        who = str(first + place)
        open_window(code, window.number, actor=Actor(who, who, frozenset({Role.COUNTER})), now=now)
        officers.append(Officer(who, window.pk))
    given: dict[str, Any] = {"hall": hall.pk, "one": lines[0].pk, "other": lines[1].pk, "day": shanghai_date(now)}
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {**given, "code": code, "now": now, "people": people})
        cursor.execute("ANALYZE reception_ticket, reception_shift, reception_windowline")
    return Stage(hall.pk, shanghai_date(now), officers, first, places[0].pk)
