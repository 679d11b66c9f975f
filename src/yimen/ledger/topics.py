"""What open pages may listen to, and how a change reaches them.

A topic is a short name such as `case:310113…` or `desk:scjg`. A page that may see the thing gets an address with a
signed list of topics; the push process trusts the signature and asks nobody, unless the address names a reader, whose
access may end while the page is open. What is sent is that something changed, and with some changes a few numbers about
it; never content: that the page fetches through its own access.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import connection

from yimen.errors import Refusal

CHANNEL = "yimen_changes"
TOKEN_SECONDS = 12 * 3600
_SALT = "yimen.push"
_MOST_TOPICS = 20


def case_topic(number: str) -> str:
    """Changes of one case."""
    return f"case:{number}"


def desk_topic(agency: str | None) -> str:
    """Changes of any case of one agency; None: of any case at all (the whole centre)."""
    return f"desk:{agency or '*'}"


def stream_url(*topics: str, reader: str = "") -> str:
    """The address at which a browser hears of changes to these topics, for 12 hours.

    reader  who listens, where the push process must ask again whether they may
    """
    if not 0 < len(topics) <= _MOST_TOPICS:
        raise ValueError(f"between 1 and {_MOST_TOPICS} topics, not {len(topics)}")
    signed = {"topics": topics, "reader": reader} if reader else list(topics)
    return f"{settings.YIMEN_PUSH_URL}/stream/{signing.dumps(signed, salt=_SALT)}"


@dataclass(frozen=True)
class Ticket:
    """What a signed address allows: these topics, of which the page knew everything up to `issued` (Unix seconds)."""

    topics: frozenset[str]
    issued: int
    reader: str = ""


def ticket(token: str) -> Ticket:
    """Read a token. Raises Refusal stream_expired (403) when it is too old or not ours."""
    try:
        signed = signing.loads(token, salt=_SALT, max_age=TOKEN_SECONDS)
        given = signed if isinstance(signed, dict) else {"topics": signed, "reader": ""}
        return Ticket(frozenset(given["topics"]), signing.b62_decode(token.rsplit(":", 2)[1]), given["reader"])
    except signing.BadSignature:
        raise Refusal("stream_expired", status=403) from None


def announce(topics: Iterable[str], data: dict[str, Any] | None = None) -> None:
    """Tell the push process that these topics changed; it hears it when the transaction commits.

    data  a few numbers and names for the pages; without them a page is told only that something changed
    For the worker, and for acts that lock nothing others wait for: PostgreSQL lets transactions that notify commit one
    after the other, which acts on cases must not.
    """
    payload: dict[str, Any] = {"topics": sorted(set(topics))}
    if data is not None:
        payload["data"] = data
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(payload)])
