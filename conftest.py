"""What every test run needs before Django's settings are read: a real PostgreSQL, keys, a home of its own.

The database server is embedded, lives in `.yimen/test-postgres`, is shared by all runs and stays up between them
(`make stop` ends it). Set DATABASE_URL to test on another one. Only the main process starts it: workers of
pytest-xdist inherit the environment made here.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, Any

import pytest

PROJECT = Path(__file__).parent
CALENDAR_TABLES = ("workdays_publishedyear", "workdays_yearreview", "workdays_closure", "workdays_duechange")
# What starts first when several processes share the work: the long ones, or they would be waited for at the end. The
# test that mistreats the installation begins, and the rooms below keep the others busy until it is done.
FIRST = (
    "tests/system/test_killed.py",
    *(f"src/yimen/{room}/" for room in ("demo", "bench", "api", "engine", "jobs", "oversight")),
    "tests/system/",
    "src/yimen/cli/",
)
_held: list[IO[str]] = []


def _database_name(folder: Path) -> str:
    """A name that no other run is using: `test_yimen`, or with a number while an earlier run still has it."""
    wished = os.environ.get("YIMEN_TEST_DATABASE", "test_yimen")
    for number in range(1, 100):
        name = wished if number == 1 else f"{wished}_{number}"
        lock = (folder / f"{name}.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        _held.append(lock)  # freed by the kernel when this process ends
        return name
    raise RuntimeError(f"a hundred test runs use the database {wished}; set YIMEN_TEST_DATABASE")


def _prepare() -> None:
    from yimen import engine

    folder = PROJECT / ".yimen" / "test-postgres"
    folder.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = engine.ensure_running(folder, durable=False)
    os.environ["YIMEN_TEST_DATABASE"] = _database_name(folder)
    home = tempfile.mkdtemp(prefix="yimen-test-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["YIMEN_HOME"] = home
    os.environ.setdefault("YIMEN_SECRET_KEY", "only-for-tests-" + "x" * 50)
    # A thread that writes beside a test's transaction would wait for it; tests of visits write themselves.
    os.environ.setdefault("YIMEN_VISITS", "")
    os.environ.setdefault("YIMEN_DATA_KEY", "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=")


if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.config.settings")


def pytest_configure() -> None:
    """Read the settings now, so that pytest-django, which looks right after this, sets Django up."""
    from django.conf import settings

    # Argon2 is slow on purpose; hundreds of test logins need not be.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages are tested without a front-end build; the browser tests look at the built one.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort by `FIRST`; all others follow as they were found."""
    items.sort(key=lambda item: next((place for place, path in enumerate(FIRST) if item.nodeid.startswith(path)), 99))


@pytest.hookimpl(optionalhook=True)  # without pytest-xdist nobody asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file at a time goes to whoever is free, in the order of `FIRST`; the demo's tests share one load of it."""
    from xdist.scheduler import LoadFileScheduling

    class InOrder(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "the demo" if nodeid.startswith("src/yimen/demo/tests/") else super()._split_scope(nodeid)

    config.option.loadscopereorder = False  # or the files with the most tests would come first
    return InOrder(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests of real transactions empty all tables afterwards; only for them the ledger lets itself be truncated."""
    with django_db_blocker.unblock():
        from django.db import connection

        with connection.cursor() as cursor:
            for table in (
                "cases_caseevent",
                "ledger_dailyroot",
                "accounts_disclosure",
                "oversight_warningevent",
                "permits_permitevent",
                "consult_message",
                *CALENDAR_TABLES,
            ):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_truncate")
            # Tests of plans: what the planner knows of a table must not depend on who emptied it a minute ago.
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(table)} SET (autovacuum_enabled = false)")
        # Asked once, so that tests which count queries do not meet the question whether a calendar has changed.
        from yimen.workdays import calendars

        calendars.REFRESH_SECONDS = float("inf")
        calendars.calendar_of("310113")
