"""From the events of a case to its warnings: pure, the only way a warning comes into being.

A clock is looked at in the first minute of each day (Asia/Shanghai), knowing the events of the days before. Where its colour
has become worse since the last look, that is a warning. Since the rule asks for days and events only, it does not matter when the
job really ran: after a standstill, and when everything is made anew, the same warnings come out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from yimen.clock import Calendar, Colour, shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.oversight.planning import DAY, WORSE, Limits, colour_on, due_of, leader_day, stands, turns
from yimen.procedure import ORGAN_CLOCKS, CaseFile, ClockRun, Event, ServiceRules, apply


class Ended(StrEnum):
    """How a warning came to its end. Values are stored and part of the API."""

    SUPERSEDED = "superseded"  # the clock turned a worse colour, which has a warning of its own
    EASED = "eased"  # a longer term or a stop made the colour better again
    KEPT = "kept"  # the clock ended on its last day or before
    LATE = "late"  # the clock ended after its last day


@dataclass(frozen=True)
class Ending:
    """When and how; `at` is the moment of the event, or the first of the day."""

    at: datetime
    how: Ended


@dataclass(frozen=True)
class Found:
    """One change of colour for the worse.

    clock, run  name of the clock, and which of the clocks of this name in the case it is (1, 2, …)
    before      colour at the look before; day: from its beginning the clock has `colour`
    due         last day of the term, as known then
    seen        how many events of the case lay before
    leader_on   day from which the leader is told, if the clock was still running then
    """

    clock: str
    run: int
    term: str
    article: str
    before: Colour
    colour: Colour
    day: date
    due: date
    seen: int
    ended: Ending | None = None
    leader_on: date | None = None

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What makes it the same warning however often it is found."""
        return (self.clock, self.run, self.term, self.colour.value)


@dataclass(frozen=True)
class Derived:
    """All warnings of a case in the order of their days, and the next day on which to look (None: nothing runs).

    seen  from how many events it was derived
    """

    found: tuple[Found, ...]
    next_look: date | None
    seen: int


Key = tuple[str, int]
Calendars = Sequence[tuple[date, Calendar]]
Moment = tuple[Event, CaseFile]


def derive(
    events: Iterable[Event], rules: ServiceRules, now: datetime, calendar: Calendar | Calendars, limits: Limits
) -> Derived:
    """What the events up to `now` imply, looked at up to today. Raises Refusal as `clock.due_date` does.

    calendar  one for all days, or each with the day on which it was decided: the next morning looks with it
    """
    story: list[Moment] = []
    file = CaseFile()
    for event in events:
        if event.at <= now:
            file = apply(file, event, rules)
            story.append((event, file))
    return follow(story, now, calendar, limits)


def follow(story: Sequence[Moment], now: datetime, calendar: Calendar | Calendars, limits: Limits) -> Derived:
    """The same from a story that has been folded: each event with the case as it stood after it."""
    today = shanghai_date(now)
    calendars = ((date.min, calendar),) if isinstance(calendar, Calendar) else calendar
    watch = _Watch(calendars[0][1], limits)
    for place, (event, file) in enumerate(story):
        day = shanghai_date(event.at)
        until = shanghai_date(story[place + 1][0].at) if place + 1 < len(story) else today
        watch.calendar = _decided_by(day, calendars)
        watch.hear(file, event)
        for after, before in pairwise([day, *(since for since, _ in calendars if day < since < until), until]):
            watch.calendar = _decided_by(after, calendars)
            watch.look(file, after, before)
    watch.calendar = _decided_by(today, calendars)
    last = story[-1][1] if story else CaseFile()
    return Derived(watch.warnings(today), watch.next_look(last, today), len(story))


def _decided_by(day: date, calendars: Calendars) -> Calendar:
    return next((calendar for since, calendar in reversed(calendars) if since <= day), calendars[0][1])


def numbered(file: CaseFile) -> Iterator[tuple[Key, ClockRun]]:
    """Every clock of the case that binds the organ, with its name and which of that name it is."""
    counted: dict[str, int] = {}
    for run in file.clocks:
        if run.name not in ORGAN_CLOCKS:
            continue
        counted[run.name] = counted.get(run.name, 0) + 1
        yield (run.name, counted[run.name]), run


def first_minute(day: date) -> datetime:
    """Midnight of a day in Shanghai: the moment of law at which a colour turns."""
    return datetime.combine(day, time.min, tzinfo=SHANGHAI)


class _Watch:
    """The clocks of one case, followed through its days."""

    def __init__(self, calendar: Calendar, limits: Limits) -> None:
        self.calendar = calendar
        self.limits = limits
        self.known: dict[Key, Colour] = {}
        self.found: dict[tuple[str, int, str, str], Found] = {}
        self.current: dict[Key, tuple[str, int, str, str]] = {}

    def hear(self, file: CaseFile, event: Event) -> None:
        """An event may have ended clocks, and with them what was found about them."""
        for key, run in numbered(file):
            if run.ended is not None and key in self.current:
                late = run.ended > due_of(run, self.calendar)
                self._end(key, Ending(event.at, Ended.LATE if late else Ended.KEPT))

    def look(self, file: CaseFile, after: date, until: date) -> None:
        """Look at the clocks that run, on each day in (after, until] on which one can have turned."""
        for key, run in numbered(file):
            for day in self._days(key, run, after):
                if day > until:
                    break
                self._see(key, run, day, file.events)

    def warnings(self, today: date) -> tuple[Found, ...]:
        """Everything found, by day."""
        ordered = sorted(self.found.values(), key=lambda found: found.day)
        return tuple(replace(found, leader_on=self._leader_on(found, today)) for found in ordered)

    def next_look(self, file: CaseFile, today: date) -> date | None:
        """The first day after today on which something is to be found if no further event comes."""
        days = [day for key, run in numbered(file) for day in self._days(key, run, today)[:1]]
        running = [self.found[self.current[key]] for key, _run in numbered(file) if key in self.current]
        days += [day for found in running if (day := self._leader_from(found)) is not None and day > today]
        return min(days, default=None)

    def _days(self, key: Key, run: ClockRun, after: date) -> list[date]:
        """Days after `after` on which the colour differs from the one known, or begins to."""
        if run.ended is not None or stands(run, self.calendar):
            return []
        morning = after + DAY
        later = [turn.day for turn in turns(run, self.calendar, self.limits) if turn.day > morning]
        changed = colour_on(run, morning, self.calendar, self.limits) is not self._known(key, run)
        return [morning, *later] if changed else later

    def _known(self, key: Key, run: ClockRun) -> Colour:
        # A clock that is found to have begun earlier (deemed acceptance) is taken to have been as fresh as on its first day.
        return self.known.get(key) or colour_on(run, run.started, self.calendar, self.limits)

    def _see(self, key: Key, run: ClockRun, day: date, seen: int) -> None:
        before, colour = self._known(key, run), colour_on(run, day, self.calendar, self.limits)
        self.known[key] = colour
        if colour is before:
            return
        worse = WORSE[colour] > WORSE[before]
        self._end(key, Ending(first_minute(day), Ended.SUPERSEDED if worse else Ended.EASED))
        if worse:
            due = due_of(run, self.calendar)
            found = Found(key[0], key[1], str(run.term), run.article, before, colour, day, due, seen)
            self.found.setdefault(found.key, found)
            self.current[key] = found.key

    def _end(self, key: Key, ending: Ending) -> None:
        current = self.current.pop(key, None)
        if current is not None and self.found[current].ended is None:
            self.found[current] = replace(self.found[current], ended=ending)

    def _leader_from(self, found: Found) -> date | None:
        if found.colour is not Colour.OVERDUE:
            return None
        day = leader_day(found.due, self.calendar, self.limits)
        return None if day is None else max(day, found.day)

    def _leader_on(self, found: Found, today: date) -> date | None:
        day = self._leader_from(found)
        over = found.ended is not None and day is not None and shanghai_date(found.ended.at) < day
        return None if day is None or day > today or over else day


def planned(file: CaseFile, calendar: Calendar, limits: Limits) -> Sequence[tuple[Key, date, Colour]]:
    """The days on which the running clocks will turn, if no further event comes; the earliest first."""
    days = [(key, turn.day, turn.colour) for key, run in numbered(file) for turn in turns(run, calendar, limits)]
    return sorted(days, key=lambda plan: plan[1])
