"""The main process, which collects no tests when workers run them, takes and ends the installation of the system tests."""

import os

import pytest

from tests.system import installation

if "PYTEST_XDIST_WORKER" not in os.environ:
    installation.take()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        installation.stop()
