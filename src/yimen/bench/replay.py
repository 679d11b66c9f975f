"""`yimen bench replay`: scenarios through the pure procedure, beside a workflow engine that walks the same way.

Both get the scenario as a line of JSON and give their result as one, in one process and one thread, by turns.
What the engine does is a part of the work: it keeps the order of tasks. It knows no roles, no articles, no arguments
that an act must have, no time limits, stops and calendars, nothing that is deemed, and tells nothing but the tasks done.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from yimen.bench.scenarios import made
from yimen.bench.workflow import Engine
from yimen.engine import EngineError
from yimen.errors import Refusal
from yimen.procedure.replay import replay


@dataclass(frozen=True)
class Rates:
    """Scenarios a second in one round."""

    ours: float
    engine: float

    @property
    def ratio(self) -> float:
        return self.ours / self.engine


@dataclass(frozen=True)
class Outcome:
    """What was replayed, and how fast in each round."""

    scenarios: int
    acts: int
    ends: dict[str, int]
    rounds: list[Rates]

    def of(self, figure: Callable[[Rates], float]) -> float:
        """The median of a figure over the rounds."""
        return median(map(figure, self.rounds))


def measure(count: int, rounds: int) -> Outcome:
    """Replay so many scenarios in so many rounds.

    Raises EngineError when one does not end as it must, an act is refused, or the engine does other tasks.
    """
    engine, scenarios = Engine(), made(count)
    ends: dict[str, int] = {}
    for scenario, state in scenarios:
        require_end(scenario, state)
        require_same_tasks(scenario, engine)
        ends[state] = ends.get(state, 0) + 1
    lines = [json.dumps(scenario, ensure_ascii=False) for scenario, _state in scenarios]
    return Outcome(
        scenarios=count,
        acts=sum(len(scenario["acts"]) for scenario, _state in scenarios),
        ends=ends,
        rounds=[Rates(_rate(lines, _ours), _rate(lines, engine.run)) for _ in range(rounds)],
    )


def require_end(scenario: dict[str, Any], state: str) -> None:
    """Raises EngineError unless every act is done and the case ends in this state."""
    told = replay(scenario, _say)
    refused = [each["reason"] for each in told.get("acts", ()) if not each["ok"]]
    if refused or told.get("state") != state:
        raise EngineError(f"Scenario {scenario['id']} ends in {told.get('state')}, not in {state}: {refused or told}")


def require_same_tasks(scenario: dict[str, Any], engine: Engine) -> None:
    """Raises EngineError unless the engine does a task for every act."""
    done, asked = engine.run(scenario), [act["act"] for act in scenario["acts"]]
    if done != asked:
        raise EngineError(f"Scenario {scenario['id']}: the engine did {done}, not {asked}.")


def _ours(scenario: dict[str, Any]) -> dict[str, Any]:
    return replay(scenario, _say)


def _say(refusal: Refusal) -> str:
    return str(refusal)


def _rate(lines: list[str], work: Callable[[dict[str, Any]], object]) -> float:
    began = time.perf_counter()
    for line in lines:
        json.dumps(work(json.loads(line)), ensure_ascii=False)
    return len(lines) / (time.perf_counter() - began)
