"""One measured stretch of HTTP load by wrk: one thread, a number of kept connections, each with one request in flight."""

import json
import resource
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yimen.bench import requests
from yimen.bench.requests import Request
from yimen.bench.tools import need_both
from yimen.engine import EngineError

SCRIPT = Path(__file__).with_name("wrk.lua")
TIMEOUT = 10  # seconds after which an answer counts as broken


@dataclass(frozen=True)
class Expected:
    """What every answer must have: its status, and a text that it contains."""

    status: int
    text: str


@dataclass(frozen=True)
class Load:
    """What came of it.

    p50, p99  milliseconds from sending to the end of the answer
    wrong     answers of another status or without the expected text; `example` is the first of them
    broken    connections that failed, answers that did not come
    maker     seconds of processor time that wrk itself took
    """

    requests: int
    seconds: float
    p50: float
    p99: float
    wrong: int
    broken: int
    maker: float
    example: str

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds

    @property
    def errors(self) -> int:
        return self.wrong + self.broken


def play(
    made: Iterable[Request], expected: Expected, *, address: str, connections: int, seconds: float, folder: Path
) -> Load:
    """Send the requests in their order for so many seconds. Raises EngineError when they do not last so long."""
    program, _pgbench = need_both()
    file = folder / "requests"
    count = requests.write(made, address.partition("//")[2], file)
    options = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", f"--timeout={TIMEOUT}s", "-s", str(SCRIPT)]
    before = children_seconds()
    ran = subprocess.run(
        [program, *options, address, "--", str(file), str(expected.status), expected.text],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
    )
    maker = children_seconds() - before
    file.unlink()
    return _read(ran, count, maker)


def children_seconds() -> float:
    """Processor time of all programs that this process started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _read(ran: "subprocess.CompletedProcess[str]", count: int, maker: float) -> Load:
    lines = {line.partition(" ")[0]: line.partition(" ")[2] for line in ran.stdout.splitlines()}
    if ran.returncode != 0 or "RESULT" not in lines:
        raise EngineError(f"wrk failed:\n{ran.stderr or ran.stdout}")
    told = json.loads(lines["RESULT"])
    if told["ran_out"]:
        raise EngineError(f"All {count} prepared requests were sent before the time was over; give fewer --seconds.")
    return Load(
        requests=told["requests"],
        seconds=told["microseconds"] / 1e6,
        p50=told["p50"] / 1000,
        p99=told["p99"] / 1000,
        wrong=told["wrong"],
        broken=told["broken"],
        maker=maker,
        example=lines.get("EXAMPLE", ""),
    )
