"""A real log, replayed: every case has its beginning, end and deadline read, and the late ones are found."""

import os
from io import StringIO
from pathlib import Path

import pytest

from yimen.clock import official_calendar, shanghai_date
from yimen.clock.tests.receipt_log import LoggedCase, Reading, read_cases, readings

HEAD = "case:concept:name,case:startdate,case:enddate,case:deadline\n"
FOLDER = Path(os.environ.get("YIMEN_TEST_DATA") or Path(__file__).parents[5] / "shared" / "data")
LOG = FOLDER / "receipt-log.csv"
at_hand = pytest.mark.skipif(not LOG.exists(), reason="the receipt log is not at hand (YIMEN_TEST_DATA)")


def read(*lines: str) -> list[Reading]:
    return list(readings(read_cases(StringIO(HEAD + "\n".join(lines))), official_calendar()))


def test_lines_of_a_case_that_do_not_agree_are_refused() -> None:
    with pytest.raises(ValueError, match="case-1"):
        read(
            "case-1,2011-10-11 13:42:22+02:00,,2011-12-06 13:41:31+01:00",
            "case-1,2011-10-11 13:42:22+02:00,,2011-12-07 13:41:31+01:00",
        )


@pytest.mark.parametrize(
    ("stop", "late", "overdue"),
    [
        ("2011-12-06 13:41:31+01:00", False, False),
        ("2011-12-06 13:41:32+01:00", True, False),  # a second late, on its last day: the law counts days
        ("2011-12-06 16:59:59+01:00", True, False),  # a minute to midnight in Shanghai
        ("2011-12-06 17:00:00+01:00", True, True),
        ("2011-12-06 14:41:31+02:00", False, False),  # the same moment in summer time
    ],
)
def test_moments_and_days(stop: str, late: bool, overdue: bool) -> None:
    [found] = read(f"case-1,2011-10-11 13:42:22+02:00,{stop},2011-12-06 13:41:31+01:00")
    assert (found.late, found.overdue) == (late, overdue)


@pytest.fixture(scope="module")
def log() -> list[LoggedCase]:
    with LOG.open(encoding="utf-8", newline="") as file:
        return read_cases(file)


@at_hand
def test_every_case_is_read(log: list[LoggedCase]) -> None:
    assert len(log) == 1434
    assert sum(case.stop is None for case in log) == 105
    assert all(case.start < case.deadline for case in log)


@at_hand
def test_the_late_ones_are_found(log: list[LoggedCase]) -> None:
    found = list(readings(log, official_calendar()))
    assert (len(found), sum(each.late for each in found)) == (1329, 377)
    # Our last day is the day of the deadline in every case, and nothing is overdue that was not late.
    assert [each.case.number for each in found if each.due != shanghai_date(each.case.deadline)] == []
    assert [each.case.number for each in found if each.overdue and not each.late] == []
    # 68 ended later on their last day, which the law still counts as kept.
    assert sum(each.late and not each.overdue for each in found) == 68
