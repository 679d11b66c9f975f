"""Hours, masks and suggestions: pure, row by row."""

from datetime import date, datetime

import pytest

from yimen.clock import Term, official_calendar
from yimen.consult.masking import masked, personal_data
from yimen.consult.opening import Opening, answered_by, is_open, opens_next
from yimen.consult.suggesting import Candidate, ranked
from yimen.consult.tests.cast import HOURS, SHANGHAI

CALENDAR = official_calendar()
DESK = Opening(True, HOURS, Term.parse("2wd"))


def moment(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2016, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "open_", "opens", "by"),
    [
        (moment(1, 8, 59), False, moment(1, 9), date(2016, 6, 3)),
        (moment(1, 9), True, moment(1, 13, 30), date(2016, 6, 3)),
        (moment(1, 11, 30), False, moment(1, 13, 30), date(2016, 6, 3)),
        (moment(1, 16, 30), False, moment(2, 9), date(2016, 6, 3)),
        # Before the Dragon Boat Festival: three days off, then a Sunday that is worked.
        (moment(8, 17), False, moment(12, 9), date(2016, 6, 13)),
        (moment(12, 10), True, moment(12, 13, 30), date(2016, 6, 14)),
        (moment(10, 10), False, moment(12, 9), date(2016, 6, 13)),
    ],
)
def test_hours_and_promise_follow_the_calendar(now: datetime, open_: bool, opens: datetime, by: date) -> None:
    assert (is_open(DESK, CALENDAR, now), opens_next(DESK, CALENDAR, now)) == (open_, opens)
    assert answered_by(DESK, CALENDAR, now) == by


def test_a_desk_that_does_not_chat_never_opens() -> None:
    quiet = Opening(False, HOURS, Term.parse("5wd"))
    assert not is_open(quiet, CALENDAR, moment(1, 10))
    assert opens_next(quiet, CALENDAR, moment(1, 10)) is None


@pytest.mark.parametrize(
    ("text", "kinds", "shown"),
    [
        ("我的手机是13812345678，谢谢", ["mobile"], "我的手机是138*****678，谢谢"),
        ("call +86 138-1234-5678", ["mobile"], "call +86***********678"),
        ("１３８１２３４５６７８", ["mobile"], "１３８*****６７８"),
        ("身份证110101199003077475有效吗", ["resident_id"], "身份证110************475有效吗"),
        ("110101 19900307 747X", ["resident_id"], "110**************47X"),
        ("卡号6222 0202 0000 1234 567", ["bank_card"], "卡号622*****************567"),
        ("发到 wang.xm@example.com 吧", ["email"], "发到 wan*************com 吧"),
        ("电话021-56000001，2016年6月1日，310113号", [], "电话021-56000001，2016年6月1日，310113号"),
        ("面积120平方米，代码91310000775785552L", [], "面积120平方米，代码91310000775785552L"),
    ],
)
def test_personal_numbers_are_found_and_starred(text: str, kinds: list[str], shown: str) -> None:
    assert personal_data(text) == kinds
    assert masked(text) == shown
    assert len(masked(text)) == len(text)


CANDIDATES = [
    Candidate("canned", "食品经营许可证需要哪些材料", "身份证明、场所平面图。"),
    Candidate("common", "食品经营许可证多久能办好", "五个工作日。"),
    Candidate("guide", "How long is the licence valid?", "Five years."),
    Candidate("canned", "营业时间", "工作日。"),
]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("请问办食品经营许可证要什么材料？", ["食品经营许可证需要哪些材料", "食品经营许可证多久能办好"]),
        ("多久能办好", ["食品经营许可证多久能办好"]),
        ("how long is it valid", ["How long is the licence valid?"]),
        ("请问可以吗", []),
        ("", []),
    ],
)
def test_what_shares_more_with_the_question_comes_first(asked: str, titles: list[str]) -> None:
    assert [each.title for each in ranked(asked, CANDIDATES)] == titles
