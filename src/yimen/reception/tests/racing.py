"""The same thing done by several at once, each with a connection of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from yimen.errors import Refusal


def at_once(people: int, act: Callable[[int], object]) -> list[str]:
    """What became of each: "done", or the code of the refusal."""
    came, start = [""] * people, Barrier(people)

    def one(place: int) -> None:
        connection.ensure_connection()
        start.wait()
        try:
            act(place)
            came[place] = "done"
        except Refusal as refusal:
            came[place] = refusal.code
        finally:
            connection.close()

    threads = [Thread(target=one, args=(place,)) for place in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came
