"""The worker process: outbox in one thread, timed tasks in the event loop, stopped together and gently."""

import asyncio
import signal
import threading
from contextlib import suppress

import structlog
from procrastinate.connector import BaseAsyncConnector
from procrastinate.contrib.django import app as scheduler
from procrastinate.contrib.django.django_connector import DjangoConnector
from psycopg import Error as DatabaseError

from yimen.dispatch.acts import deliver_pending
from yimen.jobs.outbox_loop import OutboxLoop, pause_after

log = structlog.get_logger("yimen.worker")

FINISH_SECONDS = 30.0


def run(concurrency: int = 2) -> None:
    """Work until SIGTERM or SIGINT; what is in hand is finished first, for half a minute at most.

    concurrency  timed tasks done at the same time
    """
    stop = threading.Event()
    # Messages leave in a thread of their own: a slow receiver must not hold up the listeners.
    loops = {"outbox": OutboxLoop(stop), "dispatch": OutboxLoop(stop, deliver_pending)}
    threads = [threading.Thread(target=each.loop, name=name, daemon=True) for name, each in loops.items()]
    for thread in threads:
        thread.start()
    log.info("worker_started")
    try:
        asyncio.run(_until_stopped(stop, threads, concurrency))
    finally:
        stop.set()
        for thread in threads:
            thread.join(FINISH_SECONDS)
    log.info("worker_stopped")


async def _until_stopped(stop: threading.Event, threads: list[threading.Thread], concurrency: int) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    timed = asyncio.create_task(_timed_tasks(concurrency))
    while not asked.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(asked.wait(), 5)
        ended = [thread.name for thread in threads if not thread.is_alive()]
        if ended:
            # A fault of ours, not of the database: end, so that the supervisor begins anew and the log shows it.
            log.error("thread_ended", threads=ended)
            break
    stop.set()
    timed.cancel()
    with suppress(asyncio.CancelledError):
        await timed


async def _timed_tasks(concurrency: int) -> None:
    """Procrastinate's worker, begun again whenever the database went away under it."""
    trouble = 0
    while True:
        try:
            with scheduler.replace_connector(_worker_connector()) as application:
                async with application.open_async():
                    trouble = 0
                    # Somebody waits for an import: look every other second, and hold no second connection for notifications.
                    await application.run_worker_async(
                        concurrency=concurrency,
                        install_signal_handlers=False,
                        shutdown_graceful_timeout=FINISH_SECONDS,
                        listen_notify=False,
                        fetch_job_polling_interval=2.0,
                    )
        except Exception as failure:
            trouble += 1
            tell = log.warning if _of_the_database(failure) else log.exception
            tell("timed_tasks_interrupted", error=str(failure).strip(), times=trouble)
        await asyncio.sleep(pause_after(trouble + 1))


def _worker_connector() -> BaseAsyncConnector:
    """A connection of its own for the worker, to the database that Django uses."""
    connector = scheduler.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(f"the scheduler is connected by {type(connector).__name__}, not through Django")
    return connector.get_worker_connector()


def _of_the_database(failure: BaseException | None) -> bool:
    while failure is not None:
        if isinstance(failure, DatabaseError):
            return True
        failure = failure.__cause__
    return False
