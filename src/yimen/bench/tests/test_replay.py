"""The benchmark of the replay in small: every way is walked by both, and what goes astray ends it."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from yimen.bench import replay
from yimen.bench.scenarios import WAYS, made
from yimen.bench.workflow import Engine
from yimen.engine import EngineError


def run(*arguments: str) -> Any:
    from yimen.cli.main import app

    return CliRunner().invoke(app, ["bench", "replay", *arguments])


def test_it_prints_both_rates_and_their_ratio() -> None:
    told = run("--scenarios", "20", "--rounds", "1")
    assert told.exit_code == 0, told.output
    for words in ("yimen", "SpiffWorkflow", "scenarios/s", "ratio", "20 scenarios", "delivered"):
        assert words in told.output


def test_for_programs_with_every_round() -> None:
    told = json.loads(run("--scenarios", "30", "--rounds", "2", "--json").stdout)
    assert (told["scenarios"], len(told["rounds"])) == (30, 2)
    assert sum(told["ends"].values()) == 30
    assert all(each["ratio"] == each["ours"] / each["engine"] for each in told["rounds"])


def test_every_way_is_walked_to_its_end_by_both() -> None:
    engine, seen = Engine(), set()
    for scenario, state in made(150, seed=3):
        replay.require_end(scenario, state)
        replay.require_same_tasks(scenario, engine)
        seen.add(tuple(act["act"] for act in scenario["acts"]))
    assert len(seen) == len(WAYS)


def test_an_act_that_is_refused_ends_the_benchmark() -> None:
    scenario, state = made(1)[0]
    scenario["acts"][-1]["by"] = "applicant"
    with pytest.raises(EngineError, match="act_not_your_role"):
        replay.require_end(scenario, state)


def test_an_engine_that_is_elsewhere_ends_the_benchmark() -> None:
    scenario, _state = made(1)[0]
    with pytest.raises(EngineError, match="waits for submit"):
        Engine().run(scenario | {"acts": scenario["acts"][1:]})
    with pytest.raises(EngineError, match="not come to its end"):
        Engine().run(scenario | {"acts": scenario["acts"][:3]})


def test_the_command_fails_without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "made", lambda count: [(made(1)[0][0], "withdrawn")])
    told = run("--scenarios", "1")
    assert told.exit_code != 0
    assert "scenarios/s" not in told.output
