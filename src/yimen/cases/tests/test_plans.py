"""Lists and figures are read from their indexes: with many cases nothing else is quick. The plans of the very queries.

A table of a test is so small that PostgreSQL would rather read it whole; so that is made dear. What no index can answer
is still read whole then, and found here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.api.paging import after, cursor_of
from yimen.cases.queries import WorklistFilters, counts, own_cases, worklist
from yimen.cases.queries.figures import figures, loads
from yimen.cases.tests.factories import USCC, make_actor, make_case, make_party, make_service, make_user
from yimen.procedure import Actor, Role
from yimen.web.staff.lists import one_page

pytestmark = pytest.mark.django_db
TODAY = date(2016, 6, 2)


@contextmanager
def no_reading_whole() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        yield
        cursor.execute("RESET enable_seqscan")
        cursor.execute("RESET enable_sort")


def plan_of(ask: Callable[[], object]) -> str:
    """How the database reads the cases in every query that is sent."""
    with CaptureQueriesContext(connection) as sent:
        ask()
    plans = []
    with no_reading_whole(), connection.cursor() as cursor:
        for query in sent.captured_queries:
            if "cases_case" in query["sql"]:
                cursor.execute(f"EXPLAIN {query['sql']}")
                plans += [line for (line,) in cursor.fetchall()]
    plan = "\n".join(plans)
    assert "Seq Scan on cases_case" not in plan, plan
    return plan


@pytest.fixture
def officer() -> Actor:
    service = make_service()
    for _ in range(3):
        make_case(service)
    return make_actor(Role.OFFICER, agency=service.agency)


@pytest.fixture
def supervisor(officer: Actor) -> Actor:
    return make_actor(Role.SUPERVISOR)


def test_what_is_counted_for_a_desk(officer: Actor) -> None:
    assert "case_open" in plan_of(lambda: counts(officer, TODAY))


def test_what_is_counted_over_all_departments(supervisor: Actor) -> None:
    assert "case_open" in plan_of(lambda: counts(supervisor, TODAY))
    assert "case_open" in plan_of(lambda: loads(supervisor, TODAY))


def test_the_list_over_all_departments_in_the_order_of_its_index(supervisor: Actor) -> None:
    filters = WorklistFilters(view="all")
    plan = plan_of(lambda: list(worklist(supervisor, filters, TODAY)[:25]))
    assert "case_by_due" in plan
    assert "Sort" not in plan, plan


def test_a_number_is_looked_up(supervisor: Actor) -> None:
    """By the index for beginnings; the order is left out, because of three cases any index gives all of them."""
    number = worklist(supervisor, WorklistFilters(), TODAY)[0].number
    filters = WorklistFilters(view="all", text=number[:14])
    plan = plan_of(lambda: list(worklist(supervisor, filters, TODAY).order_by()))
    assert "cases_case_number" in plan, plan
    assert "applicant_label" not in plan, plan


@pytest.mark.parametrize("text", ["王", "小明", "王*", "Wang", "100%", "'"])
def test_a_name_is_found_by_the_index_of_its_characters_and_pairs(supervisor: Actor, text: str) -> None:
    """Also by one or two characters, which have no trigram; signs of LIKE and of SQL are only text."""
    filters = WorklistFilters(view="all", text=text)
    plan = plan_of(lambda: list(worklist(supervisor, filters, TODAY)[:25]))
    assert "party_label_grams" in plan, plan
    assert "Seq Scan on parties_party" not in plan, plan


def test_what_a_search_by_name_finds(supervisor: Actor) -> None:
    for name in ("上海消防器材有限公司", "消费防护用品店", "ABC Trading"):
        make_case(make_service(), party=make_party(kind="organisation", name=name, identifier=USCC))

    def found(text: str) -> set[str]:
        return {case.applicant_label for case in worklist(supervisor, WorklistFilters(view="all", text=text), TODAY)}

    assert found("消防") == {"上海消防器材有限公司"}
    assert found("消") == {"上海消防器材有限公司", "消费防护用品店"}
    assert found("abc t") == {"ABC Trading"}
    assert found("防消") == set()


def test_rows_before_a_deep_page_are_passed_without_joins(officer: Actor) -> None:
    cases = worklist(officer, WorklistFilters(view="all"), TODAY)
    with CaptureQueriesContext(connection) as sent:
        page = one_page(cases, "2", size=2)
    assert [case.pk for case in page.object_list] == [case.pk for case in list(cases)[2:3]]
    assert page.paginator.count == 3
    passed = sent.captured_queries[0]["sql"].partition("OFFSET")[0].rpartition("(SELECT")[2]
    assert "catalogue_service" not in passed, passed
    plan = plan_of(lambda: one_page(cases, "2", size=2))
    assert "case_worklist" in plan or "case_by_due" in plan, plan


def test_a_page_of_the_api_begins_at_its_cursor(officer: Actor) -> None:
    cases = worklist(officer, WorklistFilters(view="all"), TODAY)
    cursor = cursor_of("due", cases[0])
    plan = plan_of(lambda: after(cases, "due", cursor, 2))
    conditions = [line for line in plan.splitlines() if "Index Cond" in line and "next_due" in line]
    assert any(">=" in line for line in conditions), plan


def test_an_applicants_own_cases_by_two_indexes() -> None:
    user = make_user(Role.APPLICANT)
    service = make_service()
    own = [make_case(service, applicant=user) for _ in range(2)]
    make_case(service)
    actor = Actor(str(user.pk), "王秀", frozenset({Role.APPLICANT}))
    assert list(own_cases(actor)) == own[::-1]
    plan = plan_of(lambda: list(own_cases(actor)[:20]))
    assert "one_case_a_submission" in plan, plan
    assert "applicant" in plan, plan


def test_figures_of_a_period_from_its_own_pages(supervisor: Actor) -> None:
    assert "case_moments" in plan_of(lambda: figures(supervisor, TODAY - timedelta(days=90), TODAY))
