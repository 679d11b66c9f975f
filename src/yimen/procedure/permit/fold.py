"""From events to the standing of a permit, and what time alone does to it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import reduce

from yimen.clock import Term, Unit, shanghai_date
from yimen.clock.dates import SHANGHAI
from yimen.procedure.casefile import ClockRun, Deemed
from yimen.procedure.copying import replace
from yimen.procedure.permit.guards import FRAUD
from yimen.procedure.permit.values import PermitFile
from yimen.procedure.states import PermitState, Role
from yimen.procedure.values import SYSTEM, Event

Change = Callable[[PermitFile, Event], PermitFile]
PENALTY_HEARING = Term(5, Unit.WORKING_DAYS)  # 行政处罚法 64(1), working days by 85


def fold_permit(events: Iterable[Event]) -> PermitFile:
    """The permit as it stands after these events, in their order."""
    return reduce(apply_permit, events, PermitFile())


def apply_permit(file: PermitFile, event: Event) -> PermitFile:
    """The permit after one more event."""
    changed = PERMIT_CHANGES[event.kind](file, event)
    return replace(changed, events=file.events + 1, last_at=event.at)


def permit_lapses(file: PermitFile, until: datetime) -> list[Event]:
    """What time has made of the permit by `until`: renewed because nobody decided (50(2)), or expired."""
    return list(_lapses(file, until))


def next_permit_lapse(file: PermitFile) -> date | None:
    """The day that begins with the next such event; None: none is to come."""
    if file.state is not PermitState.VALID or file.valid_until is None:
        return None
    return file.valid_until + timedelta(days=1)


def _lapses(file: PermitFile, until: datetime) -> Iterator[Event]:
    while day := next_permit_lapse(file):
        moment = datetime.combine(day, time.min, SHANGHAI)
        if moment > until:
            return
        at = max(moment, file.last_at) if file.last_at else moment
        event = Event("deemed_renewed" if file.renewal_asked else "permit_expired", at, Role.SYSTEM, SYSTEM.who)
        yield event
        file = apply_permit(file, event)


def _granted(file: PermitFile, event: Event) -> PermitFile:
    until = event.data.get("valid_until")
    return replace(
        file,
        state=PermitState.VALID,
        certificate=event.data.get("certificate", ""),
        valid_from=date.fromisoformat(event.data["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
    )


def _changed(file: PermitFile, event: Event) -> PermitFile:
    return replace(file, changes=(*file.changes, event.data["change"]))


def _renewal_asked(file: PermitFile, event: Event) -> PermitFile:
    day = shanghai_date(event.at)
    assert file.valid_until is not None, "the guard refuses to renew what has no end"
    term = Term(max((file.valid_until - day).days, 0), Unit.CALENDAR_DAYS)
    run = ClockRun("renewal", day, term, "行政许可法 50(2)")
    return replace(file, renewal_asked=day, clocks=(*file.clocks, run))


def _ended(file: PermitFile, event: Event, name: str) -> tuple[ClockRun, ...]:
    day = shanghai_date(event.at)
    return tuple(replace(run, ended=day) if run.name == name and run.ended is None else run for run in file.clocks)


def _renewed(file: PermitFile, event: Event) -> PermitFile:
    return replace(
        file,
        valid_until=date.fromisoformat(event.data["valid_until"]),
        renewal_asked=None,
        renewals=file.renewals + 1,
        clocks=_ended(file, event, "renewal"),
    )


def _renewal_ended(file: PermitFile, event: Event) -> PermitFile:
    """Refused, or withdrawn before anybody decided: nothing waits for an answer any more, so nothing is deemed."""
    return replace(file, renewal_asked=None, clocks=_ended(file, event, "renewal"))


def _deemed_renewed(file: PermitFile, event: Event) -> PermitFile:
    """Renewed for as long as it was granted or last renewed: the law does not say for how long, the old span is nearest."""
    assert file.valid_from is not None and file.valid_until is not None
    begin = file.valid_until + timedelta(days=1)
    return replace(
        file,
        valid_from=begin,
        valid_until=_same_span(file.valid_from, file.valid_until, begin),
        renewal_asked=None,
        renewals=file.renewals + 1,
        deemed=(*file.deemed, Deemed("renewal", begin, "行政许可法 50(2)")),
        clocks=_ended(file, event, "renewal"),
    )


def _same_span(first: date, last: date, begin: date) -> date:
    """As many whole years, or else as many days, from `begin` on."""
    after = last + timedelta(days=1)
    if (after.month, after.day) == (first.month, first.day):
        years = after.year - first.year
        try:
            return begin.replace(year=begin.year + years) - timedelta(days=1)
        except ValueError:  # 29 February
            return date(begin.year + years, 2, 28)
    return begin + (last - first)


def _expired(file: PermitFile, event: Event) -> PermitFile:
    return replace(file, state=PermitState.EXPIRED, ended_at=event.at, ground="expired")


def _recalled(file: PermitFile, event: Event) -> PermitFile:
    return _taken(file, event, PermitState.RECALLED, event.data["ground"])


def _revoked(file: PermitFile, event: Event) -> PermitFile:
    bar = 3 if event.data["ground"] == FRAUD else 0  # 79
    return replace(_taken(file, event, PermitState.REVOKED, event.data["ground"]), barred_years=bar)


def _penalised(file: PermitFile, event: Event) -> PermitFile:
    return _taken(file, event, PermitState.PENALISED, event.data["decision"])


def _taken(file: PermitFile, event: Event, state: PermitState, ground: str) -> PermitFile:
    day = shanghai_date(event.at)
    clocks = tuple(replace(run, ended=run.ended or day) for run in file.clocks)
    return replace(file, state=state, ended_at=event.at, ground=ground, renewal_asked=None, clocks=clocks)


def _forgone(file: PermitFile, event: Event) -> PermitFile:
    return replace(file, spared=(*file.spared, event.data["ground"]))


def _penalty_hearing_told(file: PermitFile, event: Event) -> PermitFile:
    day = shanghai_date(event.at)
    run = ClockRun("penalty_hearing", day, PENALTY_HEARING, "行政处罚法 64")
    return replace(file, told_on=day, clocks=(*file.clocks, run))


def _penalty_hearing_waived(file: PermitFile, event: Event) -> PermitFile:
    return replace(file, hearing_waived=True, clocks=_ended(file, event, "penalty_hearing"))


def _cancelled(file: PermitFile, event: Event) -> PermitFile:
    ended = replace(file, ended_at=event.at) if file.ended_at is None else file
    return replace(ended, state=PermitState.CANCELLED, ground=file.ground or event.data["trigger"])


PERMIT_CHANGES: dict[str, Change] = {
    "permit_granted": _granted,
    "permit_changed": _changed,
    "renewal_asked": _renewal_asked,
    "permit_renewed": _renewed,
    "renewal_refused": _renewal_ended,
    "renewal_dropped": _renewal_ended,
    "deemed_renewed": _deemed_renewed,
    "permit_expired": _expired,
    "permit_recalled": _recalled,
    "permit_revoked": _revoked,
    "revocation_forgone": _forgone,
    "penalty_hearing_told": _penalty_hearing_told,
    "penalty_hearing_waived": _penalty_hearing_waived,
    "permit_penalised": _penalised,
    "permit_cancelled": _cancelled,
}
