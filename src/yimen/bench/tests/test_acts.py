"""`yimen bench acts` in small: calls are those of the requests, processes do them, round trips are counted."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from yimen.bench import acts, acts_report, inside
from yimen.bench.acts import Actors, Compared, Outcome, Plan
from yimen.bench.advancing import Advancing
from yimen.bench.ceiling import Ceiling
from yimen.bench.inside import Workers
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.submitting import Submitting
from yimen.bench.tests.test_http import people
from yimen.cases.chains import Looked, chain_faults
from yimen.engine import EngineError
from yimen.procedure import Actor, Role

__all__ = ["people"]  # the fixture

ROW = Compared("advance", "in process", 600, 300.0, 0.3, 0.3, Ceiling(1000, 500.0, 0.1), 0.5, 2)


@pytest.mark.django_db(transaction=True)
def test_round_trips_of_both_acts(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.bench.advancing.APART", 13)
    submitting = Submitting(people, people.now, whole=True)
    actors = Actors(people.now)
    assert acts.round_trips(submitting, actors) == 2
    assert acts.round_trips(Advancing(people, submitting, seconds=1), actors) == 2
    assert submitting.stored() > 0
    assert list(chain_faults()) == []


def test_a_token_that_is_not_valid(db: None) -> None:
    with pytest.raises(EngineError, match="token"):
        Actors(datetime(2026, 1, 5, tzinfo=UTC)).of([Request("/cases", "wrong")])


class Pipe:
    """A process that answers what it is told to, and keeps what it was sent."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.sent = list(answers), []

    def send(self, value: Any) -> None:
        self.sent.append(value)

    def poll(self, seconds: float) -> bool:
        return bool(self.answers)

    def recv(self) -> Any:
        return self.answers.pop(0)


REQUESTS = [Request(f"/cases/{number}/acts", "token", {}) for number in ("A", "B", "A", "B")]
ACTORS = {"token": Actor(who="1", name="", roles=frozenset({Role.OFFICER}), agency=None)}


def test_acts_of_one_case_are_done_by_one_process() -> None:
    pipes = [Pipe("", (10, 2.0, 0.5, 3)), Pipe("", (30, 2.0, 0.7, 1))]
    played = Workers(pipes).play(REQUESTS, ACTORS, 2)
    assert (played.acts, played.per_second, played.python) == (40, 20.0, pytest.approx(1.2))
    assert [[each.path for each in pipe.sent[0][0]] for pipe in pipes] == [["/cases/A/acts"] * 2, ["/cases/B/acts"] * 2]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("", (10, 2.0, 0.5, 0)), "prepared acts were done"),
        (("", "An act of the benchmark failed: Refusal"), "Refusal"),
        ((), "said nothing"),
    ],
)
def test_what_goes_wrong_in_a_process_is_told(answers: tuple[Any, ...], told: str) -> None:
    with pytest.raises(EngineError, match=told):
        Workers([Pipe(*answers)]).play(REQUESTS, ACTORS, 2)


def test_it_stops_when_the_time_is_over() -> None:
    done, _seconds, _python, left = inside._play([lambda: None] * 5, 0)
    assert (done, left) == (0, 5)
    assert inside._play([lambda: None] * 5, 60)[0::3] == (5, 0)


def test_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    outcome = Outcome(
        [ROW, replace(ROW, way="HTTP", per_second=50.0)], Looked(3, 9), {"fsync": "on", "synchronous_commit": "on"}
    )
    told = json.loads(acts_report.as_json(outcome, Plan(2, 4, 32, 1)))
    assert told["medians"]["advance, in process"]["ratio"] == 0.6
    assert told["medians"]["advance, HTTP"]["ratio"] == 0.1
    assert told["rounds"][0]["ratio_of_costs"] == pytest.approx(0.6)
    acts_report.show(outcome, Plan(2, 4, 32, 1))
    assert "round trips" in capsys.readouterr().out
