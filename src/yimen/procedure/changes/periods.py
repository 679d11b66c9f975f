"""How stops and the extension change a case."""

from yimen.clock import shanghai_date
from yimen.procedure.casefile import CaseFile, StopRun
from yimen.procedure.changes import clocks
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event


def clock_stopped(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    stop = StopRun(event.data["ground"], event.data["time_needed"], shanghai_date(event.at))
    return clocks.stopped(file, (*file.stops, stop))


def clock_resumed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    ground, day = event.data.get("ground", ""), shanghai_date(event.at)
    stops = tuple(
        replace(stop, end=day) if stop.end is None and ground in ("", stop.ground) else stop for stop in file.stops
    )
    return clocks.stopped(file, stops)


def extended(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    assert rules.extension is not None, "the guard refuses an extension that the law does not know"
    longer = clocks.extended(file, "decide", rules.extension)
    return clocks.extended(longer, "promise", rules.extension) if rules.extends_promise else longer
