"""Which notices a case has, and each of them made from the event it tells of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from yimen import clock
from yimen.cases.models import CaseEvent
from yimen.cases.queries import Dossier
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.permits import notices, signature
from yimen.permits.acts.issue import signatory_of
from yimen.permits.notices import TITLES, About, Kind, Notice
from yimen.procedure import ClockRun
from yimen.workdays.calendars import calendar_of

PERIODS = {"decide": "法定办结日期", "promise": "承诺办结日期"}


@dataclass(frozen=True)
class Listed:
    """One notice that a case has: of which event, of which day, and its title in both languages."""

    sequence: int
    kind: Kind
    day: date
    title: dict[str, str]


def notices_of(shown: Dossier) -> list[Listed]:
    """All notices of a case, first to last."""
    return [
        Listed(event.sequence, kind, shanghai_date(event.at), {"zh": TITLES[kind][0], "en": TITLES[kind][1]})
        for event in shown.events
        if (kind := kind_of(event)) is not None
    ]


def kind_of(event: CaseEvent) -> Kind | None:
    """The notice that an event brings, or nothing."""
    if event.kind == "decided":
        return Kind.GRANT if event.data.get("outcome") == "grant" else Kind.REFUSAL
    return {
        "submitted": Kind.RECEIPT,
        "correction_notified": Kind.CORRECTION,
        "accepted": Kind.ACCEPTANCE,
        "acceptance_refused": Kind.NON_ACCEPTANCE,
    }.get(event.kind)


def signed_notice(shown: Dossier, sequence: int) -> tuple[Kind, bytes]:
    """The notice of one event as a signed PDF, dated as the event: asked for again, it says the same.

    Raises Refusal notice_not_there (404).
    """
    event = next((event for event in shown.events if event.sequence == sequence), None)
    kind = kind_of(event) if event else None
    if event is None or kind is None:
        raise Refusal("notice_not_there", status=404)
    notice = MAKERS[kind](shown, event, _about(shown))
    return kind, _signed(notice, shown, event.at)


def _signed(notice: Notice, shown: Dossier, at: datetime) -> bytes:
    return signature.sign(
        notices.pdf(notice, at),
        signatory_of(shown.case.agency),
        at,
        reason=f"{TITLES[notice.kind][0]}：{shown.case.number}",
        contact=notice.about.address,
        timestamp_url=settings.YIMEN_TIMESTAMP_URL,
    )


def _about(shown: Dossier) -> About:
    case = shown.case
    return About(
        case_number=case.number,
        service=case.service.name,
        applicant=case.applicant.name,
        organ=case.agency.name,
        organ_en=case.agency.name_en,
        submitted_on=shanghai_date(case.submitted_at),
        address=f"{settings.YIMEN_PUBLIC_URL}/track/?number={case.number}",
    )


def _receipt(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    handed_in = dict.fromkeys(row.code for row in shown.materials if row.round == 0)
    names = [material.name.zh for code in handed_in if (material := shown.content.material(code))]
    first = next(run for run in shown.file.clocks if run.name == "correct")
    return notices.receipt(about, shanghai_date(event.at), names, _last_day(first, _calendar(shown, event)))


def _correction(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    return notices.correction(about, shanghai_date(event.at), event.data["items"], event.data.get("note", ""))


def _acceptance(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    calendar = _calendar(shown, event)
    due = [(PERIODS[run.name], _last_day(run, calendar)) for run in shown.file.clocks if run.name in PERIODS]
    return notices.acceptance(about, shanghai_date(event.at), due)


def _non_acceptance(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    told = event.data
    day = shanghai_date(event.at)
    return notices.non_acceptance(about, day, told["ground"], told.get("organ", ""), told.get("reason", ""))


def _grant(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    return notices.grant(about, shanghai_date(event.at), shown.rules.certificate)


def _refusal(shown: Dossier, event: CaseEvent, about: About) -> Notice:
    told = event.data
    return notices.refusal(about, shanghai_date(event.at), told.get("reason", ""), told.get("remedies", ""))


MAKERS: dict[Kind, Callable[[Dossier, CaseEvent, About], Notice]] = {
    Kind.RECEIPT: _receipt,
    Kind.CORRECTION: _correction,
    Kind.ACCEPTANCE: _acceptance,
    Kind.NON_ACCEPTANCE: _non_acceptance,
    Kind.GRANT: _grant,
    Kind.REFUSAL: _refusal,
}


def _last_day(run: ClockRun, calendar: clock.Calendar) -> date:
    return clock.due_date(run.started, run.term, calendar, run.stops).date


def _calendar(shown: Dossier, event: CaseEvent) -> clock.Calendar:
    """The calendar of the event's day: a notice that is printed again names the same last day."""
    return calendar_of(shown.case.district, shanghai_date(event.at))
