"""From events to the state of a case: `fold` is the only way a case gets a state."""

from collections.abc import Iterable
from functools import reduce

from yimen.procedure.casefile import CaseFile
from yimen.procedure.changes import CHANGES
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event


def fold(events: Iterable[Event], rules: ServiceRules) -> CaseFile:
    """The case as it stands after these events, in their order."""
    return reduce(lambda file, event: apply(file, event, rules), events, CaseFile())


def apply(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """The case after one more event."""
    changed = CHANGES[event.kind](file, event, rules)
    return replace(changed, events=file.events + 1, last_at=event.at)
