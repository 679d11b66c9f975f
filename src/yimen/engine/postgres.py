"""The embedded PostgreSQL of one home folder: made, started, found again, mended after a crash, stopped.

    url = ensure_running(home)      # 4 s the first time, milliseconds when it runs already
    stop(home)

The server listens on a Unix socket in a folder of its own and asks for a password (SCRAM) even there; it never opens
a network port. The application's role owns its database and may create others (tests), but is no superuser.

Files: `<home>/postgres/` the data folder (under /var/lib/yimen/<digest> when the account that runs the database cannot
reach the home), `<home>/postgres.json` where it is and how to connect, `<home>/postgres.lock` so that two starts at
once end in one server.
"""

import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from yimen.engine import binaries as programs
from yimen.engine.account import Account, account_for
from yimen.engine.binaries import SYSTEM_FOLDER, Binaries
from yimen.engine.failures import EngineError
from yimen.engine.files import locked, read_json, write_json, write_private
from yimen.engine.processes import Identity

ROLE = "yimen"
DATABASE = "yimen"
_PORT = 5432  # only part of the socket's name; no network port is opened
_LONGEST_SOCKET = 107  # bytes, sun_path of Linux less the closing zero
_START_SECONDS = 60
_DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
# For tests only: a power cut may lose everything, and everything is made anew anyway.
_FLEETING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "checkpoint_timeout": "1h",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@dataclass(frozen=True)
class Status:
    """What is known of a home's database; `pid` is the postmaster's, None when it does not run."""

    running: bool
    pid: int | None
    data: Path
    version: str | None


@dataclass(frozen=True)
class _Cluster:
    data: Path
    account: Account
    binaries: Binaries

    def control(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [self.binaries.program("pg_ctl"), "-D", str(self.data), *arguments]
        return self.account.run(command, timeout=_START_SECONDS + 30)


def ensure_running(home: Path, *, durable: bool = True) -> str:
    """Start the home's database if it does not run, making it first if there is none; give its connection URL.

    `durable=False` trades safety for speed and is for tests. Several callers at once are safe; so is a call after
    either side was killed. Raises EngineError with the reason and the remedy.
    """
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    with locked(home / "postgres.lock"):
        known = read_json(home / "postgres.json")
        if known.get("url") and _postmaster(Path(known["data"])) is not None:
            return str(known["url"])
        cluster = _prepare(home)
        passwords = read_json(cluster.data / "yimen.passwords")
        socket = _socket_folder(cluster)
        _configure(cluster, socket, durable=durable)
        _start(cluster, socket)
        _ensure_role_and_database(socket, passwords)
        url = _url(ROLE, passwords["role"], DATABASE, socket)
        write_json(home / "postgres.json", {"url": url, "data": str(cluster.data)})
        return url


def connection_url(home: Path) -> str:
    """The URL that the last start wrote, without starting anything.

    Where nothing was ever started, a URL whose failure explains itself: commands that need no database still run.
    """
    url = read_json(home / "postgres.json").get("url")
    return str(url or f"postgresql://{ROLE}@/{DATABASE}?host=/no-database-yet-run-make-demo-or-set-DATABASE_URL")


def stop(home: Path) -> bool:
    """Stop the home's database, waiting for it; False when it did not run."""
    home = home.resolve()
    if not home.exists():
        return False
    with locked(home / "postgres.lock"):
        data = _data_folder(home)
        if data is None or _postmaster(data) is None:
            return False
        cluster = _Cluster(data, account_for(data), _binaries_for(data))
        for mode in ("fast", "immediate"):
            if cluster.control("stop", "-m", mode, "-t", "30", "-s").returncode == 0:
                return True
        raise EngineError(f"The database in {data} does not stop; see {data}/log.")


def status(home: Path) -> Status:
    """Whether the home's database runs, where it is, of which major version. Starts nothing."""
    data = _data_folder(home.resolve()) or home.resolve() / "postgres"
    running = _postmaster(data)
    version = _major(data)
    return Status(running is not None, running.pid if running else None, data, str(version) if version else None)


def remove(home: Path) -> None:
    """Stop the home's database and delete it with all its data."""
    stop(home)
    data = _data_folder(home.resolve())
    if data is not None:
        shutil.rmtree(data)
    (home / "postgres.json").unlink(missing_ok=True)


def _data_folder(home: Path) -> Path | None:
    """The home's existing data folder: where the last start said, else in the usual places."""
    remembered = read_json(home / "postgres.json").get("data")
    places = [Path(remembered)] if remembered else []
    for place in [*places, _elsewhere(home), home / "postgres"]:
        if _major(place) is not None:
            return place
    return None


def _elsewhere(home: Path) -> Path:
    return SYSTEM_FOLDER / hashlib.sha256(str(home).encode()).hexdigest()[:16]


def _major(data: Path) -> int | None:
    try:
        return int((data / "PG_VERSION").read_text().strip())
    except PermissionError:
        raise EngineError(f"The database in {data} belongs to another user. Start as that user or as root.") from None
    except (OSError, ValueError):
        return None


def _binaries_for(data: Path | None) -> Binaries:
    return programs.find(_major(data) if data is not None else None)


def _prepare(home: Path) -> _Cluster:
    data = _data_folder(home)
    account = account_for(data)
    binaries = _binaries_for(data)
    if not account.ourselves:
        binaries = programs.usable_by(binaries, account)
    if data is None:
        data = _place_for(home, account)
        _initialise(data, account, binaries)
    return _Cluster(data, account, binaries)


def _place_for(home: Path, account: Account) -> Path:
    """A parent in which the account can have its data folder: the home, or a system folder when it is closed to it."""
    inside = home / "postgres"
    probe = Path(tempfile.mkdtemp(dir=home, prefix=".probe-"))
    try:
        account.give(probe)
        reachable = account.can_write(probe)
    finally:
        probe.rmdir()
    if reachable:
        return inside
    outside = _elsewhere(home)
    outside.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    return outside


def _initialise(data: Path, account: Account, binaries: Binaries) -> None:
    """Make a new data folder beside its place and move it there when complete: a kill leaves nothing half-made."""
    making = data.with_name(f"{data.name}.new")
    word = data.with_name(f"{data.name}.word")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    account.give(making)
    passwords = {"superuser": secrets.token_urlsafe(24), "role": secrets.token_urlsafe(24)}
    write_private(word, passwords["superuser"])
    account.give(word)
    try:
        made = account.run([binaries.program("initdb"), *_initdb_options(making, word, binaries)], timeout=120)
        if made.returncode != 0:
            raise EngineError(f"A new database could not be made in {data}:\n{made.stderr or made.stdout}")
        write_json(making / "yimen.passwords", passwords)
        account.give(making / "yimen.passwords")
        with (making / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude_if_exists = 'yimen.conf'  # written at every start\n")
        making.rename(data)
    finally:
        word.unlink(missing_ok=True)
        shutil.rmtree(making, ignore_errors=True)


def _initdb_options(folder: Path, password: Path, binaries: Binaries) -> list[str]:
    options = ["-D", str(folder), "--username=postgres", f"--pwfile={password}", "--encoding=UTF8", "--data-checksums"]
    options += ["--auth-local=scram-sha-256", "--auth-host=scram-sha-256", "--no-sync", "--no-instructions"]
    # Code-point order that no library update can change; names are sorted by a stored pinyin key.
    if binaries.major >= 17:
        return [*options, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return [*options, "--locale=C"]


def _socket_folder(cluster: _Cluster) -> Path:
    """A private folder whose path is short enough for a Unix socket: the data folder itself, or one in /tmp."""
    if len(os.fsencode(f"{cluster.data}/.s.PGSQL.{_PORT}.lock")) <= _LONGEST_SOCKET:
        return cluster.data
    digest = hashlib.sha256(str(cluster.data).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"yimen-{digest}"
    if not folder.exists():
        folder.mkdir(mode=0o700)
        cluster.account.give(folder)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != cluster.account.uid or found.st_mode & 0o077:
        raise EngineError(f"{folder} must be a folder of {cluster.account.name} alone; remove it and start again.")
    return folder


def _configure(cluster: _Cluster, socket: Path, *, durable: bool) -> None:
    values = {
        "listen_addresses": "",
        "port": str(_PORT),
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "shared_buffers": "128MB",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "logging_collector": "on",
        "log_directory": "log",
        "log_filename": "postgres-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        **(_DURABLE if durable else _FLEETING),
    }
    quoted = {name: value.replace("'", "''") for name, value in values.items()}
    write_private(cluster.data / "yimen.conf", "".join(f"{name} = '{value}'\n" for name, value in quoted.items()))
    cluster.account.give(cluster.data / "yimen.conf")


def _start(cluster: _Cluster, socket: Path) -> None:
    _forget_dead_postmaster(cluster.data, socket)
    log = cluster.data / "startup.log"
    give_up = time.monotonic() + 15
    while True:
        log.unlink(missing_ok=True)
        started = cluster.control("start", "-w", "-t", str(_START_SECONDS), "-s", "-l", str(log))
        if started.returncode == 0:
            return
        said = "\n".join(filter(None, [_tail(log), _tail(_newest(cluster.data / "log")), started.stderr]))
        # The workers of a killed postmaster need a moment to notice and go.
        if "shared memory" not in said or time.monotonic() > give_up:
            raise EngineError(f"The database in {cluster.data} does not start:\n{said}")
        time.sleep(0.3)


def _forget_dead_postmaster(data: Path, socket: Path) -> None:
    """Remove the lock files of a killed server when its number now belongs to another process or to a zombie: likely
    after a restart of the machine, and in containers whose first process reaps nobody. PostgreSQL would refuse to
    start. In all other cases it clears them itself; its check of shared memory stands in any case."""
    if _postmaster(data) is not None:
        return
    for lock in (data / "postmaster.pid", socket / f".s.PGSQL.{_PORT}.lock"):
        first = _first_line(lock)
        if first.isdigit() and Identity.of(int(first)) is not None:
            lock.unlink(missing_ok=True)


def _first_line(path: Path) -> str:
    try:
        return path.read_text().partition("\n")[0].strip()
    except OSError:
        return ""


def _postmaster(data: Path) -> Identity | None:
    """The running server of a data folder, by its lock file and what the process with that number really is."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        identity = Identity.of(int(lines[0]))
    except (OSError, ValueError, IndexError):
        return None
    process = identity.process() if identity else None
    if process is None:
        return None
    command = process.cmdline()
    serves_us = bool(command) and "postgres" in Path(command[0]).name and str(data) in command
    return identity if serves_us else None


def _newest(folder: Path) -> Path:
    return max(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, default=folder)


def _tail(path: Path) -> str:
    try:
        return "\n".join(path.read_text(errors="replace").splitlines()[-10:])
    except OSError:
        return ""


def _url(role: str, password: str, database: str, socket: Path) -> str:
    return f"postgresql://{role}:{quote(password, safe='')}@/{database}?host={quote(str(socket))}&port={_PORT}"


def _ensure_role_and_database(socket: Path, passwords: dict[str, str]) -> None:
    """The application's role and database; made at the first start, or at the next when that one was cut short."""
    url = _url("postgres", passwords["superuser"], "postgres", socket)
    with psycopg.connect(url, autocommit=True, connect_timeout=20) as connection:
        role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            word = sql.Literal(passwords["role"])
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(role, word))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))
