"""The pages of laws: found by name, an article on any day with its history, and texts of guides that lead there."""

from datetime import timedelta

import pytest
from django.test import Client

from yimen.catalogue.tests.factories import OPENED, make_service
from yimen.laws.importing import read_rows, write_rows
from yimen.powers.acts import draft_line
from yimen.powers.models import LineAction
from yimen.powers.tests.factories import NOW, clerk, content, duties, make_sheet, publish

pytestmark = pytest.mark.django_db
LAWS = """
{"law": "食品安全法", "rank": "law", "article": "第三十五条", "valid_from": "2000-01-01", "valid_to": "2009-05-31", "text": "许可由工商办。"}
{"law": "食品安全法", "article": "第三十五条", "valid_from": "2010-01-01", "text": "国家实行许可制度。\\n但是：\\n（一）农产品除外。"}
{"law": "某条例", "rank": "regulation", "article": "第一条"}
""".strip()


@pytest.fixture(autouse=True)
def laws(db: None) -> None:
    write_rows(read_rows("laws.jsonl", LAWS), now=OPENED)


def _page(address: str) -> str:
    return Client().get(address).content.decode()


def test_laws_are_found_by_name_and_rank() -> None:
    assert "食品安全法" in _page("/laws/?q=食品安全") and "某条例" not in _page("/laws/?q=食品安全")
    assert "某条例" in _page("/laws/?rank=regulation") and "食品安全法" not in _page("/laws/?rank=regulation")
    assert "某条例" not in _page("/laws/?q=%00没有")


def test_an_article_reads_as_on_its_day() -> None:
    address = "/laws/shi-pin-an-quan-fa/35/"
    now, before, gap = _page(address), _page(f"{address}?on=2005-01-01"), _page(f"{address}?on=2009-12-31")
    assert "国家实行许可制度。" in now and 'id="p2-1"' in now and "许可由工商办。" not in now
    assert "许可由工商办。" in before
    assert "国家实行许可制度。" not in gap and "许可由工商办。" not in gap and "2009年12月31日" in gap
    compared = _page(f"{address}?compare=2")
    assert "<del>" in compared and "<ins>" in compared
    assert "<del>" not in _page(f"{address}?compare=9")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/laws/nothing/", 404),
        ("/laws/shi-pin-an-quan-fa/99/", 404),
        ("/laws/shi-pin-an-quan-fa/第X条/", 404),
        ("/laws/shi-pin-an-quan-fa/35/?on=yesterday", 422),
        ("/laws/shi-pin-an-quan-fa/?on=1900-01-01", 422),
        ("/laws/shi-pin-an-quan-fa/第三十五条/", 200),
    ],
)
def test_what_is_not_there_is_told(address: str, status: int) -> None:
    assert Client().get(address).status_code == status


def test_a_guide_leads_to_the_article_and_back() -> None:
    service = make_service()
    guide = _page(f"/services/{service.code}/")
    assert 'href="/laws/shi-pin-an-quan-fa/35/?on=' in guide
    assert f"/services/{service.code}/" in _page("/laws/shi-pin-an-quan-fa/35/?on=2016-03-01")
    assert f"/services/{service.code}/" not in _page("/laws/shi-pin-an-quan-fa/35/?on=2005-03-01")


def test_the_list_costs_the_same_however_long(django_assert_num_queries) -> None:
    client = Client()
    client.get("/laws/")
    with django_assert_num_queries(4):
        client.get("/laws/")
    write_rows(
        read_rows("l.jsonl", "\n".join(f'{{"law": "第{n}条例", "rank": "rule", "article": "1"}}' for n in "甲乙丙丁")),
        now=OPENED,
    )
    with django_assert_num_queries(4):
        client.get("/laws/")


def test_the_powers_that_rest_on_an_article() -> None:
    """By their own basis, by a responsibility's, by a liability's; another article of the same law has none."""
    sheet = make_sheet()
    words = duties("立案", "决定")
    words[1]["liability_basis"] = "《食品安全法》第三十五条"
    for name, basis in (("甲处罚", "《食品安全法》第三十五条第一款"), ("乙处罚", "《某条例》")):
        values = content(name, basis=basis, duties=words if name == "乙处罚" else duties("立案"))
        draft_line(sheet.pk, LineAction.ADD, values, reason="新设", actor=clerk(), now=NOW)
    publish(sheet.round, NOW.date() + timedelta(days=30))
    page = _page("/laws/shi-pin-an-quan-fa/35/")
    assert "甲处罚" in page and "乙处罚" in page
    assert "甲处罚" not in _page("/laws/shi-pin-an-quan-fa/35/?on=2016-01-12")
    assert "乙处罚" in _page("/laws/mou-tiao-li/1/")
