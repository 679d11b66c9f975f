"""Whether people find what they ask for among the first three: questions that the search was chosen by, and held-out ones."""

import pytest

from yimen.demo.district import services
from yimen.demo.questions import HELD_OUT, KNOWN, questions
from yimen.search.documents import Kind
from yimen.search.tests.district import names, question

FIRST = 3
OPEN = {"食品经营许可（餐饮服务）", "食品经营许可（食品销售）"}


def share(name: str) -> float:
    asked = questions(name)
    found = sum(
        bool(each.codes & {hit.code for hit in question(each.text).hits([Kind.SERVICE], 0, FIRST).items})
        for each in asked
    )
    return found / len(asked)


def test_every_expected_code_is_one_of_the_district_and_no_question_is_in_both_files():
    codes = {data.code for data in services()}
    known, held = questions(KNOWN), questions(HELD_OUT)
    assert all(each.codes <= codes for each in (*known, *held))
    assert (len(known) >= 100, len(held) >= 40) == (True, True)
    assert {each.text for each in known} & {each.text for each in held} == set()


@pytest.mark.parametrize(("name", "floor"), [(KNOWN, 0.97), (HELD_OUT, 0.85)])
def test_the_share_found_among_the_first_three(name, floor):
    assert share(name) >= floor


def test_an_open_service_comes_before_those_that_are_only_listed():
    assert set(names("食品经营许可", 2)) == OPEN
    assert len(names("食品经营许可", 20)) > 5


def test_the_name_itself_comes_before_everything():
    assert names("食品经营许可延续", 1) == ["食品经营许可延续"]
    assert names("个体工商户注销登记", 1) == ["个体工商户注销登记"]


@pytest.mark.parametrize(
    "text", ["食品经营许可", "食品經營許可", "食品经营许可", "shipin jingying xuke", "spjyxk", "ＳＰＪＹＸＫ"]
)
def test_the_same_by_every_spelling(text):
    assert set(names(text, 2)) == OPEN


@pytest.mark.parametrize("text", ["shipin jinying", "sipin jingying", "食品经营需可", "食拼经营许可"])
def test_one_slip_does_not_matter(text):
    assert OPEN & set(names(text, 3))
