"""The figures that Prometheus reads.

Several server processes answer requests. Each writes its figures into files of one folder (see `sharing.py`), and
whichever process is asked adds them up. Without the folder (tests, commands) a process counts alone.
"""

import os
from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

from yimen.telemetry.sharing import FOLDER

registry = CollectorRegistry()

REQUESTS = Counter(
    "yimen_requests_total", "Requests answered, by route and status.", ["method", "route", "status"], registry=registry
)
LATENCY = Histogram(
    "yimen_request_seconds",
    "Seconds from request to answer, by route.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)


def record(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request. `route` is the pattern, never the path: its number of values must stay small."""
    REQUESTS.labels(method, route, str(status)).inc()
    LATENCY.labels(route).observe(seconds)


def exposition(now: Mapping[str, tuple[str, Mapping[str, float]]]) -> bytes:
    """The figures of all processes, and those that are read at this moment, in Prometheus' text form.

    now  name -> (what it is, {value of the label "of", or "": figure})
    """
    return _of_all_processes() + generate_latest(_gauges(now))


def _of_all_processes() -> bytes:
    if FOLDER not in os.environ:
        return generate_latest(registry)
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)
    return generate_latest(together)


def _gauges(now: Mapping[str, tuple[str, Mapping[str, float]]]) -> CollectorRegistry:
    found = CollectorRegistry()
    for name, (text, figures) in now.items():
        if "" in figures:
            Gauge(name, text, registry=found).set(figures[""])
            continue
        gauge = Gauge(name, text, ["of"], registry=found)
        for label, figure in figures.items():
            gauge.labels(label).set(figure)
    return found
