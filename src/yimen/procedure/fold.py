"""From events to the state of a case: `fold` is the only way a case gets a state.

The functions here trust the events; whether an act was allowed was asked once, before its event was written
(`decide.attempt`).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import reduce

from yimen.clock import Term, Unit, shanghai_date
from yimen.procedure.states import State
from yimen.procedure.values import CaseFile, ClockRun, Event, Opinion, ServiceRules

CORRECTION_TERM = Term(5, Unit.WORKING_DAYS)
DELIVERY_TERM = Term(10, Unit.WORKING_DAYS)

Change = Callable[[CaseFile, Event, ServiceRules], CaseFile]


def fold(events: Iterable[Event], rules: ServiceRules) -> CaseFile:
    """The case as it stands after these events, in their order."""
    return reduce(lambda file, event: apply(file, event, rules), events, CaseFile())


def apply(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """The case after one more event."""
    changed = CHANGES[event.kind](file, event, rules)
    return replace(changed, events=file.events + 1, last_at=event.at)


def _start(file: CaseFile, name: str, day: date, term: Term, article: str) -> CaseFile:
    return replace(file, clocks=(*file.clocks, ClockRun(name, day, term, article)))


def _end(file: CaseFile, day: date, *names: str) -> CaseFile:
    ended = (replace(run, ended=day) if run.name in names and run.ended is None else run for run in file.clocks)
    return replace(file, clocks=tuple(ended))


def _submitted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    received = replace(file, state=State.SUBMITTED, submitted_at=event.at)
    return _start(received, "correct", shanghai_date(event.at), CORRECTION_TERM, "行政许可法 32(1)4")


def _pre_reviewed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # A passed pre-review is no acceptance: the five days in which gaps may be told go on.
    return replace(file, state=State.PRE_REVIEWED)


def _correction_notified(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    items = tuple(event.data["items"])
    told = replace(file, state=State.CORRECTION, gaps_told=items, gaps_open=items, corrections=file.corrections + 1)
    return _end(told, shanghai_date(event.at), "correct")


def _resubmitted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    supplied = set(event.data["items"])
    still_open = tuple(item for item in file.gaps_open if item not in supplied)
    back = replace(file, state=State.SUBMITTED, gaps_open=still_open)
    return _start(back, "correct", shanghai_date(event.at), CORRECTION_TERM, "行政许可法 32(1)4")


def _accepted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    accepted = _end(replace(file, state=State.ACCEPTED, accepted_at=event.at), day, "correct")
    counting = _start(accepted, "decide", day, rules.statutory, "行政许可法 42(1)")
    if rules.promised is None:
        return counting
    return _start(counting, "promise", day, rules.promised, "承诺时限")


def _acceptance_refused(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    refused = replace(file, state=State.NOT_ACCEPTED, closed_at=event.at, outcome=str(event.data["ground"]))
    return _end(refused, shanghai_date(event.at), "correct")


def _opined(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    opinion = Opinion(
        event.who, event.data.get("step", ""), event.data["opinion"], event.data.get("text", ""), event.at
    )
    return replace(file, opinions=(*file.opinions, opinion))


def _decided(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    decided = _end(replace(file, decided_at=event.at, outcome=event.data["outcome"]), day, "decide", "promise")
    if event.data["outcome"] == "refuse":
        return replace(decided, state=State.REFUSED, closed_at=event.at)
    granted = replace(decided, state=State.GRANTED)
    return _start(granted, "deliver", day, DELIVERY_TERM, "行政许可法 44")


def _certificate_issued(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    return replace(file, certificate=event.data["certificate"])


def _delivered(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    delivered = replace(file, state=State.DELIVERED, closed_at=event.at)
    return _end(delivered, shanghai_date(event.at), "deliver")


def _withdrawn(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    withdrawn = replace(file, state=State.WITHDRAWN, closed_at=event.at, outcome="withdrawn")
    return _end(withdrawn, shanghai_date(event.at), "correct", "decide", "promise")


CHANGES: dict[str, Change] = {
    "submitted": _submitted,
    "pre_reviewed": _pre_reviewed,
    "correction_notified": _correction_notified,
    "resubmitted": _resubmitted,
    "accepted": _accepted,
    "acceptance_refused": _acceptance_refused,
    "opined": _opined,
    "decided": _decided,
    "certificate_issued": _certificate_issued,
    "delivered": _delivered,
    "withdrawn": _withdrawn,
}
