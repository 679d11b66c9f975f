"""One page as somebody reads it: over HTTP, by its statements alone, and by which indexes these go."""

import contextlib
import http.client
import io
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client

from yimen.accounts.models import User
from yimen.bench.statements import Statement
from yimen.engine import EngineError

HOST = "127.0.0.1"
TABLE = "cases_case"
OF_CASES = ("case", "one_case")
_MADE_NAME = re.compile(r"^cases_case_|_[0-9a-f]{8}(_like|_uniq)?$")  # what Django adds to the name of a column


@dataclass(frozen=True)
class Page:
    """One address with who reads it. `query` asks the same of the query functions; `text` must be in the answer."""

    name: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    query: Callable[[], object] = field(repr=False)
    text: str = ""


@dataclass(frozen=True)
class Times:
    """Milliseconds: the middle one, and that which one of a hundred exceeds."""

    p50: float
    p99: float


@dataclass(frozen=True)
class Plan:
    """How the database reads the cases for one page: names of indexes, and whether it ever reads the whole table.

    An index that Django named is told by its column.
    """

    indexes: tuple[str, ...]
    whole: bool


def signed_in(username: str) -> dict[str, str]:
    """The header by which this account is known to the pages."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return {"Cookie": "; ".join(f"{name}={value.value}" for name, value in client.cookies.items())}


def sent(page: Page) -> list[Statement]:
    """What the page asks the database, answered in this process. Raises EngineError when it is no good answer."""
    seen: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(Statement(sql, tuple(params or ())))
        return execute(sql, params, many, context)

    client = Client(headers=dict(page.headers) | {"Host": HOST})
    with contextlib.redirect_stderr(io.StringIO()):
        client.get(page.path)  # what is remembered from then on is not asked again
    with connection.execute_wrapper(note), contextlib.redirect_stderr(io.StringIO()):
        answer = client.get(page.path)
    require_good(page, answer.status_code, answer.content.decode())
    return [statement for statement in seen if statement.sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def over_http(page: Page, address: str, times: int) -> Times:
    """Read the page so often over one kept connection, after one time that is not counted."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)

    def read() -> None:
        line.request("GET", page.path, headers=dict(page.headers))
        answer = line.getresponse()
        require_good(page, answer.status, answer.read().decode())

    try:
        return timed(read, times)
    finally:
        line.close()


def alone(statements: Sequence[Statement], times: int) -> Times:
    """The statements by psycopg and nothing else, all rows fetched."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:

        def ask() -> None:
            for statement in statements:
                cursor.execute(statement.sql, statement.values).fetchall()

        return timed(ask, times)


def plan_of(statements: Sequence[Statement]) -> Plan:
    """How PostgreSQL reads the cases in these statements, by EXPLAIN."""
    indexes: dict[str, None] = {}
    whole = False
    with connection.cursor() as cursor:
        for statement in statements:
            if TABLE not in statement.sql:
                continue
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement.sql}", statement.values)
            (told,) = cursor.fetchone()
            for node in _nodes((json.loads(told) if isinstance(told, str) else told)[0]["Plan"]):
                whole = whole or (node["Node Type"].endswith("Seq Scan") and node.get("Relation Name") == TABLE)
                if node.get("Index Name", "").startswith(OF_CASES):
                    indexes[_MADE_NAME.sub("", node["Index Name"])] = None
    return Plan(tuple(indexes), whole)


def timed(work: Callable[[], object], times: int) -> Times:
    """So many times, after one that is not counted."""
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    return between(taken)


def between(taken: Sequence[float]) -> Times:
    """Of milliseconds in rising order."""
    return Times(taken[len(taken) // 2], taken[min(len(taken) - 1, len(taken) * 99 // 100)])


def require_good(page: Page, status: int, content: str) -> None:
    """Raises EngineError unless it is the page, with what it must contain."""
    if status != 200 or page.text not in content:
        raise EngineError(f"{page.name}: {page.path} answered {status} without {page.text!r}: {content[:300]}")


def _nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for inner in plan.get("Plans", ()) for node in _nodes(inner))]
