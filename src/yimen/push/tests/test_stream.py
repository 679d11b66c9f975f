"""The push process: who may listen, what is told, and what a page hears that comes back."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from django.db import OperationalError
from starlette.requests import Request
from starlette.testclient import TestClient

from yimen.ledger import topics
from yimen.ledger.topics import Ticket
from yimen.push import app as push_app
from yimen.push import readers
from yimen.push.app import Push, _events, application
from yimen.push.database import Ear
from yimen.push.hub import MOST_TOLD, Hub


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Against the process without its ear: no database is needed to be refused."""

    async def deaf(self: Ear) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(Ear, "hear", deaf)
    with TestClient(application, base_url="http://push.example") as client:
        yield client


def token(*names: str) -> str:
    return topics.stream_url(*names).rpartition("/stream/")[2]


def test_an_address_that_is_not_ours_is_refused(browser: TestClient) -> None:
    for forged in ("nonsense", token("case:1")[:-1] + "x"):
        answer = browser.get(f"/stream/{forged}")
        assert (answer.status_code, answer.json()) == (403, {"code": "stream_expired"})


def test_an_address_too_old_is_refused(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    old = token("case:1")
    monkeypatch.setattr(topics, "TOKEN_SECONDS", -1)
    assert browser.get(f"/stream/{old}").status_code == 403


def test_another_site_may_not_listen(browser: TestClient) -> None:
    answer = browser.get(f"/stream/{token('case:1')}", headers={"origin": "https://evil.example"})
    assert (answer.status_code, answer.json()) == (403, {"code": "foreign_origin"})


def test_too_many_streams_are_refused_with_a_time_to_come_back(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_app, "MOST_CONNECTIONS", 0)
    answer = browser.get(f"/stream/{token('case:1')}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")


def test_the_probe_says_when_nothing_is_heard(browser: TestClient) -> None:
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"listening": False, "connections": 0})


async def told(stream: AsyncIterator[str]) -> str:
    """The name of the next event of a stream."""
    text = await asyncio.wait_for(anext(stream), 5)
    return next((line.removeprefix("event: ") for line in text.splitlines() if line.startswith("event: ")), text)


def listen(push: Push, topic: str, *, issued: float | None = None, back: bool = False) -> Any:
    allowed = Ticket(frozenset({topic}), int(time.time() + 60 if issued is None else issued))
    return _events(push, allowed, "203.0.113.1", back)


def test_a_change_reaches_those_who_listen_to_it_and_nobody_else() -> None:
    async def way() -> None:
        push = Push()
        mine, other = listen(push, "case:1"), listen(push, "case:2")
        assert [await told(mine), await told(other)] == ["open", "open"]
        push.hub.announce(["case:1"], time.time())
        assert await told(mine) == "change"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(other), 0.1)
        await mine.aclose()
        assert push.hub.connections == 0, "the one that timed out has ended as well"
        assert not push.by_address

    asyncio.run(way())


def test_a_page_that_comes_back_is_told_to_look() -> None:
    async def way() -> None:
        stream = listen(Push(), "case:1", back=True)
        assert [await told(stream), await told(stream)] == ["open", "change"]
        await stream.aclose()

    asyncio.run(way())


def test_what_changed_before_the_page_could_listen_is_told() -> None:
    async def way() -> None:
        push = Push()
        push.hub.announce(["case:1"], time.time())
        stream = listen(push, "case:1", issued=time.time() - 5)
        assert [await told(stream), await told(stream)] == ["open", "change"]
        await stream.aclose()

    asyncio.run(way())


def test_an_announcement_that_cannot_be_read_harms_nobody() -> None:
    async def way() -> None:
        hub = Hub()
        ear, listener = Ear(hub), hub.join(frozenset({"case:1"}), since=time.time())
        for payload in ("", "{", "[]", '{"other": 1}', json.dumps({"topics": 7})):
            ear._take(payload)
        assert not await listener.changed(0.05)
        ear._take(json.dumps({"topics": ["case:1"]}))
        assert await listener.changed(5)

    asyncio.run(way())


def test_what_is_told_with_data_comes_whole_and_in_order_and_once() -> None:
    async def way() -> None:
        push = Push()
        ear = Ear(push.hub)
        both = Ticket(frozenset({"case:1", "case:2"}), int(time.time() + 60))
        stream = _events(push, both, "203.0.113.1", False)
        assert await told(stream) == "open"
        for number in (1, 2):
            ear._take(json.dumps({"topics": ["case:1", "case:2"], "data": {"sequence": number}}))
        text = await asyncio.wait_for(anext(stream), 5)
        data = [json.loads(line.removeprefix("data: ")) for line in text.splitlines() if line.startswith("data: ")]
        assert data == [{"sequence": 1}, {"sequence": 2}]
        assert "change" not in text
        await stream.aclose()

    asyncio.run(way())


def test_a_page_that_reads_too_slowly_is_told_to_look() -> None:
    listener = Hub().join(frozenset({"case:1"}), since=time.time())
    for number in range(MOST_TOLD + 1):
        listener.tell({"sequence": number})
    assert listener.take() == (True, [{"sequence": MOST_TOLD}])
    assert listener.take() == (False, [])


def test_who_may_not_read_a_conversation_is_refused(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, frozenset[str]]] = []
    monkeypatch.setattr(readers, "_ask", lambda ticket: asked.append((ticket.reader, ticket.topics)))
    address = topics.stream_url("consult:7", reader="staff:9").rpartition("/stream/")[2]
    answer = browser.get(f"/stream/{address}")
    assert (answer.status_code, answer.json()) == (403, {"code": "stream_not_yours"})
    assert asked == [("staff:9", frozenset({"consult:7"}))]


def test_without_a_database_nobody_can_say_who_may(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(ticket: Ticket) -> bool:
        raise OperationalError("away")

    monkeypatch.setattr(readers, "_ask", away)
    address = topics.stream_url("consult:7", reader="staff:9").rpartition("/stream/")[2]
    answer = browser.get(f"/stream/{address}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_whoever_may_not_read_any_more_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    async def way() -> None:
        push, may = Push(), [True]
        monkeypatch.setattr(readers, "_ask", lambda ticket: may[0])
        allowed = Ticket(frozenset({"consult:7"}), int(time.time() + 60), "staff:9")
        stream = _events(push, allowed, "203.0.113.1", False)
        assert await told(stream) == "open"
        push.hub.announce(["consult:7"], time.time(), {"about": 7, "what": "state"})
        assert await told(stream) == "told"
        may[0] = False
        push.hub.announce(["consult:7"], time.time(), {"about": 7, "what": "message"})
        assert await told(stream) == "told", "a word changes nobody's access"
        push.hub.announce(["consult:7"], time.time(), {"about": 7, "what": "state"})
        assert await told(stream) == "end"
        with pytest.raises(StopAsyncIteration):
            await anext(stream)
        assert push.hub.connections == 0

    asyncio.run(way())


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [(0, "203.0.113.9", "127.0.0.1"), (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"), (2, "203.0.113.9", "127.0.0.1")],
)
def test_behind_a_proxy_each_page_counts_for_its_own_address(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.YIMEN_PROXIES = proxies
    scope = {"type": "http", "headers": [(b"x-forwarded-for", forwarded.encode())], "client": ("127.0.0.1", 5)}
    assert push_app._address(Request(scope)) == address
