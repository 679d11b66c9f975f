"""The look at the socket: a dead connection is found out, a living one costs no query."""

import psycopg
import pytest
from django.db import connection
from django.db.backends.postgresql import base

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_connection_that_the_server_ended_is_not_used_again() -> None:
    connection.ensure_connection()
    assert connection.connection is not None
    process = connection.connection.info.backend_pid
    with psycopg.connect(**_parameters(), autocommit=True) as other:
        # With a time limit the call returns only when the process is gone.
        assert other.execute("SELECT pg_terminate_backend(%s, 5000)", [process]).fetchone() == (True,)
    assert not connection.is_usable()
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_living_connection_is_asked_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(self: object) -> bool:
        raise AssertionError("a query was sent")

    connection.ensure_connection()
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", asked)
    assert connection.is_usable()


def _parameters() -> dict[str, object]:
    wanted = ("dbname", "user", "password", "host", "port")
    return {name: value for name, value in connection.get_connection_params().items() if name in wanted}
