"""Processes known by number and start time, so that a recycled number is never taken for the old process."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Identity:
    """One process: its number and when it started (seconds since 1970; the pair is unique on a machine)."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> "Identity | None":
        """The process that has this number now; None when there is none."""
        try:
            return cls(pid, round(psutil.Process(pid).create_time(), 2))
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return None

    def process(self) -> psutil.Process | None:
        """The living process; None when it has ended (a zombie has ended) or its number went to another."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.started) < 0.05
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return None

    @property
    def alive(self) -> bool:
        return self.process() is not None


def stop_groups(leaders: list[Identity], *, patience: float = 10.0) -> None:
    """End the process groups led by these processes: ask by SIGTERM, after `patience` seconds insist by SIGKILL.

    Only groups whose leader is still the very process named are touched; members that outlive their leader are
    found before asking and ended too.
    """
    living = [leader for leader in leaders if leader.alive]
    members = [member for leader in living for member in _family(leader)]
    for leader in living:
        _signal_group(leader, signal.SIGTERM)
    _wait(members, patience)
    for member in members:
        if member.alive:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(member.pid, signal.SIGKILL)
    _wait(members, 5.0)


def _family(leader: Identity) -> list[Identity]:
    process = leader.process()
    if process is None:
        return []
    children = [Identity.of(child.pid) for child in process.children(recursive=True)]
    return [leader, *(child for child in children if child is not None)]


def _signal_group(leader: Identity, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        # A child of ours leads its own group; anything else gets the signal alone.
        if os.getpgid(leader.pid) == leader.pid:
            os.killpg(leader.pid, number)
        else:
            os.kill(leader.pid, number)


def _wait(members: list[Identity], patience: float) -> None:
    give_up = time.monotonic() + patience
    while any(member.alive for member in members) and time.monotonic() < give_up:
        time.sleep(0.05)
