"""The engine room: the embedded PostgreSQL, the processes of an installation and their secrets. Knows no Django."""

from yimen.engine.failures import EngineError
from yimen.engine.postgres import connection_url, ensure_running, remove, status, stop

__all__ = ["EngineError", "connection_url", "ensure_running", "remove", "status", "stop"]
