"""A running installation, a browser, and the people who use them. The browser is Debian's Chromium."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.system import installation
from tests.system.visitor import Visitor
from yimen.demo.logins import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
Visitors = Callable[..., Callable[..., Visitor]]


@dataclass(frozen=True)
class Demo:
    """A running demo: its address, and how to call its command line."""

    address: str

    def yimen(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a command of the installation and return what it printed."""
        return installation.yimen(*words, timeout=timeout)


@pytest.fixture
def demo() -> Iterator[Demo]:
    """The demo district, running; YIMEN_WALK_ADDRESS names one that runs already, to try a walk again quickly."""
    with installation.used():
        yield Demo(os.environ.get("YIMEN_WALK_ADDRESS") or installation.start())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A running Chromium; without one the test is skipped, or fails where CI requires it.

    For one file only: while Playwright runs, so does an event loop, in which Django refuses the database to later files.
    """
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


@pytest.fixture
def visitors(demo: Demo, chromium: Any) -> Visitors:
    """Makes visitors of one kind: `visitors(language="en", phone=True)("shencha")` is one who has signed in."""

    def of_one_kind(**kind: Any) -> Callable[..., Visitor]:
        def visitor(username: str = "") -> Visitor:
            person = Visitor(chromium, demo.address, **kind)
            if username:
                person.sign_in(username, PASSWORD)
            return person

        return visitor

    return of_one_kind


@pytest.fixture(scope="session")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture such as a phone takes of a document."""
    path = tmp_path_factory.mktemp("papers") / "营业执照.png"
    Image.new("RGB", (800, 600), "white").save(path)
    return path
