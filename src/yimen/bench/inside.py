"""Acts called as functions, without HTTP: several processes, each with its own connection, each in a loop.

A process is started once and stays: it loads Django, then plays what it is sent, and tells what it did and what it cost.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from yimen.bench.requests import Request
from yimen.engine import EngineError
from yimen.procedure import Actor

PATIENCE = 120  # seconds for a process to load, or to make its calls ready


@dataclass(frozen=True)
class Played:
    """What all processes did together: acts, acts in a second, seconds of processor time of Python."""

    acts: int
    per_second: float
    python: float


class Workers:
    """The processes. `actors` of the requests are known by their tokens, as behind the door of the API."""

    def __init__(self, pipes: "Sequence[Any]") -> None:
        self._pipes = pipes

    def play(self, requests: Sequence[Request], actors: dict[str, Actor], seconds: float) -> Played:
        """Call the acts of these requests for so many seconds, those of one case in their order and by one process.

        Raises EngineError when an act is refused, or when the requests do not last so long.
        """
        shares: list[list[Request]] = [[] for _ in self._pipes]
        places: dict[str, int] = {}
        for request in requests:
            case = request.path if request.path != "/cases" else request.key
            shares[places.setdefault(case, len(places) % len(shares))].append(request)
        for pipe, share in zip(self._pipes, shares, strict=True):
            pipe.send((share, {request.token: actors[request.token] for request in share}, seconds))
        self._each()  # all have made their calls ready
        for pipe in self._pipes:
            pipe.send("go")
        told = self._each()
        if any(left == 0 for _acts, _seconds, _python, left in told):
            raise EngineError(
                f"All {len(requests)} prepared acts were done before the time was over; give fewer --seconds."
            )
        acts = sum(one[0] for one in told)
        return Played(acts, sum(one[0] / one[1] for one in told), sum(one[2] for one in told))

    def _each(self) -> list[Any]:
        """One answer of each process."""
        answers = []
        for pipe in self._pipes:
            if not pipe.poll(PATIENCE):
                raise EngineError(f"A process of the benchmark said nothing for {PATIENCE} seconds.")
            answer = pipe.recv()
            if isinstance(answer, str) and answer:
                raise EngineError(answer)
            answers.append(answer)
        return answers


@contextmanager
def started(home: Path, processes: int) -> Iterator[Workers]:
    """So many processes that work on this installation; ended with the block."""
    context = multiprocessing.get_context("spawn")
    pipes, running = [], []
    for _ in range(processes):
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(str(home), theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        running.append(process)
    try:
        workers = Workers(pipes)
        workers._each()
        yield workers
    finally:
        for pipe in pipes:
            pipe.close()
        for process in running:
            process.terminate()
            process.join()


def call_of(request: Request, actor: Actor) -> Callable[[], object]:
    """The act that this request of the API asks for, ready to be called; the time is read when it is."""
    from yimen.cases import acts
    from yimen.cases.acts.hand_in import Particulars, hand_in

    body = request.body or {}
    if request.path == "/cases":
        files = [(each["code"], UUID(each["file"])) for each in body["materials"]]
        told = {"service": body["service"], "version": None, "answers": body["answers"], "materials": files}
        applicant = Particulars(**body["applicant"])
        act = partial(hand_in, **told, applicant=applicant, journey=uuid4(), key=request.key, actor=actor)
    else:
        number, expected = request.path.split("/")[2], body["expected_sequence"]
        doing = partial(acts.PERFORM[body["act"]], number, actor=actor, expected_sequence=expected)
        act = partial(doing, idempotency_key=request.key, **body["arguments"])
    return partial(_now, act)


def _now(act: Callable[..., object]) -> object:
    from django.utils import timezone

    return act(now=timezone.now())


def _work(home: str, pipe: Any) -> None:
    """One process: loads, says so, and plays until its pipe is closed."""
    # Its lines about acts go where those of a server go: into a file.
    log = os.open(Path(home) / "logs" / "bench.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    import django

    django.setup()  # on the installation that our environment names, which is the parent's
    pipe.send("")
    while True:
        try:
            share, actors, seconds = pipe.recv()
        except EOFError:
            return
        calls = [call_of(request, actors[request.token]) for request in share]
        pipe.send("")
        pipe.recv()
        try:
            pipe.send(_play(calls, seconds))
        except Exception as fault:  # whatever it is, the parent tells it and stops
            pipe.send(f"An act of the benchmark failed: {type(fault).__name__} {fault}")


def _play(calls: Sequence[Callable[[], object]], seconds: float) -> tuple[int, float, float, int]:
    """Acts done, seconds, seconds of this process on a processor, calls left over."""
    began, worked, done = time.perf_counter(), time.process_time(), 0
    for call in calls:
        if time.perf_counter() - began >= seconds:
            break
        call()
        done += 1
    return done, time.perf_counter() - began, time.process_time() - worked, len(calls) - done
