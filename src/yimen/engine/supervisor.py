"""The processes of an installation: started together, restarted when one fails, stopped together.

Each child leads a process group of its own and logs to `<home>/logs/<name>.log`. `<home>/run.json` says who runs, by
number and start time, and every child carries a mark in its environment, so that a later start finds and ends whatever
a killed supervisor left behind, and never touches a stranger.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

import psutil

from yimen.engine.failures import EngineError
from yimen.engine.files import read_json, write_json
from yimen.engine.processes import Identity, stop_groups

MARK = "YIMEN_RUN"
# Our own address is never asked through a proxy.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_FIRST_PAUSE, _LONGEST_PAUSE, _SETTLED = 0.5, 30.0, 60.0  # seconds


@dataclass(frozen=True)
class Child:
    """A process to keep running: its name (also of its log), its command line, what it gets beside our environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """What `run.json` says: the supervisor, who started it, its children, and the address they serve."""

    supervisor: Identity
    parent: Identity | None
    children: dict[str, Identity]
    address: str

    @property
    def deserted(self) -> bool:
        """True when the supervisor lives but whoever started it in the foreground was killed."""
        return self.parent is not None and not self.parent.alive


def server_command(entrance: str, host: str, port: int, *, workers: int = 1, threads: int = 8) -> list[str]:
    """The command line of the web server."""
    options = {"interface": "wsgi", "host": host, "port": port, "workers": workers, "blocking-threads": threads}
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    # A worker that leaks or hangs is replaced; the log line per request is written by the application itself.
    return [sys.executable, "-m", "granian", *flags, "--no-ws", "--respawn-failed-workers", "--log-level", "warning",
            entrance]  # fmt: skip


def current(home: Path) -> Run | None:
    """The run that is alive in this home, if any."""
    run = _written(home)
    return run if run is not None and run.supervisor.alive else None


def _written(home: Path) -> Run | None:
    """The last run that was written down, whether or not it is alive."""
    found = read_json(home / "run.json")
    try:
        return Run(
            Identity(**found["supervisor"]),
            Identity(**found["parent"]) if found["parent"] else None,
            {name: Identity(**child) for name, child in found["children"].items()},
            str(found["address"]),
        )
    except (KeyError, TypeError):
        return None


def stop(home: Path) -> list[str]:
    """End the home's supervisor with its children, or what is left of them. The names of what was running."""
    home = home.resolve()
    run = current(home)
    names = sorted(run.children) if run else []
    if run is not None and run.supervisor.pid != os.getpid():
        # Asked, not killed: the supervisor ends its children and says goodbye.
        os.kill(run.supervisor.pid, signal.SIGTERM)
        give_up = time.monotonic() + 20
        while run.supervisor.alive and time.monotonic() < give_up:
            time.sleep(0.05)
        stop_groups([run.supervisor], patience=1)
    written = _written(home)
    # A process that has just been started shows no environment yet, and so no mark: it is known by what was written.
    known = [child for child in written.children.values() if child.alive] if written else []
    left = list(dict.fromkeys([*known, *_marked(home)]))
    stop_groups(left)
    (home / "run.json").unlink(missing_ok=True)
    return names or ["leftovers of an earlier run"] * bool(left)


class Supervisor:
    """Keeps children running until told to stop.

    with Supervisor(home, children, address="http://127.0.0.1:8000") as supervisor:
        supervisor.wait_until_healthy("http://127.0.0.1:8000/healthz")
        supervisor.keep_running()
    """

    def __init__(
        self,
        home: Path,
        children: Sequence[Child],
        *,
        address: str = "",
        foreground: bool = True,
        say: Callable[[str], None] = print,
    ) -> None:
        self.home = home.resolve()
        self.children = children
        self.address = address
        self.say = say
        self._parent = Identity.of(os.getppid()) if foreground else None
        self._stopping = threading.Event()
        self._running: dict[str, _Running] = {}

    def __enter__(self) -> "Supervisor":
        stop(self.home)
        (self.home / "logs").mkdir(parents=True, exist_ok=True)
        # A signal that we were started to ignore (nohup) stays ignored.
        heeded = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        self._handlers = {number: signal.signal(number, self._asked) for number in heeded}
        try:
            for child in self.children:
                self._running[child.name] = _Running(child, self.home)
            self._write()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        stop_groups([running.identity for running in self._running.values()])
        stop_groups(list(_marked(self.home)))
        for running in self._running.values():
            running.reap()
        (self.home / "run.json").unlink(missing_ok=True)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def wait_until_healthy(self, url: str, *, seconds: float = 90) -> None:
        """Return when `url` answers 200. Raises EngineError with the end of the log when a child gives up first."""
        give_up = time.monotonic() + seconds
        while not self._stopping.is_set():
            if answers(url):
                return
            for running in self._running.values():
                if running.ended():
                    raise EngineError(f"{running.child.name} ended at its start:\n{running.last_words()}")
            if time.monotonic() > give_up:
                tails = "\n".join(running.last_words() for running in self._running.values())
                raise EngineError(f"{url} does not answer after {seconds:.0f} seconds:\n{tails}")
            self._stopping.wait(0.1)

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopping.is_set()

    def keep_running(self) -> None:
        """Stay until SIGINT, SIGTERM or SIGHUP; start again what ends, with growing pauses."""
        while not self._stopping.wait(0.5):
            for running in self._running.values():
                if running.ended() and running.may_restart():
                    self.say(f"{running.child.name} ended ({running.code}); starting it again, see {running.log}")
                    running.restart()
                    self._write()

    def _asked(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()

    def _write(self) -> None:
        ourselves = Identity.of(os.getpid())
        value = {
            "supervisor": asdict(ourselves) if ourselves else None,
            "parent": asdict(self._parent) if self._parent else None,
            "children": {name: asdict(running.identity) for name, running in self._running.items()},
            "address": self.address,
        }
        write_json(self.home / "run.json", value)


_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Running:
    """One child process and its history of restarts."""

    def __init__(self, child: Child, home: Path) -> None:
        self.child = child
        self.home = home
        self.log = home / "logs" / f"{child.name}.log"
        self._pause = _FIRST_PAUSE
        self._keep_one_old_log()
        self._begin()

    def _begin(self) -> None:
        environment = {**os.environ, **self.child.environment, MARK: mark(self.home), "PYTHONUNBUFFERED": "1"}
        with _opened(self.log) as output:
            self.process = subprocess.Popen(
                list(self.child.command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )
        self._began = time.monotonic()
        self._ended: float | None = None
        self.identity = Identity.of(self.process.pid) or Identity(self.process.pid, 0.0)

    @property
    def code(self) -> str:
        code = self.process.returncode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    def ended(self) -> bool:
        if self.process.poll() is None:
            return False
        self._ended = self._ended or time.monotonic()
        return True

    def may_restart(self) -> bool:
        if self._ended is not None and self._ended - self._began > _SETTLED:
            self._pause = _FIRST_PAUSE
        return self._ended is not None and time.monotonic() - self._ended >= self._pause

    def restart(self) -> None:
        # Members that outlived their leader may still hold its port.
        stop_groups([other for other in _marked(self.home) if _group(other) == self.identity.pid], patience=3)
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)
        self._begin()

    def reap(self) -> None:
        try:
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return

    def last_words(self) -> str:
        try:
            lines = self.log.read_text(errors="replace").splitlines()[-12:]
        except OSError:
            lines = []
        return "\n".join([f"--- {self.log}", *lines])

    def _keep_one_old_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > 5_000_000:
            self.log.replace(self.log.with_suffix(".old.log"))


def mark(home: Path) -> str:
    """What a child of this home carries in its environment."""
    return hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]


def _marked(home: Path) -> Iterator[Identity]:
    """All processes that carry the home's mark, except ourselves and those we stem from."""
    wanted = mark(home)
    spared = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    for process in psutil.process_iter():
        try:
            if process.pid not in spared and process.environ().get(MARK) == wanted:
                identity = Identity.of(process.pid)
                if identity is not None and identity.alive:
                    yield identity
        except (psutil.NoSuchProcess, psutil.AccessDenied, OSError):
            continue


def _group(identity: Identity) -> int | None:
    try:
        return os.getpgid(identity.pid)
    except ProcessLookupError:
        return None


def answers(url: str) -> bool:
    """Whether a GET is answered with 200 at once."""
    try:
        with _DIRECT.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


@contextmanager
def _opened(log: Path) -> Iterator[IO[bytes]]:
    with log.open("ab") as stream:
        stream.write(json.dumps({"event": "started", "at": time.strftime("%Y-%m-%dT%H:%M:%S%z")}).encode() + b"\n")
        stream.flush()
        yield stream
