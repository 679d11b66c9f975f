"""Everything that stands between a fresh clone and a platform that can be served; only what is not fresh is done."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yimen import engine
from yimen.cli.show import Steps
from yimen.config.environment import PACKAGE, PROJECT
from yimen.engine import EngineError, assets
from yimen.engine.secrets import ensure_secrets
from yimen.engine.stamps import Stamps, digest


def prepare(steps: Steps, home: Path, *, seed: bool) -> None:
    """Keys, front end, database, and with Django: tables, texts, static files, signing keys, the demo district."""
    home.mkdir(parents=True, exist_ok=True)
    ensure_secrets(home)
    with steps.step("Style and scripts") as step:
        step.skipped = not assets.build(PROJECT)
    with steps.step("Database") as step:
        step.note = "from DATABASE_URL" if external() else _start_database(home)
    _with_django(steps, home, seed)


def external() -> bool:
    """Whether a database server outside this installation is used."""
    return bool(os.environ.get("DATABASE_URL"))


def _start_database(home: Path) -> str:
    engine.ensure_running(home)
    return f"PostgreSQL {engine.status(home).version}"


def _with_django(steps: Steps, home: Path, seed: bool) -> None:
    """In a process of its own, so that the one which stays to watch over the others never loads Django."""
    stamps, name = Stamps(home / "stamps.json"), "demo" if seed else "empty"
    made_from = _made_from(home)
    if stamps.fresh(name, made_from):
        with steps.step("Tables, texts, data") as step:
            step.skipped = True
        return
    log = home / "logs" / "preparation.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "yimen.cli.django_steps", *([] if seed else ["--no-seed"])]
    with log.open("w") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            _show(steps, process, log)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    stamps.finish(name, _made_from(home))


@dataclass(frozen=True)
class _Line:
    step: str
    done: int
    total: int
    text: str


def _lines(process: "subprocess.Popen[str]") -> Iterator[_Line]:
    assert process.stdout is not None
    for text in process.stdout:
        try:
            yield _Line(**json.loads(text))
        except (ValueError, TypeError):
            continue  # something that a library printed


def _show(steps: Steps, process: "subprocess.Popen[str]", log: Path) -> None:
    """Turn what the process tells into steps on the terminal."""
    lines = _lines(process)
    line = next(lines, None)
    while line is not None:
        name = line.step
        with steps.step(name) as step:
            while line is not None and line.step == name:
                step.advance(line.done, line.total, line.text)
                line = next(lines, None)
            if line is None and process.wait() != 0:
                raise EngineError(f"{name}: failed. The end of {log}:\n{_end_of(log)}")
    if process.wait() != 0:
        raise EngineError(f"The preparation failed. The end of {log}:\n{_end_of(log)}")


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])


def _made_from(home: Path) -> str:
    """What tables, texts and data were made from: our sources, and the state of the very database they went into."""
    rooms = [path for path in sorted(PACKAGE.glob("*")) if path.is_dir() and path.name not in ("cli", "engine")]
    sources = [path for room in rooms for path in room.rglob("*") if _matters(path)]
    return digest(sources, _database_state(home))


def _matters(path: Path) -> bool:
    parts = set(path.parts)
    if not path.is_file() or "tests" in parts or "__pycache__" in parts:
        return False
    if path.parts[-2:] == ("search", "schema.py"):  # another schema needs another index
        return True
    return path.suffix == ".po" or bool({"migrations", "demo", "static"} & parts)


def _database_state(home: Path) -> str:
    """Changes when the database is another one, was emptied, or has other tables."""
    import psycopg

    url = os.environ.get("DATABASE_URL") or engine.connection_url(home)
    question = (
        "SELECT (SELECT oid::text FROM pg_database WHERE datname = current_database()), "
        "(SELECT string_agg(app || '.' || name, ' ' ORDER BY id) FROM django_migrations), "
        "EXISTS (SELECT FROM accounts_user)"
    )
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            return repr(connection.execute(question).fetchone())
    except psycopg.errors.UndefinedTable:
        return "empty"
