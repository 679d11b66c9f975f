"""The legal periods of a case as staff read them: how much is left, where they stood, what was added, what the law deemed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.cases.queries.dossier import RunningClock
from yimen.procedure import ORGAN_CLOCKS
from yimen.web.staff import words
from yimen.web.staff.due import left

# These belong to one thing that is owed and are shown beside it.
OF_OBLIGATIONS = frozenset({"obligation", "rectification"})


@dataclass(frozen=True)
class StopView:
    """One time in which the clocks stood: why, how long as the applicant was told, and from when to when."""

    ground: str
    time_needed: str
    begin: date
    end: date | None


@dataclass(frozen=True)
class ClockView:
    """One legal period of a case, ready to be shown.

    left      in words how much is left, or how it ended
    count     address of the page that counts it day by day
    extended  the term by which it was extended; "" where it was not
    """

    name: str
    title: str
    article: str
    clock: RunningClock
    running: bool
    colour: str
    word: str
    left: str
    count: str
    extended: str = ""
    reason: str = ""

    @property
    def stopped(self) -> bool:
        """Whether it stands now: then it has no last day."""
        return self.running and self.clock.state.stopped


def clocks(dossier: Dossier) -> list[ClockView]:
    """The periods of the case: the running ones first, statutory and promised side by side."""
    reason = next((str(event.data.get("reason", "")) for event in dossier.events if event.kind == "extended"), "")
    shown = [
        _clock(dossier, place, each, reason)
        for place, each in enumerate(dossier.clocks, 1)
        if each.run.name not in OF_OBLIGATIONS
    ]
    return sorted(shown, key=lambda view: not view.running)


def stops(dossier: Dossier) -> list[StopView]:
    """Every time in which the clocks stood, the first one first."""
    return [StopView(words.ground(stop.ground), stop.time_needed, stop.begin, stop.end) for stop in dossier.file.stops]


def deemed(dossier: Dossier) -> list[str]:
    """What the law takes as done because nobody acted in time, one sentence each."""
    return [
        _(
            "Deemed accepted with effect from %(day)s: nobody answered in time (%(article)s). The terms count from that day."
        )
        % {"day": each.day.isoformat(), "article": each.article}
        for each in dossier.file.deemed
        if each.name == "acceptance"
    ]


def count_address(dossier: Dossier, place: int) -> str:
    """The page that counts the clock at this place (from 1) day by day."""
    address = reverse("public:case_clock", args=[dossier.case.number, place])
    return address if dossier.recorded is None else f"{address}?as_of={dossier.as_of.isoformat()}"


def _clock(dossier: Dossier, place: int, each: RunningClock, reason: str) -> ClockView:
    run = each.run
    colour, word, rest = _standing(each, dossier.as_of)
    return ClockView(
        name=run.name,
        title=words.period(run.name),
        article=run.article,
        clock=each,
        running=run.ended is None,
        colour=colour,
        word=word,
        left=rest,
        count=count_address(dossier, place),
        extended=str(run.extended_by) if run.extended_by else "",
        reason=reason if run.extended_by else "",
    )


def _standing(each: RunningClock, today: date) -> tuple[str, str, str]:
    """Colour, word, and how much is left or how it ended."""
    run, state = each.run, each.state
    if run.ended is None and state.stopped:
        return "stopped", words.colour("stopped"), _("goes on when the ground has ended")
    if run.ended is None:
        return state.colour.value, words.colour(state.colour.value), left(state.due, today)
    if run.name not in ORGAN_CLOCKS:
        return "green", _("Over"), ""
    if run.ended <= state.due:
        return "green", _("Kept"), _("ended in time")
    return "overdue", _("Missed"), _("ended late")
