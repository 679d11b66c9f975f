"""`yimen clock due`: bad input by name and without a stack trace, then the answers."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from yimen.cli.main import app
from yimen.wording import catalogs


def ask(*arguments: str):
    return CliRunner().invoke(app, ["clock", "due", *arguments])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2016-02-30", "--term", "5wd"], "2016-02-30"),
        (["--from", "yesterday", "--term", "5wd"], "yesterday"),
        (["--from", "2016-02-03", "--term", "five"], "five"),
        (["--from", "2016-02-03", "--term", "99999wd"], "99999wd"),
        (["--from", "0216-02-03", "--term", "5wd"], "0216-02-03"),
        (["--from", "2100-12-31", "--term", "5wd"], "2100-12-31"),
        (["--from", "2016-02-03", "--term", "5wd", "--stop", "2016-02-04"], "2016-02-04"),
        (["--from", "2016-02-03", "--term", "5wd", "--stop", "2016-02-09..2016-02-04"], "2016-02-09"),
        (["--from", "2016-02-03", "--term", "5wd", "--stop", "2016-02-04.."], ""),
        (["--from", "2016-02-03", "--term", "5wd", "--as-of", "soon"], "soon"),
        (["--from", "2016-02-03"], "--term"),
    ],
)
def test_bad_input(arguments: list[str], said: str) -> None:
    answer = ask(*arguments)
    assert answer.exit_code == 2
    assert said in answer.stderr and "Traceback" not in answer.output
    assert answer.stdout == ""


def test_it_starts_without_django() -> None:
    code = "import sys; from yimen.cli import clock; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


@pytest.mark.parametrize(("language", "said"), [("C.UTF-8", "no date"), ("zh_CN.UTF-8", "日期")])
def test_a_fresh_process_says_what_is_wrong(language: str, said: str) -> None:
    catalogs.compile_all()
    command = [sys.executable, "-m", "yimen.cli.main", "clock", "due", "--from", "x", "--term", "5wd"]
    ended = subprocess.run(command, capture_output=True, text=True, env={"LANG": language, "PYTHONUTF8": "1"})
    assert ended.returncode == 2
    assert said in ended.stderr and "Traceback" not in ended.stderr


def test_the_date_alone_for_scripts() -> None:
    answer = ask("--from", "2016-02-03", "--term", "5wd")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "2016-02-15\n", "")


def test_stops_and_the_state_on_a_day() -> None:
    answer = ask("--from", "2016-01-04", "--term", "10wd", "--stop", "2016-01-05..", "--as-of", "2016-01-08")
    assert answer.stdout.splitlines() == ["2016-01-21", "on 2016-01-08: 1 used, 9 remaining, green, the clock stands"]


def test_every_day_of_the_count() -> None:
    lines = ask("--from", "2016-02-03", "--term", "5wd", "--explain").stdout.splitlines()
    assert len(lines) == 1 + 13
    assert "2016-02-06 Sat     3  worked in exchange (春节 Spring Festival)" in lines


def test_beyond_the_calendar_it_says_provisional() -> None:
    answer = ask("--from", "2090-02-03", "--term", "5wd")
    assert answer.exit_code == 0 and answer.stdout == "2090-02-10\n" and "provisional" in answer.stderr


def test_json() -> None:
    answer = ask("--from", "2016-02-03", "--term", "5wd", "--as-of", "2016-02-14", "--explain", "--json")
    values = json.loads(answer.stdout)
    assert len(values.pop("days")) == 13
    assert values == {
        "start": "2016-02-03",
        "term": "5wd",
        "due": "2016-02-15",
        "provisional": False,
        "as_of": "2016-02-14",
        "used": 4,
        "remaining": 1,
        "stopped": False,
        "colour": "red",
    }
