"""One officer of `yimen bench queue`, and what they send to the database as a script of pgbench."""

import re
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection

from yimen.bench.statements import Script
from yimen.errors import Refusal
from yimen.procedure import Actor, Role
from yimen.reception.acts.call_next import call_next, ticket_called
from yimen.reception.claiming import CLAIM

if TYPE_CHECKING:
    from yimen.bench.calling_stage import Stage

# The visit itself is nobody's load: the window is free again at once, in both ways by the same statement.
FREE = (
    "UPDATE reception_ticket SET state = 'served', ended_at = called_at WHERE window_id = {window} AND state = 'called'"
)
TELL = """SELECT pg_notify('yimen_changes', '{"topics": ["a hall", "a ticket"]}')"""


@dataclass(frozen=True)
class Officer:
    """Somebody at a window."""

    who: str
    window: int

    def call_until_nobody_waits(self, times: list[float], now: datetime) -> None:
        """By the act itself; adds the seconds of each call. Raises Refusal for any other end."""
        actor = Actor(self.who, self.who, frozenset({Role.COUNTER}))
        while True:
            began = time.perf_counter()
            try:
                call_next(actor=actor, now=now)
            except Refusal as refusal:
                if refusal.code == "nobody_waits":
                    return
                raise
            times.append(time.perf_counter() - began)
            with connection.cursor() as cursor:
                cursor.execute(FREE.format(window="%s"), [self.window])


def script(stage: "Stage", now: datetime) -> Script:
    """The same statements in the same transactions: every client of pgbench is one officer, and each of their visits ends."""
    given = {"who": ":who::text", "day": f"'{stage.day.isoformat()}'::date", "now": f"'{now.isoformat()}'::timestamptz"}
    claim = re.sub(r"%\((\w+)\)s", lambda mark: given[mark[1]], CLAIM)
    sent = (
        Script({}).set("who", f"{stage.first_account} + :client_id").set("window", f"{stage.first_window} + :client_id")
    )
    sent.run("BEGIN")
    sent.lines.append(" ".join(claim.split()) + " \\gset")
    sent.run(_read_as_the_act_does()).run("COMMIT").run(TELL).run(FREE.format(window=":window"))
    return sent


def _read_as_the_act_does() -> str:
    sql, values = ticket_called(0).query.sql_with_params()
    assert values == (0,), "the ticket is read by its number alone"
    return " ".join((sql % ":id").split())
