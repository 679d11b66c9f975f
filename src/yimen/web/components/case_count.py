"""One clock of one case, counted day by day: from its own start, with its stops, its extension, and why each day counts."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.cases.rules import calendar_of
from yimen.clock import DayCount, DayKind
from yimen.errors import Refusal
from yimen.procedure import ClockRun
from yimen.web.components.count_calendar import CountCalendar, count_calendar, day_words
from yimen.web.components.law import ground
from yimen.web.components.overdue import period
from yimen.web.components.templatetags.yimen import day

COUNTED = "行政许可法 82"  # both languages
STOPPED = "行政许可法 45"  # both languages
DEEMED = frozenset({"preliminary", "decide", "promise"})


@dataclass(frozen=True)
class WhyDay:
    """One kind of day that occurs in the count: what it is, whether it counts, and on which article."""

    look: str
    words: str
    article: str


@dataclass(frozen=True)
class Stood:
    """The clock stood for a reason; end None: it still stands."""

    ground: str
    time_needed: str
    begin: date
    end: date | None


@dataclass(frozen=True)
class CaseCount:
    """Everything the page says. deemed: the day from which the law takes the application as accepted; None: it was not."""

    title: str
    article: str
    run: ClockRun
    count: CountCalendar
    rows: tuple[tuple[DayCount, tuple[str, ...]], ...]
    why: tuple[WhyDay, ...]
    stops: tuple[Stood, ...]
    stopped: bool
    deemed: date | None


def case_count(dossier: Dossier, place: int) -> CaseCount:
    """The clock at this place of the case (the first is 1). Raises Refusal case_clock_not_there (404)."""
    if not 1 <= place <= len(dossier.clocks):
        raise Refusal("case_clock_not_there", status=404)
    each = dossier.clocks[place - 1]
    run, read_on = each.run, each.run.ended or dossier.as_of
    # An ended clock is counted as it was when it ended, whatever was published since.
    calendar = calendar_of(dossier.case.district, run.ended) if run.ended else dossier.calendar
    count = count_calendar(
        run.started, run.term, today=dossier.as_of, stops=run.stops, as_of=read_on, calendar=calendar
    )
    return CaseCount(
        title=period(run.name) + (f" · {run.about}" if run.about else ""),
        article=run.article,
        run=run,
        count=count,
        rows=tuple((counted, day_words(counted, count.due)) for counted in count.days),
        why=_why(count, run.article),
        stops=_stops(dossier, run),
        stopped=run.ended is None and each.state.stopped,
        deemed=_deemed(dossier, run),
    )


def _stops(dossier: Dossier, run: ClockRun) -> tuple[Stood, ...]:
    spans = {(stop.begin, stop.end) for stop in run.stops}
    return tuple(
        Stood(ground(stop.ground), stop.time_needed, stop.begin, stop.end)
        for stop in dossier.file.stops
        if (stop.begin, stop.end) in spans
    )


def _deemed(dossier: Dossier, run: ClockRun) -> date | None:
    days = (each.day for each in dossier.file.deemed if each.name == "acceptance" and run.name in DEEMED)
    return next((deemed for deemed in days if deemed == run.started), None)


def _why(count: CountCalendar, article: str) -> tuple[WhyDay, ...]:
    """The kinds of days that occur, in the order of the legend, each with the rule it follows."""
    kinds = {each.kind for each in count.days}
    rules = (
        (
            DayKind.START,
            "is-start",
            _("The day of the event does not count; the count begins with the next day."),
            article,
        ),
        (DayKind.WORKING, "is-counted", _("Working days count."), COUNTED),
        (
            DayKind.MAKEUP,
            "is-counted is-makeup",
            _("Weekend days that are worked in exchange count too."),
            COUNTED,
        ),
        (DayKind.WEEKEND, "is-outside", _("Saturdays and Sundays do not count."), COUNTED),
        (DayKind.HOLIDAY, "is-holiday", _("Statutory holidays do not count."), COUNTED),
        (DayKind.STOPPED, "is-stopped", _("Days on which the clock stood do not count."), STOPPED),
    )
    found = [WhyDay(look, words, basis) for kind, look, words, basis in rules if kind in kinds]
    last = _("The term ends with the end of %(day)s.") % {"day": day(count.due)}
    return (*found, WhyDay("is-due", last, article))
