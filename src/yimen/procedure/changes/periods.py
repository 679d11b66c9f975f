"""How stops and the extension change a case."""

from yimen.clock import Stop, shanghai_date
from yimen.procedure.casefile import CaseFile, StopRun
from yimen.procedure.changes import clocks
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event


def clock_stopped(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    stop = StopRun(event.data["ground"], event.data["time_needed"], shanghai_date(event.at))
    stopped = replace(file, stops_standing=(*file.stops_standing, stop), spans=(*file.spans, Stop(stop.begin)))
    return clocks.hold(stopped)


def clock_resumed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """Only the stops that stand are looked at, at most one a ground: a case may have had thousands."""
    ground, day = event.data.get("ground", ""), shanghai_date(event.at)
    ended = tuple(replace(stop, end=day) for stop in file.stops_standing if ground in ("", stop.ground))
    left = tuple(stop for stop in file.stops_standing if ground not in ("", stop.ground))
    spans = (
        *file.spans[: len(file.spans) - len(file.stops_standing)],
        *(Stop(stop.begin, stop.end) for stop in ended),
        *(Stop(stop.begin) for stop in left),
    )
    return clocks.hold(replace(file, stops_over=(*file.stops_over, *ended), stops_standing=left, spans=spans))


def extended(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    assert rules.extension is not None, "the guard refuses an extension that the law does not know"
    longer = clocks.extended(file, "decide", rules.extension)
    return clocks.extended(longer, "promise", rules.extension) if rules.extends_promise else longer
