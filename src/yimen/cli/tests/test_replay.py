"""`yimen replay` as a filter: whatever comes in, each line is answered in JSON and the next one too."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = '{"id": "good", "acts": [{"act": "submit", "at": "2016-02-03T09:00:00", "by": "applicant"}]}'


def replay(given: bytes, *words: str) -> tuple[int, list[Any], str]:
    """Exit code, results, and what was said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "yimen.cli.main", "replay", *(words or ("-",))],
        input=given,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


@pytest.mark.parametrize(
    "bad",
    [
        b"nonsense",
        b"[]",
        b'{"id": NaN}',
        b'{"id": 1e400}',
        b"\xff\xfe{",
        b"\x00",
        b'{"id": 1} trailing',
        b'"text"',
        b"[" * 5000,
    ],
)
def test_a_bad_line_is_answered_and_so_is_the_next(bad: bytes) -> None:
    code, results, errors = replay(GOOD.encode() + b"\n" + bad + b"\n" + GOOD.encode() + b"\n")
    assert (code, errors) == (1, "")
    assert [result["id"] for result in results] == ["good", None, "good"]
    assert results[1]["error"]["code"] == "scenario_not_json"
    assert results[0]["state"] == "submitted"


def test_a_bad_first_line_does_not_hold_up_the_others() -> None:
    code, results, _errors = replay(b"nonsense\n" + GOOD.encode())
    assert (code, [result["id"] for result in results]) == (1, [None, "good"])


def test_a_scenario_printed_over_many_lines_or_a_list_of_them(tmp_path: Path) -> None:
    file = tmp_path / "scenarios.json"
    file.write_text(json.dumps([json.loads(GOOD)] * 2, indent=2), encoding="utf-8")
    assert replay(b"", str(file))[:2] == (0, replay(f"{GOOD}\n{GOOD}".encode())[1])
    file.write_text(json.dumps(json.loads(GOOD), indent=2), encoding="utf-8-sig")
    assert len(replay(b"", str(file))[1]) == 1


def test_nothing_in_nothing_out() -> None:
    assert replay(b"\n\n") == (0, [], "")


def test_a_file_that_is_not_there_is_named() -> None:
    code, results, errors = replay(b"", "no-such-file.jsonl")
    assert (code, results) == (2, [])
    assert "no-such-file.jsonl" in errors and "Traceback" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told_without_a_stack_trace() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "yimen.cli.main", "replay", "-"],
            input=GOOD.encode(), stdout=full, stderr=subprocess.PIPE, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
