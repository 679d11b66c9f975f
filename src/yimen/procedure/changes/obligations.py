"""How the obligations of an applicant go on."""

from yimen.clock import Term, shanghai_date
from yimen.procedure.casefile import CaseFile
from yimen.procedure.changes.clocks import end, start
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event

RUNS = ("obligation", "rectification")


def _with_status(file: CaseFile, item: str, status: str) -> CaseFile:
    changed = (replace(each, status=status) if each.item == item else each for each in file.obligations)
    return replace(file, obligations=tuple(changed))


def obligation_fulfilled(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    item = event.data["item"]
    return end(_with_status(file, item, "fulfilled"), shanghai_date(event.at), *RUNS, about=item)


def obligation_lapsed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """Late once: the organ orders rectification. Late again: the grant may be revoked."""
    item = event.data["item"]
    again = any(each.item == item and each.status == "rectifying" for each in file.obligations)
    return end(_with_status(file, item, "failed" if again else "lapsed"), shanghai_date(event.at), *RUNS, about=item)


def rectification_ordered(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    item, term = event.data["item"], Term.parse(event.data["term"])
    ordered = _with_status(file, item, "rectifying")
    return start(ordered, "rectification", shanghai_date(event.at), term, "上海市优化营商环境条例 27", about=item)
