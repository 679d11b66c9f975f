"""`yimen bench http`: the acts of the API under load, and beside each the same statements without us.

In every round each scenario is played over HTTP and at once after it by pgbench, so that whatever else the machine is
doing meets both. The ratio of the two is the figure; requests a second depend on the machine.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.db import connection

from yimen.bench import house, load
from yimen.bench.advancing import Advancing
from yimen.bench.ceiling import Ceiling, measure
from yimen.bench.house import Busy, House
from yimen.bench.listing import Listing
from yimen.bench.load import Expected, Load
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.statements import Script
from yimen.bench.submitting import KEYS, Submitting
from yimen.cases.chains import Looked, chain_faults
from yimen.cases.models import Case
from yimen.engine import EngineError

WARM_SECONDS = 2
# Prepared for a measured stretch: so many times what the warm-up reached, and never less than this part of the most: a
# server that has just started is slow.
RESERVE, LEAST = 2.5, 1 / 3


class Scenario(Protocol):
    """What is played: its requests, what each answer must contain, and its statements for pgbench.

    prepared  how many requests are made for each second at most: more than a few cores can answer
    stored()  how much the database holds of what the requests make; None where they only read
    """

    name: str
    address: str
    expected: Expected
    prepared: int

    def requests(self, most: int) -> Iterator[Request]: ...

    def scripts(self, clients: int) -> list[Script]: ...

    def stored(self) -> int | None: ...


@dataclass(frozen=True)
class Plan:
    """How long and how much: seconds of each measured stretch, connections (and pgbench's clients), rounds."""

    seconds: float
    connections: int
    rounds: int


@dataclass(frozen=True)
class Measured:
    """One scenario in one round. `busy` is the processor time of server and database while HTTP was played,
    `busy_alone` while pgbench ran.
    """

    scenario: str
    address: str
    load: Load
    busy: Busy
    ceiling: Ceiling
    busy_alone: Busy

    @property
    def ratio(self) -> float:
        """HTTP requests for one run of their statements in the database alone."""
        return self.load.per_second / self.ceiling.per_second

    @property
    def cost(self) -> float:
        """Milliseconds of processor time a request, in server and database."""
        return (self.busy.server + self.busy.database) / self.load.requests * 1000

    @property
    def cost_alone(self) -> float:
        """The same for a run of its statements, in pgbench and database."""
        return (self.ceiling.maker + self.busy_alone.database) / self.ceiling.runs * 1000

    @property
    def ratio_of_costs(self) -> float:
        """What `ratio` is on a machine with nothing else to do.

        Where others compete for the cores, pgbench's many processes get a larger share of them than the few of the
        server do, and `ratio` falls; this does not.
        """
        return self.cost_alone / self.cost


Step = Callable[[str], AbstractContextManager[object]]


@dataclass(frozen=True)
class Outcome:
    """All that was measured; `checked` says of how many cases and events every link of the chain was computed again."""

    measured: list[Measured]
    checked: Looked
    durability: dict[str, str]


def run(home: Path, plan: Plan, now: datetime, step: Step) -> Outcome:
    """All scenarios in all rounds against a server started for this. Raises EngineError when anything goes wrong:
    an answer that is not as it should be, a good answer whose act is not stored, a chain that does not hold.

    home  a throw-away installation with the demo district, its database running
    step  told what is being done, one after the other
    """
    house.require_throwaway(home)
    found = []
    with house.opened(home) as place:
        people = People(now)
        submitting = Submitting(people, now)
        scenarios: list[Scenario] = [
            submitting,
            Advancing(people, submitting, plan.seconds),
            Listing(people),
        ]
        for number in range(1, plan.rounds + 1):
            for scenario in scenarios:
                with step(f"Round {number}: {scenario.name}"):
                    found.append(measured(scenario, place, plan))
    with step("The chains of all cases"):
        checked = check_chains()
    return Outcome(found, checked, durability())


def check_chains() -> Looked:
    """Of the cases that came in over HTTP; what pgbench wrote beside them is no ledger."""
    numbers = list(Case.objects.filter(submission_key__startswith=KEYS).values_list("number", flat=True))
    looked = Looked()
    if fault := next(iter(chain_faults(numbers, looked=looked)), None):
        raise EngineError(f"The chain of {fault.number} does not hold at event {fault.sequence}: {fault.reason}")
    return looked


def durability() -> dict[str, str]:
    """The settings of the database that decide whether a commit outlives a power cut."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')")
        return dict(cursor.fetchall())


def measured(scenario: Scenario, place: House, plan: Plan) -> Measured:
    """One scenario once, over HTTP and at once afterwards by pgbench."""
    warm = _play(scenario, place, plan, WARM_SECONDS, scenario.prepared)
    scripts = scenario.scripts(plan.connections)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    before = place.busy()
    enough = min(scenario.prepared, max(RESERVE * warm.per_second, LEAST * scenario.prepared))
    played = _play(scenario, place, plan, plan.seconds, enough)
    busy = place.busy().since(before)
    before = place.busy()
    ceiling = measure(scripts, url=place.url, clients=plan.connections, seconds=plan.seconds, folder=place.home)
    return Measured(scenario.name, scenario.address, played, busy, ceiling, place.busy().since(before))


def _play(scenario: Scenario, place: House, plan: Plan, seconds: float, prepared: float) -> Load:
    before = scenario.stored()
    played = load.play(
        scenario.requests(int(prepared * seconds) + plan.connections),
        scenario.expected,
        address=place.address,
        connections=plan.connections,
        seconds=seconds,
        folder=place.home,
    )
    if played.errors:
        raise EngineError(
            f"{scenario.name}: {played.wrong} wrong answers, {played.broken} broken connections. {played.example}"
        )
    after = scenario.stored()
    if before is not None and after is not None and after - before < played.requests:
        raise EngineError(f"{scenario.name}: {played.requests} good answers, but only {after - before} are stored.")
    return played
