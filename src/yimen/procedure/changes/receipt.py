"""How receipt, correction and acceptance change a case."""

from datetime import datetime

from yimen.clock import shanghai_date
from yimen.procedure.casefile import CaseFile, Deemed, Obligation
from yimen.procedure.changes.clocks import end, start
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.states import State
from yimen.procedure.values import Event

CORRECT = "行政许可法 32(1)4"


def submitted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    received = replace(file, state=State.SUBMITTED, submitted_at=event.at, received_at=event.at, private_kept=("form",))
    received = replace(_levelled(received, event), excused=tuple(event.data.get("excused", ())))
    return start(received, "correct", shanghai_date(event.at), rules.periods.correction, CORRECT)


def pre_reviewed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # A passed pre-review is no acceptance: the five days in which gaps may be told go on.
    return replace(file, state=State.PRE_REVIEWED)


def corrected_on_the_spot(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    return replace(file, gaps_open=tuple(item for item in file.gaps_open if item not in event.data["items"]))


def correction_notified(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    items = tuple(event.data["items"])
    told = replace(file, state=State.CORRECTION, gaps_told=items, gaps_open=items, corrections=file.corrections + 1)
    told = replace(told, corrections_told=shanghai_date(event.at))
    return end(told, shanghai_date(event.at), "correct")


def resubmitted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    supplied = set(event.data["items"])
    still_open = tuple(item for item in file.gaps_open if item not in supplied)
    back = replace(_levelled(file, event), state=State.SUBMITTED, received_at=event.at, gaps_open=still_open)
    return start(back, "correct", shanghai_date(event.at), rules.periods.correction, CORRECT)


def _levelled(file: CaseFile, event: Event) -> CaseFile:
    """With the levels of what this event brought: of each material the last files count."""
    brought = dict(line.split(" ") for line in event.data.get("levels", ()))
    return replace(file, levels=tuple((dict(file.levels) | brought).items())) if brought else file


def original_compared(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # What is trusted more already stays so.
    compared = {trust.code for trust in rules.trusts if trust.name in event.data["items"]}
    levels = tuple((code, min(level, "C") if code in compared else level) for code, level in file.levels)
    return replace(file, levels=levels)


def gap_tolerated(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    tolerated = file
    for item in event.data["items"]:
        tolerated = replace(tolerated, obligations=(*tolerated.obligations, Obligation(item, "gap", "open")))
        tolerated = start(
            tolerated, "obligation", shanghai_date(event.at), rules.periods.tolerance, "容缺受理", about=item
        )
    return _without_gaps(tolerated, event)


def promised(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    owed = tuple(Obligation(item, "promise", "pending") for item in event.data["items"])
    return _without_gaps(replace(file, obligations=(*file.obligations, *owed)), event)


def _without_gaps(file: CaseFile, event: Event) -> CaseFile:
    return replace(file, gaps_open=tuple(item for item in file.gaps_open if item not in event.data["items"]))


def deemed_accepted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # The law reaches back: accepted from the day the materials were received, whatever day it is noticed.
    received = file.received_at or event.at
    deemed = replace(
        file,
        deemed=(*file.deemed, Deemed("acceptance", shanghai_date(received), CORRECT)),
        gaps_open=(),
        confirmed=False,
    )
    return _begin(deemed, received, event.at, rules)


def accepted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    if file.accepted_at is not None:
        return replace(file, confirmed=True)
    return _begin(replace(file, confirmed=True), event.at, event.at, rules)


def _begin(file: CaseFile, moment: datetime, noticed: datetime, rules: ServiceRules) -> CaseFile:
    """Acceptance: the five days end, the terms for the decision begin."""
    day = shanghai_date(moment)
    begun = end(replace(file, state=State.ACCEPTED, accepted_at=moment), shanghai_date(noticed), "correct")
    if rules.preliminary is not None:
        return start(begun, "preliminary", day, rules.preliminary, "行政许可法 43")
    return start_decision(begun, moment, rules)


def start_decision(file: CaseFile, moment: datetime, rules: ServiceRules) -> CaseFile:
    """The statutory and the promised term, side by side."""
    day = shanghai_date(moment)
    counting = start(file, "decide", day, rules.statutory, rules.decision_article)
    return start(counting, "promise", day, rules.promised, "承诺时限") if rules.promised else counting


def preliminary_reported(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # The higher organ's own term runs from the day it has the opinion and all materials (35).
    reported = replace(file, preliminary_opinion=event.data["opinion"])
    return start_decision(end(reported, shanghai_date(event.at), "preliminary"), event.at, rules)


def acceptance_refused(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    ground = str(event.data["ground"])
    bar = 1 if ground == "false_statement" and rules.protected else 0
    refused = replace(file, state=State.NOT_ACCEPTED, closed_at=event.at, outcome=ground, barred_years=bar)
    return end(refused, shanghai_date(event.at), "correct", "obligation")
