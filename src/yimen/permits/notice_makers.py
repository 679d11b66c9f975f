"""Each notice of a case from the event it tells of, as it was told then: asked for again, it says the same days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yimen import clock, procedure
from yimen.accounts.queries import names_of
from yimen.agencies.remedies import remedies
from yimen.cases.models import CaseEvent
from yimen.cases.queries import Dossier
from yimen.cases.rules import calendar_of
from yimen.clock import Term, Unit, shanghai_date
from yimen.permits import course_notices, notices
from yimen.permits.notices import About, Kind, Notice
from yimen.procedure import ROW, CaseFile, ClockRun, Event, Role
from yimen.procedure.remedies import Against
from yimen.procedure.table.periods import GROUNDS

PERIODS = {"preliminary": "初审办结日期", "decide": "法定办结日期", "promise": "承诺办结日期"}
_GROUNDS = {name: words.zh for name, words in GROUNDS}


@dataclass(frozen=True)
class Told:
    """An event, with the case as it stood right after it and the calendar of its day."""

    shown: Dossier
    event: CaseEvent
    about: About
    file: CaseFile
    calendar: clock.Calendar

    @property
    def day(self) -> date:
        return shanghai_date(self.event.at)

    def text(self, name: str) -> str:
        """An argument of the act; "" where it was left out."""
        return self.shown.clear(str(self.event.data.get(name, "")))

    def last_day(self, run: ClockRun) -> date:
        return clock.due_date(run.started, run.term, self.calendar, run.stops, self.day).date

    def dues(self) -> list[tuple[str, date]]:
        """The last days of the periods for the decision; none while they stand."""
        if self.file.standing():
            return []
        return [(PERIODS[run.name], self.last_day(run)) for run in self.file.running(*PERIODS)]


def make(shown: Dossier, event: CaseEvent, kind: Kind, about: About) -> Notice:
    """The notice of this kind that the event brings."""
    before = [
        Event(each.kind, each.at, Role(each.role), each.who, each.data)
        for each in shown.events
        if each.sequence <= event.sequence
    ]
    file = procedure.fold(before, shown.rules)
    return MAKERS[kind](Told(shown, event, about, file, calendar_of(shown.case.district, shanghai_date(event.at))))


def _receipt(told: Told) -> Notice:
    shown = told.shown
    handed_in = dict.fromkeys(row.code for row in shown.materials if row.round == 0)
    names = [material.name.zh for code in handed_in if (material := shown.content.material(code))]
    first = next(run for run in told.file.clocks if run.name == "correct")
    return notices.receipt(told.about, told.day, names, told.last_day(first))


def _correction(told: Told) -> Notice:
    return notices.correction(told.about, told.day, told.event.data["items"], told.text("note"))


def _acceptance(told: Told) -> Notice:
    return notices.acceptance(told.about, told.day, told.dues(), _if_overdue(told))


def _deemed(told: Told) -> Notice:
    return course_notices.deemed_acceptance(told.about, told.day, _since(told), told.dues(), _if_overdue(told))


def _confirmed(told: Told) -> Notice:
    return course_notices.acceptance_confirmed(told.about, told.day, _since(told), told.dues(), _if_overdue(told))


def _since(told: Told) -> date:
    """From which day the law takes the application as accepted."""
    return next((each.day for each in told.file.deemed if each.name == "acceptance"), told.day)


def _non_acceptance(told: Told) -> Notice:
    against = remedies(told.shown.case.agency).zh
    return notices.non_acceptance(
        told.about, told.day, told.text("ground"), told.text("organ"), told.text("reason"), against
    )


def _grant(told: Told) -> Notice:
    return notices.grant(told.about, told.day, told.shown.rules.certificate, told.file.conditions)


def _refusal(told: Told) -> Notice:
    against = told.text("remedies") or remedies(told.shown.case.agency).zh
    return notices.refusal(told.about, told.day, told.text("reason"), against, told.file.barred_years)


def _preliminary(told: Told) -> Notice:
    agrees = told.text("opinion") == "agree"
    return course_notices.preliminary(told.about, told.day, agrees, told.text("text"), told.dues())


def _stop(told: Told) -> Notice:
    ground = _GROUNDS[told.text("ground")]
    return course_notices.stop(told.about, told.day, ground, told.text("time_needed"), told.text("note"))


def _resumption(told: Told) -> Notice:
    ended = [stop.ground for stop in told.file.stops if stop.end == told.day]
    named = told.text("ground")
    ground = "、".join(dict.fromkeys(_GROUNDS[each] for each in ([named] if named else ended)))
    return course_notices.resumption(told.about, told.day, ground, told.dues())


def _extension(told: Told) -> Notice:
    rules = told.shown.rules
    term = _days_in_chinese(rules.extension) if rules.extension else ""
    return course_notices.extension(told.about, told.day, term, told.text("reason"), rules.joint, told.dues())


def _hearing_right(told: Told) -> Notice:
    run = told.file.running("hearing_request")[0]
    return course_notices.hearing_right(told.about, told.day, told.text("interest"), told.last_day(run))


def _announcement(told: Told) -> Notice:
    required = told.text("basis") == "required"
    return course_notices.hearing_announcement(told.about, told.day, required, told.text("reason"))


def _hearing(told: Told) -> Notice:
    chair = told.text("chair")
    named = names_of([chair]).get(chair, chair)
    held_on = date.fromisoformat(told.text("day"))
    return course_notices.hearing(told.about, told.day, held_on, told.text("place"), named)


def _termination(told: Told) -> Notice:
    words = dict(ROW["terminate"].arguments[0].choices)[told.text("ground")].zh
    against = remedies(told.shown.case.agency).zh
    return course_notices.termination(told.about, told.day, words, told.text("reason"), against)


def _rectification(told: Told) -> Notice:
    item = told.text("item")
    run = next(run for run in told.file.running("rectification") if run.about == item)
    against = remedies(told.shown.case.agency).zh
    return course_notices.rectification(told.about, told.day, item, told.last_day(run), told.text("reason"), against)


def _if_overdue(told: Told) -> str:
    """Where to turn if no decision comes in time: reconsideration first (行政复议法 23)."""
    return remedies(told.shown.case.agency, Against.SILENCE).zh


def _days_in_chinese(term: Term) -> str:
    return f"{term.amount}个工作日" if term.unit is Unit.WORKING_DAYS else f"{term.amount}日"


MAKERS: dict[Kind, Callable[[Told], Notice]] = {
    Kind.RECEIPT: _receipt,
    Kind.CORRECTION: _correction,
    Kind.ACCEPTANCE: _acceptance,
    Kind.DEEMED_ACCEPTANCE: _deemed,
    Kind.ACCEPTANCE_CONFIRMED: _confirmed,
    Kind.NON_ACCEPTANCE: _non_acceptance,
    Kind.GRANT: _grant,
    Kind.REFUSAL: _refusal,
    Kind.PRELIMINARY: _preliminary,
    Kind.STOP: _stop,
    Kind.RESUMPTION: _resumption,
    Kind.EXTENSION: _extension,
    Kind.HEARING_RIGHT: _hearing_right,
    Kind.HEARING_ANNOUNCEMENT: _announcement,
    Kind.HEARING: _hearing,
    Kind.TERMINATION: _termination,
    Kind.RECTIFICATION: _rectification,
}
