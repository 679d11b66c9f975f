"""What the doctor looks at. Each examination gives one finding and changes nothing.

A *problem* keeps the platform from running; an *advice* concerns tests, or safety on a shared machine.
"""

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from yimen import engine
from yimen.cli import running
from yimen.config.environment import PACKAGE, PROJECT, read
from yimen.engine import EngineError, assets, binaries, failures, supervisor

_ROOM_NEEDED = 1.0  # gigabytes


@dataclass(frozen=True)
class Finding:
    """What was looked at, how bad it is (ok, advice, problem), what was seen, and what to do about it."""

    subject: str
    level: str
    text: str
    mend: str = ""


def examine(home: Path, port: int) -> list[Finding]:
    """All findings, in the order in which they build on one another."""
    examinations: dict[str, Callable[[], Finding]] = {
        "Python": _python,
        "packages": _packages,
        "PostgreSQL": _postgres,
        "disk": lambda: _disk(home),
        "secrets": lambda: _secrets(home),
        "database": lambda: _database(home),
        "tables": _migrations,
        "search": _search,
        "reading": _reading,
        "Node": _node,
        "assets": _assets,
        "translations": _translations,
        "port": lambda: _port(home, port),
        "fonts": _fonts,
        "browser": _browser,
        "load makers": _load_makers,
    }
    return [_guarded(subject, examination) for subject, examination in examinations.items()]


def _guarded(subject: str, examination: Callable[[], Finding]) -> Finding:
    try:
        return examination()
    except PermissionError as failure:
        return Finding(subject, "problem", f"{failure.filename} belongs to somebody else", failures.USE_YOUR_OWN)
    except Exception as failure:  # a doctor must not fall ill: whatever an examination meets is its finding
        return Finding(subject, "problem", f"{type(failure).__name__}: {failure}")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", "ok", f"{version} in {sys.prefix}")


def _packages() -> Finding:
    from importlib.metadata import PackageNotFoundError, requires, version

    from packaging.requirements import Requirement

    wrong = []
    for text in requires("yimen") or []:
        requirement = Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            if not requirement.specifier.contains(version(requirement.name), prereleases=True):
                wrong.append(f"{requirement.name} {version(requirement.name)}")
        except PackageNotFoundError:
            wrong.append(requirement.name)
    if wrong:
        return Finding("packages", "problem", f"missing or too old: {', '.join(wrong)}", "scripts/bootstrap")
    return Finding("packages", "ok", "all that running needs is installed")


def _postgres() -> Finding:
    if os.environ.get("DATABASE_URL"):
        return Finding("PostgreSQL", "ok", "a server given by DATABASE_URL is used")
    try:
        found = binaries.find()
    except EngineError as problem:
        return Finding("PostgreSQL", "problem", str(problem), "scripts/bootstrap, or set DATABASE_URL")
    return Finding("PostgreSQL", "ok", f"{found.version} in {found.folder}")


def _disk(home: Path) -> Finding:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free / 1e9
    if not os.access(place, os.W_OK):
        return Finding("disk", "problem", f"{place} cannot be written", "set YIMEN_HOME to a folder of yours")
    if free < _ROOM_NEEDED:
        return Finding("disk", "problem", f"{free:.1f} GB free at {place}", f"free at least {_ROOM_NEEDED:.0f} GB")
    return Finding("disk", "ok", f"{free:.1f} GB free at {place}")


def _secrets(home: Path) -> Finding:
    file = home / "secrets.json"
    if file.exists() and file.stat().st_mode & 0o077:
        return Finding("secrets", "problem", f"others may read {file}", f"chmod 600 {file}")
    if not read("YIMEN_SECRET_KEY") or not read("YIMEN_DATA_KEY"):
        return Finding("secrets", "advice", "no keys yet", "make demo makes them; in production set them yourself")
    if len(read("YIMEN_SECRET_KEY")) < 50:
        return Finding("secrets", "problem", "YIMEN_SECRET_KEY is shorter than 50 characters", "make a longer one")
    try:
        keys = [base64.b64decode(key, validate=True) for key in read("YIMEN_DATA_KEY").split(",")]
    except ValueError:
        keys = [b""]
    if any(len(key) != 32 for key in keys):
        return Finding(
            "secrets", "problem", "a key in YIMEN_DATA_KEY is not 32 bytes in base64", "openssl rand -base64 32"
        )
    return Finding("secrets", "ok", "keys are set; keep a copy of the data key in a safe place")


def _database(home: Path) -> Finding:
    import psycopg

    url = os.environ.get("DATABASE_URL")
    if not url:
        status = engine.status(home)
        if not status.running:
            return Finding("database", "ok", f"embedded, not running now, data in {status.data}")
        url = engine.connection_url(home)
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            number = connection.info.server_version
    except psycopg.Error as problem:
        return Finding(
            "database", "problem", str(problem).strip().splitlines()[-1], "check DATABASE_URL and the server"
        )
    if number < 150000:
        return Finding("database", "problem", f"PostgreSQL {number // 10000} is too old", "use PostgreSQL 15 or newer")
    return Finding("database", "ok", f"answers, PostgreSQL {number // 10000}.{number % 10000}")


def _migrations() -> Finding:
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL") and not engine.status(home()).running:
        return Finding("tables", "ok", "not looked at: the database does not run")
    prepare()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        return Finding("tables", "problem", f"{len(pending)} migrations are pending", "yimen migrate")
    return Finding("tables", "ok", "at the state of this version")


def _search() -> Finding:
    from yimen.cli.setup import home, prepare

    if not os.environ.get("DATABASE_URL") and not engine.status(home()).running:
        return Finding("search", "ok", "not looked at: the database does not run")
    prepare()
    from yimen.search.condition import State, examine

    found = examine()
    if found.state is State.GOOD:
        return Finding("search", "ok", f"the index holds {found.held} services and powers")
    reasons = {
        State.MISSING: "there is no search index",
        State.OLD: "the search index is of another version",
        State.BROKEN: f"the search index cannot be read: {found.fault}",
        State.DIFFERS: f"the search index holds {found.held} services and powers, the database {found.wanted}",
    }
    text = f"{reasons[found.state]}; searches are answered more plainly"
    return Finding("search", "advice", text, "yimen search rebuild (the worker does it within the hour)")


def _reading() -> Finding:
    from yimen.prereview.reading.reader import missing_packages

    if missing := missing_packages():
        text = f"the pre-review cannot read documents: {', '.join(missing)} missing"
        return Finding("reading", "advice", text, "pip install 'yimen[reading]'; until then people read them")
    return Finding("reading", "ok", "documents can be read")


def _node() -> Finding:
    node = assets.find_node()
    if node is None:
        return Finding("Node", "problem", f"no Node {assets.OLDEST_NODE} or newer", "scripts/bootstrap")
    return Finding("Node", "ok", f"{node.version} in {node.folder}")


def _assets() -> Finding:
    if assets.built(PROJECT):
        return Finding("assets", "ok", "style and scripts are built from the present sources")
    return Finding("assets", "problem", "style and scripts are not built, or old", "yimen assets")


def _translations() -> Finding:
    sources = [path for path in PACKAGE.rglob("*.po") if path.stat().st_size]
    stale = [path for path in sources if not _compiled(path)]
    if stale:
        return Finding("translations", "problem", f"{len(stale)} files are not compiled", "yimen translations compile")
    return Finding("translations", "ok", f"{len(sources)} files compiled")


def _compiled(source: Path) -> bool:
    made = source.with_suffix(".mo")
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def _port(home: Path, port: int) -> Finding:
    run = supervisor.current(home)
    if run is not None:
        return Finding("port", "ok", f"the demo runs at {run.address}")
    try:
        running.refuse_taken_port("127.0.0.1", port)
    except EngineError as problem:
        return Finding("port", "problem", f"port {port} is not free", str(problem).partition(". ")[2])
    return Finding("port", "ok", f"{port} is free")


def _fonts() -> Finding:
    lister = shutil.which("fc-list")
    said = subprocess.run([lister, ":lang=zh"], capture_output=True, text=True, check=False).stdout if lister else ""
    if said.strip():
        return Finding("fonts", "ok", "Chinese fonts for a browser on this machine; certificates carry their own")
    return Finding(
        "fonts", "advice", "no Chinese fonts for a browser on this machine", "apt-get install fonts-noto-cjk"
    )


def _browser() -> Finding:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return Finding("browser", "ok", found)
    return Finding("browser", "advice", "no Chromium: browser tests will be skipped", "apt-get install chromium")


def _load_makers() -> Finding:
    """What `yimen bench http` needs and nothing else does."""
    from yimen.bench import tools

    try:
        found = {"wrk": (tools.wrk(), tools.WRK_REMEDY), "pgbench": (tools.pgbench(), tools.PGBENCH_REMEDY)}
    except EngineError:
        found = {"wrk": (tools.wrk(), tools.WRK_REMEDY)}  # without PostgreSQL, which is a finding of its own
    absent = {name: remedy for name, (path, remedy) in found.items() if path is None}
    if not absent:
        return Finding("load makers", "ok", "wrk and pgbench, for yimen bench http")
    text = f"no {' and no '.join(absent)}: only yimen bench http needs it"
    return Finding("load makers", "advice", text, "; ".join(absent.values()))
