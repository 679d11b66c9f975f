"""A home of its own for the index of each test that reads or writes one."""

import pytest

from yimen.search import reading


@pytest.fixture
def home(settings, tmp_path, monkeypatch):
    """An empty home; every search looks whether the index has changed."""
    settings.YIMEN_HOME = tmp_path
    monkeypatch.setattr(reading, "FRESH_SECONDS", 0.0)
    monkeypatch.setattr(reading, "_complained", float("-inf"))
    reading.forget()
    yield tmp_path
    reading.forget()
