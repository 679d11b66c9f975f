"""The figures that Prometheus reads, one set for all processes of an installation.

Several server processes answer requests. Each writes its figures into files of one folder (the client library's
multiprocess mode), and whichever process is asked adds them up.
Without the folder (tests, commands) a process counts alone.
"""

import os
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"

# The library decides at import whether it writes files, so the folder must be named before.
if (home := os.environ.get("YIMEN_HOME")) and os.environ.get("YIMEN_PROCESS") == "serve":
    folder = Path(home) / "metrics"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault(FOLDER, str(folder))

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess  # noqa: E402

registry = CollectorRegistry()

REQUESTS = Counter(
    "yimen_requests_total", "Requests answered, by route and status.", ["method", "route", "status"], registry=registry
)
LATENCY = Histogram(
    "yimen_request_seconds",
    "Seconds from the first byte of a request to its answer, by route.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)


def record(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request. `route` is the pattern, never the path: its number of values must stay small."""
    REQUESTS.labels(method, route, str(status)).inc()
    LATENCY.labels(route).observe(seconds)


def exposition() -> bytes:
    """The figures of all processes in Prometheus' text form."""
    if FOLDER not in os.environ:
        return generate_latest(registry)
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)
    return generate_latest(together)
