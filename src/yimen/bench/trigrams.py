"""The plain trigram query beside the index: the same rows in a table, names and keywords under a GIN index of pg_trgm.

It asks what a page needs: the first twenty by likeness, and how many there are. A text of two characters has no trigram:
PostgreSQL reads the table for it. A query is broken off after five seconds, and counted with them.
"""

from django.db import connection
from django.db.utils import OperationalError

from yimen.bench import manyfold
from yimen.bench.mass import Told

SECONDS = 5
_TABLE = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
DROP TABLE IF EXISTS bench_search;
CREATE UNLOGGED TABLE bench_search (code text, name text, document text, popularity int)"""
_PAGE = """
SELECT code, count(*) OVER () FROM bench_search WHERE document LIKE %s
 ORDER BY similarity(name, %s) DESC, popularity DESC LIMIT 20"""
_SUGGESTIONS = """
SELECT code, name FROM bench_search WHERE document LIKE %s ORDER BY similarity(name, %s) DESC, popularity DESC LIMIT 8"""


class CutOff(Exception):
    """A query took longer than five seconds."""


def fill(count: int, told: Told) -> None:
    """The rows into the table; indexed and analysed."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        with cursor.copy("COPY bench_search FROM STDIN") as copy:
            for number, row in enumerate(manyfold.rows(count), 1):
                copy.write_row((row.code, row.name, " ".join((row.name, *row.keywords)), row.popularity))
                if number % manyfold.TELL_EACH == 0:
                    told(number, count)
        cursor.execute("CREATE INDEX bench_search_trgm ON bench_search USING gin (document gin_trgm_ops)")
        cursor.execute("ANALYZE bench_search")


def ask(text: str) -> list[tuple[str, int]]:
    """A page. Raises CutOff."""
    return _ask(_PAGE, text)


def suggest(text: str) -> list[tuple[str, int]]:
    """Eight suggestions. Raises CutOff."""
    return _ask(_SUGGESTIONS, text)


def _ask(sql: str, text: str) -> list[tuple[str, int]]:
    wanted = "%" + text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{SECONDS}s'")
        try:
            # Searches are not prepared: a generic plan would not know how seldom the text is.
            cursor.execute(sql, [wanted, text])
            return list(cursor.fetchall())
        except OperationalError as failure:
            raise CutOff(text) from failure
        finally:
            cursor.execute("SET statement_timeout = 0")
