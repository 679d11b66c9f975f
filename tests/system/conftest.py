"""One whole installation for the tests that need it: started as a newcomer does, with server, worker and push.

It starts once a run, whichever worker asks first, and is stopped by the main process. The browser is Debian's Chromium.
"""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Written against pages that were still moving: until it has passed once as a whole, it runs only when asked for.
if os.environ.get("YIMEN_BROWSER_WALK") != "1":
    collect_ignore = ["test_browser_walk.py"]

PROJECT = Path(__file__).parents[2]
HOME = PROJECT / ".yimen" / "test-demo"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
]


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, and how to call its command line."""

    address: str

    def yimen(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a command of the installation and return what it printed."""
        return _yimen(*words, timeout=timeout)


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The demo district, running."""
    HOME.parent.mkdir(parents=True, exist_ok=True)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    with (HOME.parent / "test-demo.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        note = HOME.parent / "test-demo.json"
        known = json.loads(note.read_text()) if note.exists() else {}
        if known.get("run") == run:
            return Demo(known["address"])
        _yimen("stop")
        _yimen("remove", "--yes")
        shutil.rmtree(HOME, ignore_errors=True)
        port = _free_port()
        started = _yimen("demo", "--port", str(port), "--detach", timeout=600)
        assert started.returncode == 0, started.stdout + started.stderr
        address = f"http://127.0.0.1:{port}"
        note.write_text(json.dumps({"run": run, "address": address}))
        return Demo(address)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The main process stops what any worker started."""
    note = HOME.parent / "test-demo.json"
    if "PYTEST_XDIST_WORKER" not in os.environ and note.exists():
        _yimen("stop")
        note.unlink(missing_ok=True)


def _yimen(*words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    # Not the tests' own database and keys: the installation makes its own, as a newcomer's does.
    ours = ("DATABASE_URL", "YIMEN_SECRET_KEY", "YIMEN_DATA_KEY", "YIMEN_TEST_DATABASE", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment["YIMEN_HOME"] = str(HOME)
    return subprocess.run(
        [sys.executable, "-m", "yimen.cli.main", *words],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium; without one the test is skipped, or fails where CI requires it."""
    if CHROMIUM is None:
        reason = "no Chromium here: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("YIMEN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
