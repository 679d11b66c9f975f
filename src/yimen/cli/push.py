"""`yimen push`: the process that tells open pages of changes, in the foreground."""

import os
import sys
from typing import Annotated

import typer

ENTRANCE = "yimen.config.push:application"
MOST_FILES = 65_536


def push(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8001,
) -> None:
    """Hold the connections of open pages and tell them what changed."""
    allow_many_connections()
    # One process: it holds thousands of connections, and each would need the whole stream of announcements anyway.
    options = ["--interface", "asgi", "--host", host, "--port", str(port), "--workers", "1", "--log-level", "warning"]
    command = [sys.executable, "-m", "granian", *options, "--no-ws", "--respawn-failed-workers", ENTRANCE]
    sys.stdout.flush()
    os.execv(command[0], command)


def allow_many_connections() -> None:
    """As many open connections as the system lets this account have; the usual 1024 would end at as many pages."""
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
