"""`yimen serve`: the web server, in the foreground; what a service manager starts in production."""

import os
import sys
from typing import Annotated

import typer

ENTRANCE = "yimen.config.wsgi:application"


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes.", min=1)] = 1,
    threads: Annotated[int, typer.Option(help="Requests one process works on at once.", min=1)] = 8,
) -> None:
    """Serve pages and API. Put a proxy with TLS in front of it, see README."""
    from yimen.cli.setup import home
    from yimen.engine.supervisor import server_command

    os.environ["YIMEN_HOME"] = str(home())
    os.environ["YIMEN_PROCESS"] = "serve"
    # Becoming the server, instead of starting it, leaves one process fewer to hold memory and pass signals.
    command = server_command(ENTRANCE, host, port, workers=workers, threads=threads)
    sys.stdout.flush()
    os.execv(command[0], command)
