"""How many statements the busiest operations send: each is a round trip of every request, and easily becomes one more.

Real transactions, so that BEGIN and COMMIT are counted as they are sent. See docs/performance.md.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.api import credentials
from yimen.api.tests.cast import Cast, make_cast, new_key
from yimen.cases.tests.factories import RESIDENT_ID

pytestmark = pytest.mark.django_db(transaction=True)

SUBMIT, SUBMIT_KNOWN, ACT, LIST = 2, 2, 2, 1


@pytest.fixture
def people(transactional_db: None) -> Cast:
    credentials.forget()
    return make_cast()


@contextmanager
def statements(most: int) -> Iterator[None]:
    """Fails, with the statements, unless exactly so many are sent."""
    with CaptureQueriesContext(connection) as sent:
        yield
    seen = [query["sql"][:120] for query in sent.captured_queries]
    assert len(seen) == most, "\n".join(seen)


def warmed(call: Callable[[], tuple[int, Any]], status: int) -> None:
    """Once before it is counted: the token and the version of the service are remembered from then on."""
    answered, body = call()
    assert answered == status, body


def test_submit(people: Cast) -> None:
    files = [people.application() for _ in range(3)]
    warmed(lambda: people.wang.post("/cases", files[0], key=new_key()), 201)
    stranger = files[1] | {"applicant": files[1]["applicant"] | {"name": "李秀", "identifier": RESIDENT_ID}}
    with statements(SUBMIT):
        assert people.wang.post("/cases", stranger, key=new_key())[0] == 201
    with statements(SUBMIT_KNOWN):
        assert people.wang.post("/cases", stranger, key=new_key())[0] == 201


def test_act(people: Cast) -> None:
    case = people.case()
    warmed(lambda: people.zhang.act(case, "pre_review"), 200)
    with statements(ACT):
        assert people.zhang.act(case, "accept", {"note": "齐全"}, key=new_key(), expected_sequence=2)[0] == 200
    with statements(ACT):
        assert people.zhang.act(case, "opine", {"opinion": "agree", "step": "审核"})[0] == 200


def test_list(people: Cast) -> None:
    for _ in range(3):
        people.case()
    warmed(lambda: people.zhang.get("/cases"), 200)
    for query in ({}, {"view": "todo", "sort": "due"}, {"agency": "scjg", "service": people.service.code}):
        with statements(LIST):
            status, body = people.zhang.get("/cases", **query)
        assert (status, len(body["items"])) == (200, 3)


def test_list_in_the_order_of_its_index(people: Cast) -> None:
    """An officer's desk is read from an index in its order, not sorted: the plan of the very query.

    Of three cases the index of the agency and that of all due days cost the same; either gives the order.
    """
    for _ in range(3):
        people.case()
    with CaptureQueriesContext(connection) as sent:
        assert people.zhang.get("/cases", view="todo", sort="due")[0] == 200
    query = next(each["sql"] for each in sent.captured_queries if 'FROM "cases_case"' in each["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET enable_sort = off")
        cursor.execute("SET enable_seqscan = off")
        try:
            cursor.execute(f"EXPLAIN {query}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
        finally:
            cursor.execute("RESET enable_sort")
            cursor.execute("RESET enable_seqscan")
    assert "case_worklist" in plan or "case_by_due" in plan, plan
    assert "Sort" not in plan, plan
