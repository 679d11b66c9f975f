"""Which articles the basis of a power names."""

from datetime import date, timedelta

import pytest

from yimen.laws.places import Place
from yimen.powers.acts import draft_line
from yimen.powers.models import LineAction
from yimen.powers.resting import find, named, resting_on, with_places
from yimen.powers.tests.factories import NOW, clerk, content, duties, make_sheet, publish

BEGIN = date(2016, 3, 1)

BASIS = "《中华人民共和国食品安全法》第三十五条第一款、第三十六条，《餐饮条例》"


@pytest.mark.parametrize(
    ("key", "places", "found"),
    [
        ("食品安全法", [Place(35)], [Place(35)]),
        ("食品安全法", [Place(34)], []),
        ("食品安全法", None, [Place(35), Place(36)]),
        ("餐饮条例", [Place(1)], [None]),
        ("别的法", None, []),
    ],
)
def test_the_articles_of_a_basis(key: str, places: list[Place] | None, found: list[Place | None]) -> None:
    assert named(BASIS, key, places) == found


@pytest.mark.django_db
def test_every_basis_of_a_power_is_read() -> None:
    """The power's own, those of its responsibilities and of its liabilities; the same text of several is one place."""
    sheet = make_sheet()
    words = duties("立案", "决定", "送达")
    words[1]["liability_basis"] = words[2]["liability_basis"] = "《行政机关公务员处分条例》第二十条"
    line = draft_line(sheet.pk, LineAction.ADD, content(duties=words), reason="新设", actor=clerk(), now=NOW)
    publish(sheet.round, BEGIN)
    found = {
        key: [(hit.place, hit.subject, hit.owner) for hit in find(key, [Place(article)], BEGIN)]
        for key, article in (("食品安全法", 122), ("行政处罚法", 1), ("行政机关公务员处分条例", 20))
    }
    own = (line.code, "scjg")
    assert found == {
        "食品安全法": [("basis", *own)],
        "行政处罚法": [("duties[1,2,3].basis", *own)],
        "行政机关公务员处分条例": [("duties[2,3].liability_basis", *own)],
    }
    assert list(find("行政机关公务员处分条例", [Place(21)], BEGIN)) == []


@pytest.mark.django_db
def test_what_rests_on_an_article_of_a_day(django_assert_num_queries) -> None:
    sheet = make_sheet()
    for name in ("甲处罚", "乙处罚"):
        draft_line(sheet.pk, LineAction.ADD, content(name), reason="新设", actor=clerk(), now=NOW)
    publish(sheet.round, BEGIN)
    with django_assert_num_queries(5):
        shown = with_places(resting_on("行政处罚法", None, BEGIN), "行政处罚法", None, BEGIN)
    assert [(each.version.name, each.basis, each.duties, each.liabilities) for each in shown] == [
        ("甲处罚", False, [1, 2, 3], []),
        ("乙处罚", False, [1, 2, 3], []),
    ]
    assert resting_on("食品安全法", [Place(122)], BEGIN).count() == 2
    for key, places, day in (("食品安全法", [Place(1)], BEGIN), ("行政处罚法", None, BEGIN - timedelta(days=1))):
        assert not resting_on(key, places, day).exists()
