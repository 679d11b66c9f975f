"""Who is listening to what, inside the push process. One event loop, no locks, no input or output."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

REMEMBERED_SECONDS = 600
MOST_TOLD = 50


class Listener:
    """One open page. Changes that come faster than it reads are told once; what was told with data, one by one.

    Of a page that reads too slowly the data are dropped, and it is told to look instead.
    """

    def __init__(self, topics: frozenset[str]) -> None:
        self.topics = topics
        self._woken = asyncio.Event()
        self._look = False
        self._told: list[dict[str, Any]] = []

    def wake(self) -> None:
        """Something changed: look."""
        self._look = True
        self._woken.set()

    def tell(self, data: dict[str, Any]) -> None:
        """This happened."""
        if len(self._told) >= MOST_TOLD:
            self._told.clear()
            self._look = True
        self._told.append(data)
        self._woken.set()

    async def changed(self, seconds: float) -> bool:
        """Wait for a change, `seconds` at most; whether there was one."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        self._woken.clear()
        return True

    def take(self) -> tuple[bool, list[dict[str, Any]]]:
        """Whether the page is to look, and what it was told since the last time, in order."""
        taken = self._look, self._told
        self._look, self._told = False, []
        return taken


class Hub:
    """Brings announcements to the pages that listen to their topics."""

    def __init__(self) -> None:
        self._by_topic: defaultdict[str, set[Listener]] = defaultdict(set)
        self._recent: dict[str, float] = {}
        self.connections = 0

    def join(self, topics: frozenset[str], *, since: float) -> Listener:
        """A listener to these topics; woken at once when one of them changed after `since`, before it could join."""
        listener = Listener(topics)
        for topic in topics:
            self._by_topic[topic].add(listener)
            if self._recent.get(topic, 0) >= since:
                listener.wake()
        self.connections += 1
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a listener; the last one takes the topic away with it."""
        for topic in listener.topics:
            self._by_topic[topic].discard(listener)
            if not self._by_topic[topic]:
                del self._by_topic[topic]
        self.connections -= 1

    def announce(self, topics: Iterable[str], at: float, data: dict[str, Any] | None = None) -> None:
        """Tell all who listen to one of the topics, each once. `at`: Unix seconds."""
        reached: set[Listener] = set()
        for topic in topics:
            self._recent[topic] = at
            reached.update(self._by_topic.get(topic, ()))
        for listener in reached:
            if data is None:
                listener.wake()
            else:
                listener.tell(data)
        if len(self._recent) > 10_000:
            self._recent = {topic: told for topic, told in self._recent.items() if told > at - REMEMBERED_SECONDS}

    def wake_everybody(self) -> None:
        """After a time in which announcements may have been missed."""
        for listeners in self._by_topic.values():
            for listener in listeners:
                listener.wake()
