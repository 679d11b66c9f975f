"""The demo's visits add up to what was published; announcements and notices are there."""

from datetime import date
from itertools import pairwise

import pytest

from yimen.announcements.queries import shown
from yimen.clock import official_calendar, shanghai_date
from yimen.demo.news import NEWS
from yimen.demo.tests.loaded import NOW
from yimen.demo.visits import HALF_2015, daily, shared
from yimen.ledger.models import OutboxRow
from yimen.notices.models import Notice
from yimen.visits.queries import compare

HALF = (date(2016, 1, 1), date(2016, 6, 30))


def test_days_share_the_published_sums() -> None:
    rows = list(daily(official_calendar()))
    assert all((after[0] - before[0]).days == 1 for before, after in pairwise(rows))
    assert sum(visits for day, visits, _pages in rows if HALF[0] <= day <= HALF[1]) == 398_723
    assert HALF_2015 == 297_599
    assert rows == list(daily(official_calendar()))
    visits = {day: number for day, number, _pages in rows}
    # Sunday 14 February 2016 was worked for the Spring Festival; the Sunday after it was not.
    assert visits[date(2016, 2, 14)] > 1.5 * visits[date(2016, 2, 21)]


@pytest.mark.parametrize(
    ("total", "weights"), [(10, [1.0, 1.0, 1.0]), (0, [1.0]), (7, [5.0, 0.0, 2.0]), (1, [0.1] * 9)]
)
def test_shared_parts_add_up(total: int, weights: list[float]) -> None:
    assert sum(shared(total, weights)) == total


def test_the_loaded_days_give_the_published_figure(demo: None) -> None:
    found = compare(*HALF)
    assert (found.now.visits, found.before.visits) == (398_723, 297_599)
    assert found.change is not None and round(found.change, 2) == 33.98


def test_announcements_of_today_and_one_that_waits(demo: None) -> None:
    assert shown("310113", shanghai_date(NOW)).count() == sum(news.published for news in NEWS)


def test_the_applicant_was_told_and_the_worker_need_not_tell_the_past(demo: None) -> None:
    assert Notice.objects.filter(user__username="shenqingren", seen_at=None).count() == 3
    assert Notice.objects.filter(user__username="shenqingren").exclude(seen_at=None).exists()
    assert not OutboxRow.objects.filter(listener="notices.tell", done_at=None, subject__startswith="BS").exists()
