"""Rows of a long answer, a piece at a time, so that memory does not grow with the ledger."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

PIECE = 5000


def rows(query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of one SELECT, in its order, as they stood when it began.

    Inside a transaction they are read as they come; outside, the server keeps them in a file of its own until they are
    read, so that the caller may write and commit in between.
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        while piece := cursor.fetchmany(PIECE):
            yield from piece
