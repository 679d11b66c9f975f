"""A file brought in, and what became of its rows."""

import csv
from datetime import UTC, datetime

import pytest

LATER = datetime(2016, 4, 20, 1, tzinfo=UTC)


@pytest.fixture
def bring(tmp_path):
    """Write rows as a file, or take a text as it is, and bring it in on 20 April 2016."""

    from yimen.exchange.kinds import KINDS
    from yimen.exchange.local import import_file

    def _bring(kind, rows, **more):
        path = tmp_path / "list.csv"
        if isinstance(rows, str):
            path.write_text(rows, encoding="utf-8")
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        return import_file(path, KINDS[kind], "310113", now=more.pop("now", LATER), **more)

    return _bring


@pytest.fixture
def fates():
    """The rows that are new, changed, unchanged and wrong."""

    def _fates(outcome):
        counts = outcome.counts
        return counts.new, counts.changed, counts.unchanged, counts.wrong

    return _fates
