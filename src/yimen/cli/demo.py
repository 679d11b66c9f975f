"""`yimen demo`: the whole platform on this machine, with the demo district, after one command."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from yimen import engine
from yimen.cli import running
from yimen.cli.preparation import external, prepare
from yimen.cli.setup import home as home_folder
from yimen.cli.show import Steps, table
from yimen.engine import EngineError, supervisor


def demo(
    port: Annotated[int, typer.Option(help="Port of the pages; the next free one pushes changes to them.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    detach: Annotated[bool, typer.Option("--detach", help="Return when all runs; `yimen stop` ends it.")] = False,
    seed: Annotated[bool, typer.Option(help="Load the demo district; without it the platform is empty.")] = True,
) -> None:
    """Start everything with the demo district, print the address and the logins, and stay until Ctrl-C."""
    console, home = Console(highlight=False), home_folder()
    os.environ["YIMEN_HOME"] = str(home)
    if _runs_already(console, home, port, seed):
        return
    supervisor.stop(home)
    running.refuse_taken_port(host, port)
    try:
        prepare(Steps(console), home, seed=seed)
        if detach:
            _start_detached(console, home, host, port, seed)
        else:
            _stay(console, home, host, port, seed)
    except KeyboardInterrupt:
        console.print("\nStopped before everything ran.")
        raise typer.Exit(130) from None
    finally:
        if supervisor.current(home) is None and not external():
            engine.stop(home)


def _runs_already(console: Console, home: Path, port: int, seed: bool) -> bool:
    """True when a healthy run is there: it is shown again. One whose starter was killed is left for the caller to end.

    Raises EngineError when it runs on another port than asked for.
    """
    run = supervisor.current(home)
    if run is None or run.deserted:
        return False
    if not run.address.endswith(f":{port}"):
        raise EngineError(f"yimen runs already at {run.address}. To end it: make stop")
    console.print(f"yimen runs already, as process {run.supervisor.pid}. To end it: make stop")
    _welcome(console, run.address, seed)
    return True


def _start_detached(console: Console, home: Path, host: str, port: int, seed: bool) -> None:
    with Steps(console).step("Processes") as step:
        step.note = ", ".join(running.start_detached(home, host, port))
    _welcome(console, running.address(host, port), seed)
    console.print("It runs on by itself. To end it: make stop\n")


def _stay(console: Console, home: Path, host: str, port: int, seed: bool) -> None:
    def warn(text: str) -> None:
        console.print(f"  [yellow]![/] {text}")

    with running.supervised(home, host, port, say=warn) as processes:
        with Steps(console).step("Processes") as step:
            processes.wait_until_healthy(f"{running.address(host, port)}/healthz/server")
            step.note = ", ".join(child.name for child in processes.children)
        if not processes.stopping:
            _welcome(console, running.address(host, port), seed)
            console.print("Ctrl-C stops everything.\n")
        processes.keep_running()
        console.print("\nStopping.")


def _welcome(console: Console, address: str, seed: bool) -> None:
    console.print(f"\n[bold]Open {address}[/]\n")
    if seed:
        from yimen.demo import logins

        rows = [[login.role, login.username, login.password] for login in logins.LOGINS]
        console.print(table("Demo logins", ["who", "user name", "password"], rows))
        console.print()
