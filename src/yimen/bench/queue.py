"""`yimen bench queue`: officers at 64 windows call the next person at the same time, beside the same statements by pgbench.

Each calls until nobody waits. Then every call is looked at: no ticket called twice, none lost, and how far from its place
a ticket was called at most, in a race in which nobody waits for anybody.
"""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

from django.db import connection
from django.utils import timezone

from yimen import engine
from yimen.bench import ceiling, house, officers_process
from yimen.bench.calling import Officer, script
from yimen.bench.calling_stage import Stage, set_up
from yimen.engine import EngineError

PATIENCE = 600


@dataclass(frozen=True)
class Plan:
    """People who wait, windows, processes among which the officers are shared, seconds of pgbench."""

    tickets: int
    windows: int
    processes: int
    seconds: float


@dataclass(frozen=True)
class Outcome:
    """What was measured and found. Milliseconds a call; `moved`: places from its own at which one was called at most."""

    calls: int
    per_second: float
    p50: float
    p99: float
    alone_per_second: float
    doubles: int
    lost: int
    moved: int

    @property
    def ratio(self) -> float:
        """Calls for one run of their statements in the database alone."""
        return self.per_second / self.alone_per_second


def run(home: Path, plan: Plan, step: Callable[[str], AbstractContextManager[object]]) -> Outcome:
    """Both ways, each on people of its own, on a throw-away installation. Raises EngineError when a call fails."""
    house.require_throwaway(home)
    now = timezone.now()
    with step(f"{plan.tickets} people take a number"):
        stage = set_up("race", plan.windows, plan.tickets, now)
    with step(f"{plan.windows} officers call them"):
        per_second, times = race(home, stage, plan, now)
    doubles, lost, moved = looked_at(stage)
    with step("The same statements by pgbench"):
        other = set_up("alone", plan.windows, plan.tickets, now)
        alone = ceiling.measure(
            [script(other, now)],
            url=engine.connection_url(home),
            clients=plan.windows,
            seconds=plan.seconds,
            folder=home,
        )
    times.sort()
    at = len(times)
    middle, last = times[at // 2] * 1000, times[at * 99 // 100] * 1000
    return Outcome(at, per_second, middle, last, alone.per_second, doubles, lost, moved)


def race(home: Path, stage: Stage, plan: Plan, now: datetime) -> tuple[float, list[float]]:
    """Calls a second, and how long each took (seconds)."""
    context = multiprocessing.get_context("spawn")
    pipes, shares = [], [stage.officers[each :: plan.processes] for each in range(plan.processes)]
    for share in shares:
        ours, theirs = context.Pipe()
        context.Process(
            target=officers_process.run,
            args=(str(home), [(each.who, each.window) for each in share], now, theirs),
            daemon=True,
        ).start()
        pipes.append(ours)
    for pipe in pipes:
        _told(pipe)
    began = time.perf_counter()
    for pipe in pipes:
        pipe.send("go")
    times = [each for pipe in pipes for each in _told(pipe)]
    return len(times) / (time.perf_counter() - began), times


def looked_at(stage: Stage) -> tuple[int, int, int]:
    """Tickets called twice, tickets never called, and the most places between the order of calls and of ranks."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FILTER (WHERE calls > 1), count(*) FILTER (WHERE calls = 0), coalesce(max(abs(called - come)), 0)
               FROM (SELECT t.id, e.calls, row_number() OVER (ORDER BY t.rank, t.id) AS come,
                            row_number() OVER (ORDER BY e.first) AS called
                     FROM reception_ticket t
                     LEFT JOIN LATERAL (SELECT count(*) AS calls, min(id) AS first FROM reception_ticketevent
                                        WHERE ticket_id = t.id AND kind = 'called') e ON true
                     WHERE t.hall_id = %s) each""",
            [stage.hall],
        )
        doubles, lost, moved = cursor.fetchone()
    return int(doubles), int(lost), int(moved)


def call_all(officers: list[Officer], now: datetime) -> list[float]:
    """Each officer in a thread of their own, until nobody waits; how long each call took. Raises what a call raised."""
    times: list[list[float]] = [[] for _each in officers]
    faults: list[BaseException] = []

    def at_window(place: int) -> None:
        try:
            officers[place].call_until_nobody_waits(times[place], now)
        except BaseException as fault:  # told by the main thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=at_window, args=(place,)) for place in range(len(officers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return [each for one in times for each in one]


def _told(pipe: Any) -> Any:
    if not pipe.poll(PATIENCE):
        raise EngineError(f"A process of the benchmark said nothing for {PATIENCE} seconds.")
    told = pipe.recv()
    if isinstance(told, str) and told:
        raise EngineError(told)
    return told
