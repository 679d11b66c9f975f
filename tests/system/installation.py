"""The one installation that all system tests of a run share: started as a newcomer does, removed at the end.

The main process takes a folder that no other run is using; whichever test needs the installation first starts it.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).parents[2]
FOLDER = "YIMEN_TEST_DEMO"  # passed on to the workers of pytest-xdist
_held: list[IO[str]] = []


def take() -> None:
    """Choose the folder, in the main process: `.yimen/test-demo`, or with a number while another run has it."""
    (PROJECT / ".yimen").mkdir(exist_ok=True)
    for number in range(1, 100):
        folder = PROJECT / ".yimen" / (f"test-demo-{number}" if number > 1 else "test-demo")
        lock = folder.with_suffix(".lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        _held.append(lock)  # freed by the kernel when this process ends
        os.environ[FOLDER] = str(folder)
        for left in (_note(), _checked()):  # by a run that was killed
            left.unlink(missing_ok=True)
        return
    raise RuntimeError("a hundred runs have an installation of their own; remove .yimen/test-demo*.lock")


def start() -> str:
    """Its address; the first who asks starts it, the others wait."""
    with home().with_suffix(".starting").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _note().exists():
            return _note().read_text(encoding="utf-8")
        _remove()
        address = f"http://127.0.0.1:{_free_port()}"
        started = yimen("demo", "--port", address.rpartition(":")[2], "--detach", timeout=600)
        assert started.returncode == 0, started.stdout + started.stderr
        _note().write_text(address, encoding="utf-8")
        return address


@contextmanager
def used(*, alone: bool = False) -> Iterator[None]:
    """While it lasts nobody uses the installation alone; or, alone: nobody else uses it at all."""
    with home().with_suffix(".used").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def note(kinds: set[str]) -> None:
    """Remember for all processes of this run that what is of these kinds was checked."""
    with _checked().open("a", encoding="utf-8") as list_:
        list_.writelines(json.dumps(kind) + "\n" for kind in sorted(kinds - checked()))


def checked() -> set[str]:
    """The kinds that were checked so far. A line that another process is just writing does not count yet."""
    if not _checked().exists():
        return set()
    lines = _checked().read_text(encoding="utf-8").split("\n")[:-1]
    return {json.loads(line) for line in lines if line.endswith('"')}


def stop() -> None:
    """End and remove what this run started, in the main process."""
    if FOLDER in os.environ and _note().exists():
        _remove()
        _note().unlink()


def yimen(*words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run a command of the installation."""
    # Not the tests' own database and keys: the installation makes its own, as a newcomer's does.
    ours = ("DATABASE_URL", "YIMEN_SECRET_KEY", "YIMEN_DATA_KEY", "YIMEN_TEST_DATABASE", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment["YIMEN_HOME"] = str(home())
    return subprocess.run(
        [sys.executable, "-m", "yimen.cli.main", *words],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def home() -> Path:
    """Where the installation keeps everything."""
    return Path(os.environ[FOLDER])


def _note() -> Path:
    return home().with_suffix(".address")


def _checked() -> Path:
    return home().with_suffix(".checked")


def _remove() -> None:
    yimen("stop")
    yimen("remove", "--yes")
    shutil.rmtree(home(), ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
