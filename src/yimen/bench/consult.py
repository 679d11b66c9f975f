"""`yimen bench consult`: many open chats at once. Each page of a visitor holds one stream; officers answer through the API,
and a page that is told of an answer asks for it as the real page does. Measured from the moment an officer sends.
"""

import asyncio
import http.client
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid5

import psutil
from django.conf import settings
from django.core import signing

from yimen.agencies.queries import actor_for, staff_of
from yimen.bench import house
from yimen.bench.house import House
from yimen.bench.people import People
from yimen.bench.talking import Pages
from yimen.consult.acts import Asked, ask, claim
from yimen.consult.models import Conversation
from yimen.consult.telling import conversation_topic
from yimen.consult.visiting import Visitor
from yimen.demo.load.consult import KEYS
from yimen.engine import EngineError, supervisor
from yimen.ledger.topics import stream_url
from yimen.procedure import Role
from yimen.web.public.asking import COOKIE

AGENCY = "scjg"
CLIENTS = 32  # requests at the same time
LEFT_SECONDS = 15.0  # after the last message, for what is still on its way
Step = Callable[[str], AbstractContextManager[object]]


@dataclass(frozen=True)
class Plan:
    """How many chats are open, how many messages a second are sent among them, for how long."""

    chats: int
    rate: float
    seconds: float


@dataclass(frozen=True)
class Chat:
    """One open conversation: its id, the token of its officer, the cookie of its visitor, the token of its stream."""

    number: int
    officer: str
    cookie: str
    stream: str


@dataclass
class Timing:
    """Milliseconds from sending: until the API answered, until the page was told, until the page had the words."""

    sent: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What came of it. memory: MB of the push process with no page and with all; busy: its share of one processor while
    messages flew; opening: seconds until all streams were open.
    """

    streams: int
    messages: int
    wrong: int
    lost: int
    timing: Timing
    opening: float
    memory_empty: float
    memory: float
    busy: float
    seconds: float


def run(home: Path, plan: Plan, now: datetime, step: Step) -> Outcome:
    """Against a server and a push process started for this. Raises EngineError when a page could not listen, when a
    message was refused, or when one never came.
    """
    house.require_throwaway(home)
    with house.opened(home, push=True) as place:
        settings.YIMEN_PUSH_URL = place.push
        with step(f"{plan.chats} conversations"):
            chats = _begin(plan.chats, now)
        with step(f"{plan.rate:g} messages a second for {plan.seconds:g} seconds"):
            outcome = asyncio.run(_Load(place, chats, plan).play())
    if outcome.wrong or outcome.lost or outcome.streams < plan.chats:
        raise EngineError(
            f"{outcome.streams} of {plan.chats} streams, {outcome.wrong} wrong answers, {outcome.lost} messages never came."
        )
    return outcome


def _begin(count: int, now: datetime) -> list[Chat]:
    """Conversations in hand of the officers of one department, in turn."""
    people = People(now)
    officers = [member.user for member in staff_of(AGENCY).order_by("pk") if Role.OFFICER.value in member.user.roles]
    actors = [(actor_for(user), token) for user, token in zip(officers, people.desk(AGENCY).officers, strict=True)]
    made = []
    for place, (actor, token) in zip(range(count), itertools.cycle(actors), strict=False):
        visitor, key = Visitor(browser=f"bench {place}"), uuid5(KEYS, f"bench {place}")
        found = ask(Asked(f"问题{place}", agency=AGENCY), visitor=visitor, now=now, journey=key, client_key=key)
        claim(found.pk, actor=actor, now=now)
        cookie = signing.dumps({"key": visitor.browser, "links": []}, salt=COOKIE)
        address = stream_url(conversation_topic(found.pk), reader=visitor.reader(found))
        made.append(Chat(found.pk, token, f"{COOKIE}={cookie}", address.rpartition("/stream/")[2]))
    return made


class _Load:
    """One measured stretch."""

    def __init__(self, place: House, chats: list[Chat], plan: Plan) -> None:
        self.place, self.plan = place, plan
        self.chats = {chat.number: chat for chat in chats}
        self.timing, self.wrong = Timing(), 0
        self._begun: dict[tuple[int, int], float] = {}
        self._next = {row.pk: row.last_sequence for row in Conversation.objects.filter(pk__in=self.chats)}
        self._threads = ThreadPoolExecutor(CLIENTS)
        self._local = threading.local()
        self._fetching: set[asyncio.Future[None]] = set()

    async def play(self) -> Outcome:
        push = self._push()
        empty = _memory(push)
        pages, began = Pages(self.place.push, self._told), time.perf_counter()
        await pages.open([chat.stream for chat in self.chats.values()])
        opening, before, began = time.perf_counter() - began, _seconds(push), time.perf_counter()
        sent = await self._send()
        await self._wait()
        seconds = time.perf_counter() - began
        outcome = Outcome(
            streams=pages.opened - len(pages.broken),
            messages=sent,
            wrong=self.wrong,
            lost=len(self._begun),
            timing=self.timing,
            opening=opening,
            memory_empty=empty,
            memory=_memory(push),
            busy=(_seconds(push) - before) / seconds,
            seconds=seconds,
        )
        await pages.close()
        self._threads.shutdown()
        return outcome

    async def _send(self) -> int:
        """At even intervals, however long answers take; the conversations in turn."""
        loop, sending, count = asyncio.get_running_loop(), [], round(self.plan.rate * self.plan.seconds)
        begin = loop.time()
        for number, chat in zip(range(count), self._in_turn(), strict=False):
            await asyncio.sleep(max(0.0, begin + number / self.plan.rate - loop.time()))
            self._next[chat.number] += 1
            begun = self._begun[chat.number, self._next[chat.number]] = time.perf_counter()
            sending.append(loop.run_in_executor(self._threads, self._post, chat, number, begun))
        self.timing.sent += [each for each in await asyncio.gather(*sending) if each]
        return count

    def _in_turn(self) -> Iterator[Chat]:
        return itertools.cycle(self.chats.values())

    async def _wait(self) -> None:
        until = time.perf_counter() + LEFT_SECONDS
        while (self._begun or self._fetching) and time.perf_counter() < until:
            await asyncio.sleep(0.05)

    def _told(self, number: int, sequence: int) -> None:
        """A page heard of a message: it fetches it, as the page's script does."""
        begun = self._begun.get((number, sequence))
        if begun is None:
            return
        self.timing.told.append((time.perf_counter() - begun) * 1000)
        fetch = asyncio.get_running_loop().run_in_executor(self._threads, self._fetch, number, sequence, begun)
        self._fetching.add(fetch)
        fetch.add_done_callback(self._fetching.discard)

    def _post(self, chat: Chat, number: int, begun: float) -> float:
        headers = {"Authorization": f"Bearer {chat.officer}", "Content-Type": "application/json"}
        headers["Idempotency-Key"] = f"bench-{number}"
        status, _text = self._ask(
            "POST", f"/api/v1/consultations/{chat.number}/messages", headers, b'{"text": "good day", "after": 999999}'
        )
        if status != 201:
            self.wrong += 1
            return 0.0
        return (time.perf_counter() - begun) * 1000

    def _fetch(self, number: int, sequence: int, begun: float) -> None:
        status, text = self._ask(
            "GET", f"/ask/{number}/since?after={sequence - 1}", {"Cookie": self.chats[number].cookie}
        )
        if status != 200 or f'data-sequence="{sequence}"'.encode() not in text:
            self.wrong += 1
            return
        self.timing.shown.append((time.perf_counter() - begun) * 1000)
        self._begun.pop((number, sequence), None)

    def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes | None = None) -> tuple[int, bytes]:
        """Over a kept connection of this thread."""
        place = urlsplit(self.place.address)
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = http.client.HTTPConnection(
                place.hostname or "", place.port, timeout=30
            )
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def _push(self) -> list[psutil.Process]:
        run = supervisor.current(self.place.home)
        if run is None:
            raise EngineError("The push process is not there.")
        root = psutil.Process(run.children["push"].pid)
        return [root, *root.children(recursive=True)]


def _memory(processes: list[psutil.Process]) -> float:
    """What they hold for themselves, in MB (10^6)."""
    return sum(each.memory_full_info().uss for each in processes) / 1e6


def _seconds(processes: list[psutil.Process]) -> float:
    return sum(each.cpu_times().user + each.cpu_times().system for each in processes)


def summary(outcome: Outcome) -> dict[str, Any]:
    """p50 and p99 of each time, in milliseconds, and the rest by name."""
    told = {name: getattr(outcome.timing, name) for name in ("sent", "told", "shown")}
    shares = {name: {"p50": share(values, 0.5), "p99": share(values, 0.99)} for name, values in told.items()}
    rest = {name: value for name, value in vars(outcome).items() if name != "timing"}
    return rest | {"milliseconds": shares}


def share(values: list[float], part: float) -> float:
    """The value below which this part of them lies; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
