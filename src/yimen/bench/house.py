"""The server under load: started for the benchmark on a free port of this machine, and watched for what it costs."""

import os
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from django.conf import settings

from yimen import engine
from yimen.engine import EngineError, supervisor
from yimen.engine.supervisor import Child, Supervisor

ENTRANCE = "yimen.config.wsgi:application"
THREADS = 8  # as `yimen serve`


@dataclass(frozen=True)
class House:
    """A running server and its database. `home` is the folder of the throw-away installation."""

    home: Path
    address: str
    url: str
    processes: Supervisor
    push: str = ""

    def busy(self) -> "Busy":
        """Processor time used so far by server and database."""
        run = supervisor.current(self.home)
        if run is None or self.processes.stopping:
            raise KeyboardInterrupt
        database = engine.status(self.home).pid
        return Busy(
            server=_tree_seconds(child.pid for child in run.children.values()),
            database=_tree_seconds([database] if database else []),
        )


@dataclass(frozen=True)
class Busy:
    """Seconds of processor time of the server's processes and of PostgreSQL's."""

    server: float
    database: float

    def since(self, before: "Busy") -> "Busy":
        """What was used between two looks."""
        return Busy(self.server - before.server, self.database - before.database)


@contextmanager
def opened(home: Path, *, push: bool = False) -> Iterator[House]:
    """The server of this home, started as `yimen demo` starts it, without worker; stopped at the end.

    push  with the push process beside it, which takes any number of pages from this one machine
    """
    port, push_port = _free_port(), _free_port()
    address, push_address = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{push_port}"
    command = supervisor.server_command(ENTRANCE, "127.0.0.1", port, workers=workers(), threads=THREADS)
    # Whoever runs the server's parent process reads its number there: see `telemetry.sharing`.
    ours = {"YIMEN_HOME": str(home), "YIMEN_PUBLIC_URL": address, "YIMEN_PUSH_URL": push_address}
    children = [Child("server", command, ours)]
    if push:
        told = [sys.executable, "-m", "yimen.cli.main", "push", "--port", str(push_port)]
        children.append(Child("push", told, ours | {"YIMEN_PUSH_FROM_ONE_ADDRESS": "1000000"}))
    with Supervisor(home, children, address=address) as processes:
        processes.wait_until_healthy(f"{address}/healthz/server")
        if push:
            processes.wait_until_healthy(f"{push_address}/healthz")
        yield House(home, address, engine.connection_url(home), processes, push_address if push else "")


def workers() -> int:
    """Server processes, as many as `yimen demo` starts."""
    return min(2, os.cpu_count() or 1)


def require_throwaway(home: Path) -> None:
    """Raise EngineError unless Django works on this very home: load must never reach another installation."""
    if Path(settings.YIMEN_HOME).resolve() != home.resolve() or os.environ.get("DATABASE_URL"):
        raise EngineError(f"The benchmark works on its own installation only, and {settings.YIMEN_HOME} is another.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tree_seconds(roots: Iterable[int]) -> float:
    """Of living processes, and of those that a living one has waited for."""
    total = 0.0
    for root in roots:
        try:
            process = psutil.Process(root)
            for each in (process, *process.children(recursive=True)):
                used = each.cpu_times()
                total += used.user + used.system + used.children_user + used.children_system
        except psutil.NoSuchProcess:
            continue
    return total
