"""The pages of the benchmark: they hear what the stream tells, and say when it refuses; shares of a list of times."""

import asyncio

import pytest

from yimen.bench.consult import share
from yimen.bench.talking import Pages

EVENTS = (
    b'HTTP/1.1 200 OK\r\n\r\nevent: open\ndata:\n\nevent: told\ndata: {"about":7,"what":"typing","sequence":3}\n\n'
    b'event: told\ndata: {"about":7,"what":"message","sequence":4}\n\n'
)


async def heard(answer: bytes) -> tuple[list[tuple[int, int]], Pages]:
    """What a page hears from a server that says this and goes on holding the connection."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()

    told: list[tuple[int, int]] = []
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    pages = Pages(f"http://127.0.0.1:{port}", lambda about, sequence: told.append((about, sequence)))
    await pages.open(["a"])
    for _turn in range(100):
        if told or pages.broken:
            break
        await asyncio.sleep(0.01)
    await pages.close()
    server.close()
    return told, pages


def test_a_page_hears_of_messages_and_of_nothing_else() -> None:
    told, pages = asyncio.run(heard(EVENTS))
    assert (told, pages.opened, pages.broken) == ([(7, 4)], 1, [])


def test_a_page_that_may_not_listen_says_so() -> None:
    told, pages = asyncio.run(heard(b"HTTP/1.1 403 Forbidden\r\n\r\n"))
    assert (told, pages.opened) == ([], 0)
    assert "403" in pages.broken[0]


@pytest.mark.parametrize(
    ("values", "part", "found"), [([], 0.5, 0.0), ([3.0, 1.0, 2.0], 0.5, 2.0), ([1.0, 9.0], 0.99, 9.0)]
)
def test_shares(values: list[float], part: float, found: float) -> None:
    assert share(values, part) == found
