"""How decision, delivery and the ends without a decision change a case."""

from yimen.clock import shanghai_date
from yimen.procedure.casefile import CaseFile
from yimen.procedure.changes.clocks import end, end_all, start
from yimen.procedure.changes.receipt import start_decision
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.states import State
from yimen.procedure.values import Event


def decided(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    done = replace(file, decided_at=event.at, outcome=event.data["outcome"])
    return _refused(done, event, rules) if event.data["outcome"] == "refuse" else _granted(done, event, rules)


def decided_at_once(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """Accepted and decided in one act."""
    accepted = replace(file, accepted_at=event.at, confirmed=True)
    begun = start_decision(end(accepted, shanghai_date(event.at), "correct"), event.at, rules)
    return decided(begun, event, rules)


def _refused(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    bar = 1 if event.data.get("false_statement") == "yes" and rules.protected else 0
    refused = replace(file, state=State.REFUSED, closed_at=event.at, barred_years=bar)
    return end_all(refused, shanghai_date(event.at))


def _granted(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    granted = replace(file, state=State.GRANTED, conditions=tuple(event.data.get("conditions", ())))
    granted = end(granted, day, "decide", "promise", "statements", "hearing_request", "hearing")
    granted = start(granted, "deliver", day, rules.periods.delivery, "行政许可法 44")
    return _promises_begin(granted, event, rules)


def _promises_begin(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """A promise is kept after the grant, in the term that the service gives for it."""
    obligations = tuple(replace(each, status="open") if each.status == "pending" else each for each in file.obligations)
    begun = replace(file, obligations=obligations)
    for each in file.owed("pending"):
        day, term = shanghai_date(event.at), rules.promise_term or rules.periods.tolerance
        begun = start(begun, "obligation", day, term, "上海市优化营商环境条例 27", about=each.item)
    return begun


def certificate_issued(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    return replace(file, certificate=event.data["certificate"])


def delivered(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    closed = replace(file, state=State.DELIVERED, closed_at=event.at)
    return end(closed, shanghai_date(event.at), "deliver")


def withdrawn(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    closed = replace(file, state=State.WITHDRAWN, closed_at=event.at, outcome="withdrawn")
    return end_all(closed, shanghai_date(event.at))


def terminated(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    closed = replace(file, state=State.TERMINATED, closed_at=event.at, outcome=event.data["ground"])
    return end_all(closed, shanghai_date(event.at))
