"""Processes are restarted when they fail, stopped together, and never confused with strangers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from yimen.engine import EngineError, supervisor
from yimen.engine.processes import Identity, stop_groups
from yimen.engine.supervisor import Child, Supervisor

SLEEP = (sys.executable, "-c", "import time; time.sleep(120)")
DEAF = (
    sys.executable,
    "-c",
    "import signal,time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(120)",
)


def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    give_up = time.monotonic() + seconds
    while not true() and time.monotonic() < give_up:
        time.sleep(0.05)
    return true()


def test_a_number_with_another_start_time_is_a_stranger() -> None:
    ourselves = Identity.of(os.getpid())
    assert ourselves is not None
    assert ourselves.alive
    stranger = Identity(ourselves.pid, ourselves.started - 100)
    assert not stranger.alive
    stop_groups([stranger])  # we are still here
    assert ourselves.alive


def test_a_child_that_ends_at_once_is_named_with_its_last_words(tmp_path: Path) -> None:
    failing = Child("server", (sys.executable, "-c", "raise SystemExit('no such table')"))
    with Supervisor(tmp_path, [failing]) as running, pytest.raises(EngineError, match="no such table"):
        running.wait_until_healthy("http://127.0.0.1:9/healthz", seconds=20)


def test_all_children_end_with_the_supervisor_even_deaf_ones(tmp_path: Path) -> None:
    with Supervisor(tmp_path, [Child("one", SLEEP), Child("two", SLEEP)]):
        run = supervisor.current(tmp_path)
        assert run is not None
        children = list(run.children.values())
        assert len(children) == 2
        assert all(child.alive for child in children)
    assert not any(child.alive for child in children)
    assert supervisor.current(tmp_path) is None


def test_a_deaf_process_is_ended_after_patience(tmp_path: Path) -> None:
    process = subprocess.Popen(DEAF, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    identity = Identity.of(process.pid)
    assert identity is not None
    stop_groups([identity], patience=0.2)
    assert process.wait(timeout=5) == -signal.SIGKILL
    process.stdout.close()


# Signals as a terminal leaves them: a test run in the background of a script was started to ignore SIGINT.
OWNER = """
import signal, sys
from pathlib import Path
from yimen.engine.supervisor import Child, Supervisor
home, ignored = Path(sys.argv[1]), sys.argv[2:]
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN if str(int(number)) in ignored else signal.SIG_DFL)
sleep = (sys.executable, "-c", "import time; time.sleep(120)")
with Supervisor(home, [Child("sleeper", sleep), Child("flaky", sleep)], say=lambda text: None) as running:
    print("up", flush=True)
    running.keep_running()
"""


@pytest.fixture
def owner(tmp_path: Path, request: pytest.FixtureRequest) -> "Iterator[subprocess.Popen[str]]":
    """A process with a supervisor; a parameter names a signal that it was started to ignore."""
    ignored = [str(int(request.param))] if hasattr(request, "param") else []
    command = [sys.executable, "-c", OWNER, str(tmp_path), *ignored]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    process.stdout.close()
    yield process
    supervisor.stop(tmp_path)
    process.kill()
    process.wait()


def test_a_killed_child_is_started_again(tmp_path: Path, owner: "subprocess.Popen[str]") -> None:
    run = supervisor.current(tmp_path)
    assert run is not None
    first = run.children["flaky"]
    os.kill(first.pid, signal.SIGKILL)

    def replaced() -> bool:
        now = supervisor.current(tmp_path)
        return now is not None and now.children["flaky"] != first and now.children["flaky"].alive

    assert until(replaced)
    assert supervisor.stop(tmp_path) == ["flaky", "sleeper"]
    assert owner.wait(timeout=15) == 0


def test_what_a_killed_supervisor_left_is_ended_by_the_next_start(
    tmp_path: Path, owner: "subprocess.Popen[str]"
) -> None:
    run = supervisor.current(tmp_path)
    assert run is not None
    left = list(run.children.values())
    owner.kill()
    owner.wait()
    assert all(child.alive for child in left)
    assert supervisor.current(tmp_path) is None
    with Supervisor(tmp_path, []):
        assert until(lambda: not any(child.alive for child in left))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_stop_signal_ends_all(tmp_path: Path, owner: "subprocess.Popen[str]", number: signal.Signals) -> None:
    run = supervisor.current(tmp_path)
    assert run is not None
    owner.send_signal(number)
    assert owner.wait(timeout=15) == 0
    assert not any(child.alive for child in run.children.values())


@pytest.mark.parametrize("owner", [signal.SIGHUP], indirect=True)
def test_a_signal_it_was_started_to_ignore_is_ignored(tmp_path: Path, owner: "subprocess.Popen[str]") -> None:
    owner.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        owner.wait(timeout=1.5)
    assert supervisor.current(tmp_path) is not None


def test_stopping_nothing_is_no_failure(tmp_path: Path) -> None:
    assert supervisor.stop(tmp_path) == []
