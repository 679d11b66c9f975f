"""The push process: `GET /stream/<token>` tells a page, as server-sent events, that what it shows has changed."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import DatabaseError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from yimen.errors import Refusal
from yimen.ledger.topics import Ticket, ticket
from yimen.push import readers
from yimen.push.database import Ear
from yimen.push.hub import Hub

log = structlog.get_logger("yimen.push")

HEARTBEAT_SECONDS = 20.0
# A stream ends after a while and the browser opens it again: by then an expired address is refused.
STREAM_SECONDS = 3600.0
MOST_CONNECTIONS = 5000


class Push:
    """State of the process: the hub, the ear, and how many connections each address holds."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.ear = Ear(self.hub)
        self.by_address: Counter[str] = Counter()

    def full_for(self, address: str) -> bool:
        return (
            self.hub.connections >= MOST_CONNECTIONS or self.by_address[address] >= settings.YIMEN_PUSH_FROM_ONE_ADDRESS
        )


async def stream(request: Request) -> Response:
    """One page's stream. 403: another site, an address too old, a reader who may not (any more); 503: too many connections,
    or nobody to ask who may.
    """
    push: Push = request.app.state.push
    origin = request.headers.get("origin")
    if origin is not None and origin not in _origins(request):
        return JSONResponse({"code": "foreign_origin"}, status_code=403)
    headers = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {}
    try:
        allowed = ticket(request.path_params["token"])
    except Refusal as refusal:
        return JSONResponse({"code": refusal.code}, status_code=refusal.status, headers=headers)
    address = _address(request)
    if push.full_for(address):
        return JSONResponse({"code": "too_many_streams"}, status_code=503, headers={**headers, "Retry-After": "60"})
    try:
        if not await readers.may_listen(allowed):
            return JSONResponse({"code": "stream_not_yours"}, status_code=403, headers=headers)
    except DatabaseError:
        return JSONResponse({"code": "nobody_to_ask"}, status_code=503, headers={**headers, "Retry-After": "5"})
    headers |= {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "X-Content-Type-Options": "nosniff"}
    # A page that comes back has missed what was told in between; an id in its request gives it away.
    back = bool(request.headers.get("last-event-id"))
    return StreamingResponse(_events(push, allowed, address, back), media_type="text/event-stream", headers=headers)


async def health(request: Request) -> Response:
    """Whether announcements arrive, and how many pages listen."""
    push: Push = request.app.state.push
    body = {"listening": push.ear.listening, "connections": push.hub.connections}
    return JSONResponse(body, status_code=200 if push.ear.listening else 503)


async def _events(push: Push, allowed: Ticket, address: str, back: bool) -> AsyncIterator[str]:
    push.by_address[address] += 1
    listener = push.hub.join(allowed.topics, since=allowed.issued)
    if back:
        listener.wake()
    ends = asyncio.get_running_loop().time() + STREAM_SECONDS
    try:
        yield "retry: 3000\nid: 0\nevent: open\ndata:\n\n"
        number = 0
        while asyncio.get_running_loop().time() < ends:
            if not await listener.changed(HEARTBEAT_SECONDS):
                yield ": still here\n\n"
                continue
            look, told = listener.take()
            if (look or readers.may_have_changed(allowed, told)) and not await _still(allowed):
                yield "event: end\ndata:\n\n"
                return
            number += 1
            yield _written(number, look, told)
    finally:
        push.hub.leave(listener)
        push.by_address[address] -= 1
        if not push.by_address[address]:
            del push.by_address[address]


async def _still(allowed: Ticket) -> bool:
    """Whether the reader may go on. A database that is away takes nothing from anybody: the page's own fetches ask it too."""
    try:
        return await readers.may_listen(allowed)
    except DatabaseError:
        return True


def _written(number: int, look: bool, told: list[dict[str, Any]]) -> str:
    """What happened as server-sent events, in one piece: `change` says look, `told` says what."""
    lines = [f"event: told\ndata: {json.dumps(each, separators=(',', ':'))}\n\n" for each in told]
    if look:
        lines.append("event: change\ndata:\n\n")
    return f"id: {number}\n" + "".join(lines)


def _address(request: Request) -> str:
    """Who connects; behind YIMEN_PROXIES own proxies the one that the outermost of them saw."""
    hops = int(settings.YIMEN_PROXIES)
    seen = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    if hops and len(seen) >= hops:
        return seen[-hops][:45]
    return request.client.host if request.client else ""


def _origins(request: Request) -> set[str]:
    public = urlsplit(settings.YIMEN_PUBLIC_URL)
    return {f"{public.scheme}://{public.netloc}", f"{request.url.scheme}://{request.headers.get('host', '')}"}


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """Listen to the database for as long as the process lives."""
    app.state.push = Push()
    listening = asyncio.create_task(app.state.push.ear.hear())
    yield
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening


application = Starlette(
    routes=[Route("/stream/{token}", stream, methods=["GET"]), Route("/healthz", health, methods=["GET"])],
    lifespan=lifespan,
)
