"""The benchmark of clocks in small: it measures what it says, and nothing where two ways of counting differ."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from yimen.bench import clock
from yimen.bench.busdays import busday_calendar, derive
from yimen.clock import official_calendar
from yimen.clock.many import ManyStates, run_many
from yimen.engine import EngineError

OFFICIAL = official_calendar()


def run(*arguments: str) -> Any:
    from yimen.cli.main import app

    return CliRunner().invoke(app, ["bench", "clock", *arguments])


def test_it_prints_rates_ratios_and_memory() -> None:
    told = run("--clocks", "2000", "--rounds", "1")
    assert told.exit_code == 0, told.output
    for words in ("one by one", "together", "numpy's busdays", "clocks/s", "2000 clocks", "MB"):
        assert words in told.output


def test_for_programs_with_every_round() -> None:
    told = json.loads(run("--clocks", "500", "--rounds", "2", "--json").stdout)
    assert (told["clocks"], told["sample"], len(told["rounds"])) == (500, 500, 2)
    for each in told["rounds"]:
        assert each["many_to_busdays"] == each["many"] / each["busdays"]
        assert each["many_to_run"] == each["many"] / each["run"]
    assert told["columns"] > 500 * 8
    assert told["peak"] >= told["results"] > 0


def test_what_is_made_has_every_kind_of_clock() -> None:
    made = clock.made(5000)
    states = run_many(made, OFFICIAL, clock.AS_OF)
    assert set(states.colour.tolist()) == {0, 1, 2, 3}
    assert 0 < np.isnat(made.stops.end).sum() < len(made.stops.end)
    assert np.bincount(made.stops.clock).max() >= 3
    assert set(made.working.tolist()) == set(states.stopped.tolist()) == {True, False}


def test_numpy_is_told_the_weekend_days_that_are_worked() -> None:
    days = busday_calendar(OFFICIAL, 2016, 2016)
    assert np.is_busday(np.datetime64("2016-02-06"), busdaycal=days)  # a Saturday before the Spring Festival
    assert not np.is_busday(np.datetime64("2016-02-13"), busdaycal=days) or OFFICIAL.is_working(date(2016, 2, 13))
    assert np.busday_count("2016-01-01", "2017-01-01", busdaycal=days) == OFFICIAL.working_days(
        date(2015, 12, 31), date(2016, 12, 31)
    )


def test_nothing_is_printed_where_the_ways_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    def off_by_one(*given: Any) -> ManyStates:
        found = run_many(*given)
        return replace(found, due=found.due + np.timedelta64(1, "D"))

    monkeypatch.setattr(clock, "run_many", off_by_one)
    told = run("--clocks", "300", "--rounds", "1")
    assert told.exit_code != 0
    assert "clocks/s" not in told.output
    with pytest.raises(EngineError, match="due is"):
        clock.measure(300, 1)


def test_a_single_clock_that_differs_is_told() -> None:
    made = clock.made(300)
    sample = clock.one_by_one(made, 300)
    start, term, stops = sample[7]
    sample[7] = (start.replace(year=start.year - 1), term, stops)
    with pytest.raises(EngineError, match=r"Clock 7: .* together, but"):
        clock.require_agreement(made, sample, OFFICIAL, busday_calendar(OFFICIAL, *clock.YEARS))


def test_the_yardstick_counts_as_the_platform_does() -> None:
    made = clock.made(3000, seed=5)
    ours, theirs = (
        run_many(made, OFFICIAL, clock.AS_OF),
        derive(made, busday_calendar(OFFICIAL, *clock.YEARS), clock.AS_OF),
    )
    assert (ours.due == theirs.due).all()
    assert (ours.remaining == theirs.remaining).all()
