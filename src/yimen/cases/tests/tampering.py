"""What somebody with the database's password could do to the ledger: the triggers off, then whatever they like."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def triggers_off(table: str) -> Iterator[None]:
    """The table as if its triggers had never been."""
    # What waits for the end of the transaction (foreign keys) would keep the table from being altered.
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
