"""Visitors of a day are counted once, nobody is known, nothing of them outlives the day."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError, connection

from yimen.visits import counting
from yimen.visits.acts.record import forget_before, record
from yimen.visits.counting import Notebook
from yimen.visits.digests import digest
from yimen.visits.models import DailyVisits, Salt, Seen
from yimen.visits.queries import compare, year_before
from yimen.visits.robots import is_person

DAY = date(2016, 6, 1)
NOON = datetime(2016, 6, 1, 4, 0, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36 MicroMessenger/8.0"


@pytest.mark.parametrize(
    ("agent", "person"),
    [
        (FIREFOX, True), (WECHAT, True),
        ("Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36", True),
        ("", False), ("curl/8.5", False), ("python-requests/2.32", False), ("Opera/9.80", False),
        ("Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)", False),
        ("Mozilla/5.0 (compatible; bingbot/2.0)", False), ("Mozilla/5.0 HeadlessChrome/126", False),
    ],
)  # fmt: skip
def test_programs_do_not_count(agent: str, person: bool) -> None:
    assert is_person(agent) is person


def test_a_digest_is_of_one_day() -> None:
    one = digest(b"salt", "1.2.3.4", FIREFOX)
    assert one == digest(b"salt", "1.2.3.4", FIREFOX)
    assert len({one, digest(b"other", "1.2.3.4", FIREFOX), digest(b"salt", "1.2.3.5", FIREFOX)}) == 3
    assert b"1.2.3.4" not in one


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2016, 2, 29), date(2015, 2, 28)), (date(2016, 6, 30), date(2015, 6, 30)), (date(2017, 2, 28), date(2016, 2, 28))],
)  # fmt: skip
def test_a_year_before(day: date, before: date) -> None:
    assert year_before(day) == before


class TestNotebook:
    def test_pages_are_added_up_and_days_are_those_of_shanghai(self) -> None:
        written: list[counting.Noted] = []
        book = Notebook(written.append, seconds=0)
        for moment in (NOON, NOON, datetime(2016, 6, 1, 16, 30, tzinfo=UTC)):
            book.note(moment, "1.2.3.4", FIREFOX)
        book.note(NOON, "1.2.3.4", "curl/8")
        assert (book.flush(), book.flush()) == (3, 0)
        assert written == [Counter({(DAY, "1.2.3.4", FIREFOX): 2, (date(2016, 6, 2), "1.2.3.4", FIREFOX): 1})]

    def test_a_flood_does_not_fill_memory(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(counting, "MOST_NOTED", 3)
        book = Notebook(lambda noted: None, seconds=0)
        for number in range(9):
            book.note(NOON, f"1.2.3.{number}", FIREFOX)
        book.note(NOON, "1.2.3.0", FIREFOX)
        assert book.flush() == 4

    def test_what_cannot_be_written_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(noted: counting.Noted) -> None:
            raise OperationalError("gone")

        monkeypatch.setattr(counting.connection, "close", lambda: None)
        book = Notebook(away, seconds=0)
        book.note(NOON, "1.2.3.4", FIREFOX)
        assert book.flush() == 0
        monkeypatch.setattr(book, "_write", lambda noted: None)
        assert book.flush() == 1


@pytest.mark.django_db
class TestCounts:
    def test_a_visitor_counts_once_a_day(self) -> None:
        me, other = (DAY, "1.2.3.4", FIREFOX), (DAY, "1.2.3.4", WECHAT)
        record(Counter({me: 3}))
        record(Counter({me: 1, other: 1}))
        assert DailyVisits.objects.values_list("visits", "views").get(day=DAY) == (2, 5)

    def test_the_next_day_knows_nothing_of_it(self) -> None:
        record(Counter({(DAY, "1.2.3.4", FIREFOX): 1}))
        before = bytes(Seen.objects.get().digest)
        record(Counter({(DAY + timedelta(days=1), "1.2.3.4", FIREFOX): 1}))
        assert bytes(Seen.objects.get().digest) != before
        assert list(Salt.objects.values_list("day", flat=True)) == [DAY + timedelta(days=1)]
        assert list(DailyVisits.objects.values_list("visits", flat=True)) == [1, 1]
        assert forget_before(DAY + timedelta(days=2)) == 2
        assert not Seen.objects.exists() and not Salt.objects.exists()

    def test_both_days_of_a_midnight(self) -> None:
        record(Counter({(DAY, "a", FIREFOX): 1, (DAY + timedelta(days=1), "a", FIREFOX): 1}))
        assert DailyVisits.objects.count() == 2

    def test_salt_and_digests_are_in_no_log_of_the_database(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname, relpersistence FROM pg_class WHERE relname LIKE 'visits\\_%' AND relkind = 'r'"
            )
            assert dict(cursor.fetchall()) == {"visits_dailyvisits": "p", "visits_salt": "u", "visits_seen": "u"}

    def test_a_period_beside_the_year_before(self) -> None:
        DailyVisits.objects.bulk_create(
            DailyVisits(day=day, visits=number, views=number * 3)
            for day, number in ((date(2015, 1, 1), 200), (date(2016, 1, 1), 150), (date(2016, 6, 30), 100), (date(2016, 7, 1), 7))
        )  # fmt: skip
        found = compare(date(2016, 1, 1), date(2016, 6, 30))
        assert (found.now.visits, found.before.visits, found.change) == (250, 200, 25.0)
        assert compare(date(2015, 1, 1), date(2015, 6, 30)).change is None
