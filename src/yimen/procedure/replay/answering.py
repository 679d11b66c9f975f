"""The result of a replay as plain JSON values."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from yimen.clock import run, shanghai_date
from yimen.errors import Refusal
from yimen.procedure.casefile import ClockRun, Deemed
from yimen.procedure.replay.reading import Scenario, read_scenario
from yimen.procedure.replay.running import Outcome, Replay
from yimen.procedure.states import PermitState

Say = Callable[[Refusal], str]


def replay(given: Any, say: Say) -> dict[str, Any]:
    """One scenario, replayed: state, what became of each act, the clocks on the day asked about, what was deemed.

    given  as `docs/replay.md` describes it; say: the sentence for a refusal
    A scenario that cannot be read is answered with "error" in place of a result.
    """
    number = given.get("id") if isinstance(given, dict) else None
    try:
        scenario = read_scenario(given)
        return answer(Replay(scenario).run(), say)
    except Refusal as refusal:
        return {"id": number, "error": {"code": refusal.code, "reason": say(refusal)}}


def answer(done: Replay, say: Say) -> dict[str, Any]:
    """The result as it stood at the moment asked for."""
    scenario, as_of = done.scenario, done.as_of
    then = done.until(as_of) if as_of is not None else done
    day = None if as_of is None else shanghai_date(as_of)
    permit = then.permit
    ended = permit.state not in (None, PermitState.VALID)
    told: dict[str, Any] = {
        "id": scenario.id,
        "state": permit.state if ended else then.case.state,
        "acts": [_outcome(each, say) for each in done.outcomes],
        "clocks": [_clock(each, scenario, day, say) for each in (*then.case.clocks, *permit.clocks)] if day else [],
        "deemed": _deemed((*then.case.deemed, *permit.deemed)),
        "events": len(then.events) + sum(event.kind != "permit_granted" for event in then.permit_events),
        "as_of": as_of.isoformat() if as_of else None,
    }
    if scenario.warnings:
        told["warnings"] = [{"code": each.code, "reason": say(each)} for each in scenario.warnings]
    if permit.state is not None:
        told["permit"] = {
            "state": permit.state,
            "valid_from": _iso(permit.valid_from),
            "valid_until": _iso(permit.valid_until),
            "barred_years": permit.barred_years,
        }
    if then.case.obligations:
        told["obligations"] = [
            {"item": each.item, "kind": each.kind, "status": each.status} for each in then.case.obligations
        ]
    if then.case.barred_years:
        told["barred_years"] = then.case.barred_years
    return told


def _outcome(each: Outcome, say: Say) -> dict[str, Any]:
    told: dict[str, Any] = {"act": each.act, "ok": each.refusal is None, "article": each.article, "reason": None}
    if each.refusal is not None:
        told |= {"reason": say(each.refusal), "code": each.refusal.code}
    return told


def _clock(each: ClockRun, scenario: Scenario, day: date, say: Say) -> dict[str, Any]:
    """One clock; where it runs beyond the last day that is counted here, its name and why."""
    try:
        read = run(each.started, each.term, scenario.calendar, each.stops, each.ended or day)
    except Refusal as refusal:
        told = {"name": each.name, "started": each.started.isoformat(), "due": None, "term": str(each.term)}
        return told | {"ended": _iso(each.ended), "error": {"code": refusal.code, "reason": say(refusal)}}
    return {
        "name": each.name,
        "started": each.started.isoformat(),
        "due": read.due.isoformat(),
        "used": read.used,
        "remaining": read.remaining,
        "stopped": each.ended is None and read.stopped,
        "colour": read.colour.value,
        "term": str(each.term),
        "ended": _iso(each.ended),
        "article": each.article,
        "provisional": read.provisional,
    } | ({"about": each.about} if each.about else {})


def _deemed(each: Iterable[Deemed]) -> list[dict[str, str]]:
    return [{"name": one.name, "day": one.day.isoformat(), "article": one.article} for one in each]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
