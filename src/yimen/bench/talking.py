"""Open pages of visitors who chat: each holds one stream of server-sent events, and asks for what was said when told."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Told = Callable[[int, int], None]


@dataclass
class Pages:
    """The streams of many pages. told: called with conversation and sequence as soon as a page hears of a message."""

    address: str
    told: Told
    opened: int = 0
    broken: list[str] = field(default_factory=list)
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    async def open(self, tokens: list[str], at_once: int = 50) -> None:
        """Open them all, some at a time, and return when every one is told that it is open."""
        gate = asyncio.Semaphore(at_once)
        waiting = []
        for token in tokens:
            ready = asyncio.Event()
            self._tasks.append(asyncio.create_task(self._one(token, gate, ready)))
            waiting.append(ready.wait())
        await asyncio.gather(*waiting)

    async def close(self) -> None:
        """Leave."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _one(self, token: str, gate: asyncio.Semaphore, ready: asyncio.Event) -> None:
        place = urlsplit(self.address)
        writer = None
        try:
            async with gate:
                reader, writer = await asyncio.open_connection(place.hostname, place.port)
                head = f"GET /stream/{token} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept: text/event-stream\r\n\r\n"
                writer.write(head.encode())
                status = (await reader.readline()).decode()
                if " 200 " not in status:
                    raise ConnectionError(status.strip())
                await reader.readuntil(b"event: open")
                self.opened += 1
                ready.set()
            await self._listen(reader)
        except (OSError, EOFError, asyncio.IncompleteReadError) as failure:
            self.broken.append(repr(failure))
        finally:
            ready.set()
            if writer is not None:
                writer.close()

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        while line := await reader.readline():
            if not line.startswith(b"data: {"):
                continue
            data = json.loads(line[6:])
            if data.get("what") == "message":
                self.told(int(data["about"]), int(data["sequence"]))
        raise ConnectionError("a stream ended")
