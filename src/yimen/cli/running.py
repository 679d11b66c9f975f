"""The processes of the demo: which they are, on which ports, in the foreground or on their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil

from yimen.cli.main import COMMANDS
from yimen.engine import EngineError, supervisor
from yimen.engine.supervisor import Child, Supervisor


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds the pages."""
    return f"http://{'127.0.0.1' if host in ('0.0.0.0', '::', '') else host}:{port}"


def refuse_taken_port(host: str, port: int) -> None:
    """Raises EngineError, with who has it and what to type, when something else listens there."""
    if _free(host, port):
        return
    other = next(candidate for candidate in range(port + 10, 65000, 10) if _free(host, candidate))
    raise EngineError(f"Port {port} is taken{_by_whom(port)}. Choose another: make demo PORT={other}")


def supervised(
    home: Path, host: str, port: int, *, foreground: bool = True, say: Callable[[str], None] = print
) -> Supervisor:
    """The supervisor of server, push process and worker; enter it to start them."""
    return Supervisor(home, _children(home, host, port), address=address(host, port), foreground=foreground, say=say)


def start_detached(home: Path, host: str, port: int) -> list[str]:
    """Start a supervisor that outlives this process; return the names of its processes when the pages answer."""
    log = home / "logs" / "supervisor.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "yimen.cli.running", str(home), host, str(port)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up:
        if process.poll() is not None:
            end = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise EngineError(f"The processes did not start. The end of {log}:\n{end}")
        run = supervisor.current(home)
        if run is not None and run.children and supervisor.answers(f"{address(host, port)}/healthz/server"):
            return sorted(run.children)
        time.sleep(0.1)
    supervisor.stop(home)
    raise EngineError(f"The pages did not answer within two minutes; see {home / 'logs'}")


def _children(home: Path, host: str, port: int) -> list[Child]:
    push_port = next(candidate for candidate in range(port + 1, 65535) if _free(host, candidate))
    ours = {
        "YIMEN_HOME": str(home),
        "YIMEN_PUBLIC_URL": os.environ.get("YIMEN_PUBLIC_URL") or address(host, port),
        "YIMEN_PUSH_URL": os.environ.get("YIMEN_PUSH_URL") or address(host, push_port),
    }
    yimen = [sys.executable, "-m", "yimen.cli.main"]
    workers = str(min(2, os.cpu_count() or 1))
    children = [Child("server", [*yimen, "serve", "--host", host, "--port", str(port), "--workers", workers], ours)]
    if "push" in COMMANDS:
        children.append(Child("push", [*yimen, "push", "--host", host, "--port", str(push_port)], ours))
    children.append(Child("worker", [*yimen, "worker"], ours))
    return children


def _free(host: str, port: int) -> bool:
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise EngineError(f"Port {port} is open to root only. Choose one above 1023: make demo PORT=8000") from None
        except OSError:
            return False
        return True


def _by_whom(port: int) -> str:
    try:
        listening = [link for link in psutil.net_connections("tcp") if link.status == psutil.CONN_LISTEN]
        pid = next((link.pid for link in listening if link.laddr and link.laddr.port == port), None)
        return f" by {psutil.Process(pid).name()} (process {pid})" if pid else ""
    except (psutil.Error, OSError):
        return ""


def _keep(home: Path, host: str, port: int) -> None:
    from yimen import engine
    from yimen.cli.preparation import external

    with supervised(home, host, port, foreground=False) as processes:
        processes.keep_running()
    if not external():
        engine.stop(home)


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
