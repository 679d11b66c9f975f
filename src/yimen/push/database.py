"""The one connection to PostgreSQL on which announcements arrive; made again for as long as it takes when it breaks."""

import asyncio
import json
import time
from typing import Any

import psycopg
import structlog
from django.db import connection

from yimen.ledger.topics import CHANNEL
from yimen.push.hub import Hub

log = structlog.get_logger("yimen.push")

QUIET_SECONDS = 15.0
_LONGEST_PAUSE = 10.0
_PARAMETERS = ("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey")


class Ear:
    """Hears announcements and hands them to the hub. `listening` is False while the database cannot be reached."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.listening = False
        self.heard = 0

    async def hear(self) -> None:
        """Listen until cancelled."""
        pause = 0.2
        while True:
            try:
                await self._one_connection()
            except psycopg.Error as failure:
                log.warning("database_lost", error=str(failure).strip(), pause=pause)
            self.listening = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE) if not self.heard else 0.2

    async def _one_connection(self) -> None:
        self.heard = 0
        async with await psycopg.AsyncConnection.connect(**_parameters(), autocommit=True, connect_timeout=10) as ours:
            await ours.execute(f"LISTEN {CHANNEL}")
            self.listening = True
            log.info("listening")
            # What was announced while nobody listened is lost: every page looks for itself.
            self.hub.wake_everybody()
            while True:
                async for notice in ours.notifies(timeout=QUIET_SECONDS):
                    self.heard += 1
                    self._take(notice.payload)
                # A connection that died without a word shows itself only when it is used.
                await ours.execute("SELECT 1")
                self.heard += 1

    def _take(self, payload: str) -> None:
        try:
            told = json.loads(payload)
            topics, data = [str(topic) for topic in told["topics"]], told.get("data")
        except (ValueError, KeyError, TypeError, AttributeError):
            log.warning("announcement_unreadable")
            return
        self.hub.announce(topics, time.time(), data if isinstance(data, dict) else None)


def _parameters() -> dict[str, Any]:
    """Where Django's own connection would go."""
    found = connection.get_connection_params()
    return {name: found[name] for name in _PARAMETERS if found.get(name)}
