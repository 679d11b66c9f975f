"""What the database alone can do: pgbench sends the very statements of a request, prepared, from as many clients."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from yimen.bench.load import children_seconds
from yimen.bench.statements import Script
from yimen.bench.tools import need_both
from yimen.engine import EngineError


@dataclass(frozen=True)
class Ceiling:
    """What came of it: all runs, runs in a second, and seconds of processor time that pgbench itself took."""

    runs: int
    per_second: float
    maker: float


def measure(scripts: Sequence[Script], *, url: str, clients: int, seconds: float, folder: Path) -> Ceiling:
    """Run the scripts, one after the other by chance, for so many seconds. Raises EngineError when one fails."""
    _wrk, program = need_both()
    files, variables = [], []
    for place, script in enumerate(scripts):
        file = folder / f"script{place}.sql"
        file.write_text(script.text, encoding="utf-8")
        files += ["-f", str(file)]
        for name, value in script.variables.items():
            variables += ["-D", f"{name}={value}"]
    options = ["-n", "-M", "prepared", f"-c{clients}", "-j1", f"-T{max(1, round(seconds))}"]
    where, environment = _connection(url)
    before = children_seconds()
    ran = subprocess.run(
        [program, *options, *variables, *files, *where],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        env=environment,
    )
    return _read(ran, children_seconds() - before)


def _connection(url: str) -> tuple[list[str], dict[str, str]]:
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    host, port = asked.get("host") or parts.hostname or "", asked.get("port") or str(parts.port or 5432)
    where = ["-h", host, "-p", port, "-U", unquote(parts.username or ""), parts.path.lstrip("/")]
    return where, {**os.environ, "PGPASSWORD": unquote(parts.password or ""), "LC_ALL": "C"}


def _read(ran: "subprocess.CompletedProcess[str]", maker: float) -> Ceiling:
    rate = re.search(r"^tps = ([\d.]+)", ran.stdout, re.M)
    runs = re.search(r"^number of transactions actually processed: (\d+)", ran.stdout, re.M)
    failed = re.search(r"^number of failed transactions: ([1-9]\d*)", ran.stdout, re.M)
    if ran.returncode != 0 or failed or not rate or not runs or "aborted" in ran.stderr:
        raise EngineError(f"pgbench failed:\n{ran.stderr[-2000:] or ran.stdout}")
    return Ceiling(int(runs.group(1)), float(rate.group(1)), maker)
