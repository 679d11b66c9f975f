"""Fields out of lines: where values stand, where they go on, and that nothing is ever made to fit."""

import pytest

from yimen.prereview.readers import understand
from yimen.prereview.readers.document import code, day, end_of_period
from yimen.prereview.reading.values import Line, Page, Read, as_data, from_data
from yimen.prereview.tests.pages import CARD_BACK, CARD_FRONT, CODE, LICENCE, NAME, PERSON, RESIDENT_ID, licence, page


def fields(shown: Page) -> dict[str, str]:
    return {name: field.value for name, field in understand(Read((shown,), 1)).fields.items()}


def test_business_licence() -> None:
    assert fields(page(LICENCE)) == {
        "code": CODE,
        "name": NAME,
        "kind": "有限责任公司",
        "representative": PERSON,
        "established": "2015-03-12",
        "valid_until": "2035-03-11",
    }


def test_label_and_value_read_as_one_line() -> None:
    assert fields(page([("营业执照",), (f"统一社会信用代码：{CODE}",), (f"法定代表人 {PERSON}",)])) == {
        "code": CODE,
        "representative": PERSON,
    }


def test_a_value_goes_on_in_the_lines_under_it() -> None:
    rows = [("营业执照",), ("住所", "上海市宝山区牡丹江路"), ("类型", "有限责任公司")]
    shown = page(rows)
    last = Line("1258号3层302室", 0.9, (0.3, 0.195, 0.5, 0.215))
    more = Page(**{**shown.__dict__, "lines": (*shown.lines, last)})
    found = understand(Read((more,), 1)).fields
    assert found["address"].value == "上海市宝山区牡丹江路1258号3层302室"
    assert found["address"].confidence == 0.9
    assert found["kind"].value == "有限责任公司"


def test_both_sides_of_a_card() -> None:
    found = understand(Read((page(CARD_FRONT), page(CARD_BACK)), 2))
    assert found.kind == "identity_card"
    values = {name: field.value for name, field in found.fields.items()}
    assert (values["name"], values["number"], values["valid_until"]) == (PERSON, RESIDENT_ID, "2030-01-01")


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("营业执照（副本）", "business_licence"),
        ("食品经营许可申请表", "application_form"),
        ("中华人民共和国居民身份证", "identity_card"),
        ("食品经营许可证", "certificate"),
        ("请随申请一并提交营业执照复印件和法定代表人的身份证明文件", ""),
        ("场所平面布局图", ""),
    ],
)
def test_what_a_page_says_that_it_is(headline: str, kind: str) -> None:
    assert understand(Read((page([(headline,)]),), 1)).kind == kind


@pytest.mark.parametrize(
    ("text", "taken"),
    [(CODE, CODE), (CODE[:17], CODE[:17]), (CODE.replace("0", "O"), CODE.replace("0", "O")), ("（副本）", "")],
)
def test_a_code_is_taken_as_it_stands(text: str, taken: str) -> None:
    assert code(text) == taken


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015年03月12日至2035年03月11日", "2015-03-12", "2035-03-11"),
        ("2010.01.01-2030.01.01", "2010-01-01", "2030-01-01"),
        ("2015年3月12日至长期", "2015-03-12", "ever"),
        ("2015年02月30日", "", ""),
        ("长期", "", "ever"),
    ],
)
def test_days_and_periods(text: str, first: str, last: str) -> None:
    assert (day(text), end_of_period(text)) == (first, last)


def test_a_reading_survives_its_store() -> None:
    read = Read((licence(),), 1)
    assert from_data(as_data(read)) == read
