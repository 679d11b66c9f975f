"""The remedies, as a table: which way is open against what, in which period."""

import pytest

from yimen.procedure import Words
from yimen.procedure.remedies import Against, remedies_against, remedies_in_words

GOVERNMENT = Words("某区人民政府", "People's Government of A")
COURT = Words("某区人民法院", "People's Court of A")

# against, reconsideration, first?, months to sue at once, days to sue after it, words that the text must and must not have
TABLE = [
    (Against.DECISION, "60d", False, 6, "15d", ("六个月内", "第四十六条", "也可以"), ("先向",)),
    (Against.SILENCE, "60d", True, None, "15d", ("先向某区人民政府", "第二十三条", "十五日内"), ("六个月",)),
    (Against.SPOT_PENALTY, "60d", True, None, "15d", ("当场", "先向", "第二十三条"), ("六个月",)),
    (Against.INFORMATION_REFUSED, "60d", True, None, "15d", ("不予公开", "先向", "第二十三条"), ("六个月",)),
    (Against.RESOURCE_RIGHTS, "60d", True, None, "15d", ("自然资源", "先向", "第二十三条"), ("六个月",)),
    (Against.RECONSIDERATION, None, False, None, "15d", ("十五日内", "第四十五条"), ("六十日", "六个月", "先向")),
]


def test_the_table_is_whole() -> None:
    assert [row[0] for row in TABLE] == list(Against)


@pytest.mark.parametrize(("against", "term", "first", "months", "after", "has", "lacks"), TABLE)
def test_the_ways_that_are_open(against, term, first, months, after, has, lacks) -> None:
    found = remedies_against(against)
    assert (found.reconsideration and str(found.reconsideration)) == term
    assert (found.first, found.litigation_months, str(found.after_reconsideration)) == (first, months, after)
    told = remedies_in_words(against, GOVERNMENT, COURT)
    assert all(words in told.zh for words in has)
    assert not any(words in told.zh for words in lacks)
    assert ("must first" in told.en) is first
    assert "某区人民法院" in told.zh and "People's Court of A" in told.en
