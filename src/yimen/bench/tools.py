"""The two programs that make load: wrk over HTTP, pgbench on the database. Both free, neither a dependency of ours."""

import shutil
from pathlib import Path

from yimen.engine import EngineError, binaries

WRK_REMEDY = "apt-get install wrk (Debian), brew install wrk (macOS)"
PGBENCH_REMEDY = "apt-get install postgresql-contrib"


def wrk() -> str | None:
    """The load maker for HTTP, or None where the machine has none."""
    return shutil.which("wrk")


def pgbench() -> str | None:
    """The load maker for PostgreSQL: from the embedded PostgreSQL, else an installed one; None where there is none."""
    beside = Path(binaries.find().program("pgbench"))
    return str(beside) if beside.exists() else shutil.which("pgbench")


def need_both() -> tuple[str, str]:
    """Paths of wrk and pgbench. Raises EngineError with what to install."""
    web, database = wrk(), pgbench()
    if web is None:
        raise EngineError(f"The load is made by wrk, which is not on this machine. Install it: {WRK_REMEDY}")
    if database is None:
        raise EngineError(f"The database alone is measured by pgbench, which is missing. Install it: {PGBENCH_REMEDY}")
    return web, database
