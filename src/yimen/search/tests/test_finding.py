"""Filters, numbers beside them, other kinds, and whatever somebody may type."""

import pytest

from yimen.search.asking import LONGEST, read
from yimen.search.documents import Kind
from yimen.search.tests.district import names, question

HOSTILE = [
    "%", "_", "'", "\\", "\x00", "((((", "a" * 5000, "消" * 9999, "；drop table", "𠮷", "🙂", "AND OR NOT", "name:消防", "消防 -安全",
    '"消防', "[a TO z]", "^2", "消防~", "*", "?:.*", "/.*/", "a.*", "(?:(?:(?:a*)*)*)b", "\ud800", "\u202e消防", "消\x07防", "||", "^食品",
    "zh-Hans", " ", "\n" * 500, "e\u0301" * 200, "０" * 300, "ab " * 400, "is the of",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_is_an_error(text):
    asked = read(text)
    assert len(asked.text) <= LONGEST
    for typing in (False, True):
        found = question(text) if not typing else question(text, agency="x" * 10_000)
        assert found.hits([Kind.SERVICE]).total >= 0
        assert found.counts().kinds is not None


def test_control_characters_do_not_hide_a_word():
    assert names("\u200b消防\u200b检查", 1) == names("消防检查", 1)


def test_filters_narrow_and_count():
    everything = question("许可")
    counts = everything.counts()
    assert counts.choices["agency"]["scjg"] > 5
    assert sum(counts.choices["agency"].values()) == everything.hits([Kind.SERVICE]).total
    narrowed = question("许可", agency="scjg")
    assert narrowed.hits([Kind.SERVICE]).total == counts.choices["agency"]["scjg"]
    # Beside a chosen department the others still say what they would leave.
    assert narrowed.counts().choices["agency"] == counts.choices["agency"]
    assert sum(narrowed.counts().choices["type"].values()) == counts.choices["agency"]["scjg"]


@pytest.mark.parametrize(
    "filters", [{"agency": "nobody"}, {"audience": "martian"}, {"type": "99"}, {"words": ("无此词",)}]
)
def test_an_unknown_filter_finds_nothing(filters):
    assert question("许可", **filters).hits([Kind.SERVICE]).total == 0


def test_online_and_topic():
    assert 0 < question("许可", online=True).hits([Kind.SERVICE]).total < question("许可").hits([Kind.SERVICE]).total
    assert all("食品" in name or "餐" in name for name in names("许可", 20, words=("食品", "餐饮")))


def test_another_district_finds_nothing():
    assert (
        question(
            "许可",
        )
        .hits([Kind.SERVICE])
        .total
        > 100
    )
    from dataclasses import replace

    other = question("许可")
    other._filters = replace(other._filters, district="511602")
    assert other.hits([Kind.SERVICE]).total == 0


def test_pages_do_not_overlap():
    found = question("登记")
    first, second = found.hits([Kind.SERVICE], 0, 10), found.hits([Kind.SERVICE], 10, 10)
    assert len({hit.code for hit in (*first.items, *second.items)}) == 20


def test_guides_are_searched_by_passage():
    found = question("健康证明")
    hits = found.hits([Kind.PASSAGE])
    assert hits.total and found.counts().kinds["passage"] == hits.total
    assert all(hit.shown["part"] in ("summary", "conditions", "materials", "questions") for hit in hits.items)


def test_what_is_only_near_says_so():
    assert question("食品经营").near is False
    assert question("食拼经赢").near is True


def test_while_typing_the_last_word_may_be_begun():
    from yimen.search.finding import Filters, Question
    from yimen.search.tests.district import DISTRICT, searcher

    found = Question(searcher(), read("resta"), Filters(DISTRICT), typing=True)
    assert "食品经营许可（餐饮服务）" in [hit.shown["title"] for hit in found.hits([Kind.SERVICE], 0, 3).items]


def test_powers_and_responsibilities_are_documents_of_their_own():
    import tantivy

    from yimen.search import writing
    from yimen.search.documents import Listed, Place, document_of
    from yimen.search.finding import Filters, Question
    from yimen.search.queries import POWERS, PowerHit
    from yimen.search.schema import schema

    place = Place("310113", "hbj", "宝山区环境保护局")
    power, duty = "对违法排放污染物的处罚", "立案责任 发现违法行为，予以审查，决定是否立案"
    index = tantivy.Index(schema())
    writer = writing.Writer(index)
    writer.add(
        [
            document_of(Listed(Kind.POWER, "P1", "P1", power, power, "02", place, ["环境保护法"])),
            document_of(Listed(Kind.RESPONSIBILITY, "P1:1", "P1", power, duty, "02", place)),
        ]
    )
    writer.close()
    index.reload()

    def hits(text):
        found = Question(index.searcher(), read(text), Filters("310113")).hits(POWERS).items
        return [(hit.code, PowerHit(**hit.shown).duty) for hit in found]

    assert hits("排放污染物") == hits("paifang wuranwu") == hits("环境保护法") == [("P1", False)]
    assert hits("立案") == [("P1", True)]


@pytest.mark.parametrize("text", ["许可", "审批", "食品经营许可", "开饭店", "登记 变更"])
def test_of_very_many_the_foremost_come_first_and_nothing_is_lost(text, monkeypatch):
    plain = question(text, counted=True).hits([Kind.SERVICE], 0, 600)
    monkeypatch.setattr("yimen.search.finding.MANY", 0)
    asked = question(text, counted=True)
    pages = [asked.hits([Kind.SERVICE], first, 7) for first in range(0, plain.total, 7)]
    codes = [hit.code for page in pages for hit in page.items]
    assert {page.total for page in pages} == {plain.total}
    assert len(codes) == len(set(codes)) == plain.total
    assert set(codes) == {hit.code for hit in plain.items}


def test_a_name_stays_first_among_very_many(monkeypatch):
    name = names("食品经营许可新办", 1)
    monkeypatch.setattr("yimen.search.finding.MANY", 0)
    assert [hit.shown["title"] for hit in question(name[0], counted=True).hits([Kind.SERVICE], 0, 1).items] == name
