"""Pages by due day go on where those without one begin."""

import pytest

from yimen.api.paging import after, cursor_of
from yimen.api.tests.cast import Cast
from yimen.cases.models import Case
from yimen.cases.queries.lists import SORTS
from yimen.cases.tests.factories import make_case


@pytest.mark.parametrize("size", [1, 2, 3, 10])
@pytest.mark.parametrize("sort", SORTS)
def test_every_case_once_in_the_order_of_the_list(cast: Cast, sort: str, size: int) -> None:
    made = [make_case(cast.service, state=state) for state in ("submitted", "delivered", "accepted", "delivered")]
    Case.objects.filter(pk=made[2].pk).update(next_due=made[0].next_due)
    cases = Case.objects.order_by(*SORTS[sort])
    seen: list[Case] = []
    page = after(cases, sort, "", size)
    while page:
        seen += page
        page = after(cases, sort, cursor_of(sort, seen[-1]), size)
    assert seen == list(cases)
