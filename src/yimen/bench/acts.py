"""`yimen bench acts`: creating and advancing cases by the act functions in process and over HTTP, beside the same statements.

In every round each scenario is played in process, by pgbench from as many clients, over HTTP, and by pgbench from as many
clients as HTTP had connections: whatever else the machine does meets all of them.
"""

import contextlib
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.accounts.tokens import digest_of
from yimen.agencies.bearers import bearer_of
from yimen.bench import house, http, inside
from yimen.bench.advancing import Advancing
from yimen.bench.ceiling import Ceiling, measure
from yimen.bench.house import Busy, House
from yimen.bench.inside import Played, Workers
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.submitting import SERVICES, Submitting
from yimen.cases.chains import Looked
from yimen.engine import EngineError
from yimen.procedure import Actor

# Acts prepared for a second of the warm-up in process: more than a few cores can do.
PREPARED = {"submit": 4000, "advance": 8000}


@dataclass(frozen=True)
class Plan:
    """Seconds of each stretch, processes that act (and pgbench's clients beside them), connections of HTTP, rounds."""

    seconds: float
    processes: int
    connections: int
    rounds: int


@dataclass(frozen=True)
class Compared:
    """One scenario played one way in one round, and its statements alone. Seconds of processor time.

    way     "in process" or "HTTP"; python is that of the acting processes, or of the server
    """

    scenario: str
    way: str
    acts: int
    per_second: float
    python: float
    database: float
    ceiling: Ceiling
    database_alone: float
    round_trips: int

    @property
    def ratio(self) -> float:
        """Acts for one run of their statements in the database alone."""
        return self.per_second / self.ceiling.per_second

    @property
    def cost(self) -> float:
        """Milliseconds of processor time an act, Python and database."""
        return (self.python + self.database) / self.acts * 1000

    @property
    def cost_alone(self) -> float:
        """The same for a run of the statements, pgbench and database."""
        return (self.ceiling.maker + self.database_alone) / self.ceiling.runs * 1000

    @property
    def ratio_of_costs(self) -> float:
        """What `ratio` is where processors are all that is short."""
        return self.cost_alone / self.cost


@dataclass(frozen=True)
class Outcome:
    """All that was compared, in all rounds; `checked`: of how many cases every link was computed again."""

    compared: list[Compared]
    checked: Looked
    durability: dict[str, str]


class Actors:
    """Who stands behind a token, asked once for each: access is checked at every act all the same."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.known: dict[str, Actor] = {}

    def of(self, requests: list[Request]) -> dict[str, Actor]:
        for token in {request.token for request in requests} - self.known.keys():
            bearer = bearer_of(digest_of(token), self._now)
            if bearer is None:
                raise EngineError("A token of the benchmark is not valid.")
            self.known[token] = bearer.actor
        return self.known


def run(home: Path, plan: Plan, now: datetime, step: Callable[[str], AbstractContextManager[object]]) -> Outcome:
    """All rounds, on a throw-away installation. Raises EngineError as `bench.http.run` does."""
    house.require_throwaway(home)
    found: list[Compared] = []
    trips: dict[str, int] = {}
    actors = Actors(now)
    with house.opened(home) as place, inside.started(home, plan.processes) as workers:
        people = People(now)
        submitting = Submitting(people, now, whole=True)
        scenarios: list[Submitting | Advancing] = [
            submitting,
            Advancing(people, submitting, plan.seconds),
        ]
        for number in range(1, plan.rounds + 1):
            for scenario in scenarios:
                if scenario.name not in trips:
                    trips[scenario.name] = round_trips(scenario, actors)
                with step(f"Round {number}: {scenario.name} in process"):
                    found.append(_inside(scenario, workers, actors, place, plan, trips[scenario.name]))
                with step(f"Round {number}: {scenario.name} over HTTP"):
                    found.append(_over_http(scenario, place, plan, trips[scenario.name]))
    with step("The chains of all cases"):
        checked = http.check_chains()
    return Outcome(found, checked, http.durability())


def round_trips(scenario: Submitting | Advancing, actors: Actors) -> int:
    """Statements that one act sends, BEGIN and COMMIT among them: each is answered before the next is sent."""
    seen = []
    # The last of so many finds its service remembered, as nearly all do; our lines in the log belong to no server.
    with contextlib.redirect_stderr(io.StringIO()):
        for request in islice(scenario.requests(SERVICES + 1), SERVICES + 1):
            act = inside.call_of(request, actors.of([request])[request.token])
            with CaptureQueriesContext(connection) as sent:
                act()
            seen.append(len(sent))
    return seen[-1]


def _inside(
    scenario: Submitting | Advancing, workers: Workers, actors: Actors, place: House, plan: Plan, trips: int
) -> Compared:
    warm = _played(scenario, workers, actors, http.WARM_SECONDS, PREPARED[scenario.name])
    scripts = scenario.scripts(plan.processes)
    _analyze()
    before = place.busy()
    enough = max(http.RESERVE * warm.per_second, http.LEAST * PREPARED[scenario.name])
    played = _played(scenario, workers, actors, plan.seconds, enough)
    busy = place.busy().since(before)
    before = place.busy()
    alone = measure(scripts, url=place.url, clients=plan.processes, seconds=plan.seconds, folder=place.home)
    return _compared(scenario, played, busy, alone, place.busy().since(before), trips)


def _compared(
    scenario: Submitting | Advancing, played: Played, busy: Busy, alone: Ceiling, busy_alone: Busy, trips: int
) -> Compared:
    costs = (played.python, busy.database, alone, busy_alone.database)
    return Compared(scenario.name, "in process", played.acts, played.per_second, *costs, trips)


def _played(
    scenario: Submitting | Advancing, workers: Workers, actors: Actors, seconds: float, prepared: float
) -> Played:
    requests = list(scenario.requests(int(prepared * seconds)))
    known, before = actors.of(requests), scenario.stored()
    played = workers.play(requests, known, seconds)
    if (kept := scenario.stored() - before) < played.acts:
        raise EngineError(f"{scenario.name}: {played.acts} acts were done, but only {kept} are stored.")
    return played


def _over_http(scenario: Submitting | Advancing, place: House, plan: Plan, trips: int) -> Compared:
    found = http.measured(scenario, place, http.Plan(plan.seconds, plan.connections, 1))
    return Compared(
        scenario.name,
        "HTTP",
        found.load.requests,
        found.load.per_second,
        found.busy.server,
        found.busy.database,
        found.ceiling,
        found.busy_alone.database,
        trips,
    )


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
