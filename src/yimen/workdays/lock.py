"""One decision about calendars at a time: versions are counted up, and the newest row tells every process that it is stale."""

from django.db import connection

LOCK = 0x79_6D_77_64  # "ymwd"


def hold() -> None:
    """Wait for other decisions; held until the transaction ends, so that rows become visible in the order of their ids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
