"""The statements that one request sends to the database, caught on its way through the real code, and as pgbench scripts.

pgbench binds every value as a parameter, as the platform does: -M prepared is then the same statement without Python.
"""

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from psycopg.adapt import PyFormat, Transformer

from yimen.bench.requests import API, Request
from yimen.engine import EngineError


@dataclass(frozen=True)
class Statement:
    """One statement with its values in the order of its marks (%s)."""

    sql: str
    values: tuple[Any, ...]


def caught(request: Request) -> list[Statement]:
    """Answer the request in this process and return what it sent to the database, in order.

    Raises EngineError when the answer is a refusal.
    """
    seen: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(Statement(sql, tuple(params or ())))
        return execute(sql, params, many, context)

    # The request's line in the log belongs to no server and would stand between the lines of the report.
    with connection.execute_wrapper(note), contextlib.redirect_stderr(io.StringIO()):
        answer = Client().generic(
            request.method, f"{API}{request.path}", request.content, "application/json", headers=request.headers
        )
    if answer.status_code >= 400:
        raise EngineError(f"{request.method} {request.path}: {answer.status_code} {answer.content.decode()}")
    return seen


def the_one(statements: Sequence[Statement], part: str) -> Statement:
    """The one statement that contains `part`. Raises EngineError when the code no longer sends such a one."""
    found = [statement for statement in statements if part in statement.sql]
    if len(found) != 1:
        raise EngineError(f"{len(found)} statements of the request contain {part!r}, not one")
    return found[0]


class Script:
    """Statements as a pgbench script with its variables.

    varying  value caught -> variable of pgbench that stands for it in every run (by value and type)
    prefix   of the names of its constants, so that several scripts can run together
    """

    def __init__(self, varying: Mapping[Any, str], prefix: str = "v") -> None:
        self.varying = varying
        self.prefix = prefix
        self.lines: list[str] = []
        self.variables: dict[str, str] = {}

    def set(self, name: str, expression: str) -> "Script":
        """Compute a variable at the beginning of every run."""
        self.lines.append(f"\\set {name} {expression}")
        return self

    def run(self, sql: str) -> "Script":
        """A statement without values."""
        self.lines.append(f"{sql};")
        return self

    def add(self, statement: Statement) -> "Script":
        """A statement caught: constant values become variables given on the command line."""
        connection.ensure_connection()
        transformer = Transformer(connection.connection)
        texts = transformer.dump_sequence(statement.values, [PyFormat.TEXT] * len(statement.values))
        kinds = transformer.types or (0,) * len(texts)
        marks = map(self._mark, statement.values, texts, kinds)
        pieces = statement.sql.split("%s")
        sql = "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))
        self.lines.append(" ".join(sql.replace("%%", "%").split()) + ";")
        return self

    def _mark(self, value: Any, text: Any, kind: int) -> str:
        if text is None:
            return "NULL"
        if not bytes(text):
            return "''"  # pgbench takes no empty variable
        name = self._varying(value)
        if name is not None:
            return f":{name}::bigint" if isinstance(value, int) else f":{name}"
        name = f"{self.prefix}{len(self.variables)}"
        self.variables[name] = bytes(text).decode()
        # The platform names the type of all values but text; so does the script, and the plan is the same.
        known = connection.connection.adapters.types.get(kind) if kind else None
        return f":{name}::{known.regtype}{'[]' if known.array_oid == kind else ''}" if known else f":{name}"

    def _varying(self, value: Any) -> str | None:
        hashable = isinstance(value, (str, int)) and not isinstance(value, bool)
        return self.varying.get(value) if hashable else None

    @property
    def text(self) -> str:
        return "\n".join([*self.lines, ""])
