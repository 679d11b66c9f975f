"""One process of `yimen bench queue`: it loads Django before it reads anything that needs it, then plays its officers."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any


def run(home: str, officers: Sequence[tuple[str, int]], now: datetime, pipe: Any) -> None:
    """officers: account and window of each. Tells "" when ready, waits for a word, then tells the seconds of all calls."""
    log = os.open(Path(home) / "logs" / "bench.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    import django

    django.setup()  # on the installation that our environment names, which is the parent's
    from yimen.bench.calling import Officer
    from yimen.bench.queue import call_all

    pipe.send("")
    pipe.recv()
    try:
        pipe.send(call_all([Officer(who, window) for who, window in officers], now))
    except Exception as fault:  # whatever it is, the parent tells it and stops
        pipe.send(f"A call failed: {type(fault).__name__} {fault}")
