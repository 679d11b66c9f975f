"""Reading texts: folding, spelling, terms, synonyms, marks. Rows of a table, no database."""

import pytest

from yimen.search import synonyms, tokens
from yimen.search.asking import read
from yimen.search.folding import fold, fold_characters
from yimen.search.marking import excerpt, marked
from yimen.search.spelling import initials, readings, syllables


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＫＴＶ　卡拉ＯＫ", "ktv 卡拉ok"),
        ("食品經營", "食品经营"),
        ("消\x00防\u200b检", "消 防检"),
        (" a\n\tb ", "a b"),
        ("㈱", "(株)"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


def test_places_of_folded_characters():
    folded, places = fold_characters("㈱ＫＴＶ")
    assert (folded, places) == ("(株)ktv", [0, 0, 0, 1, 2, 3])


@pytest.mark.parametrize(
    ("text", "core", "chinese", "latin"),
    [
        ("我想开饭店怎么办理", "开饭店", ("开饭店",), ()),
        ("How do I open a restaurant", "how do i open a restaurant", (), ("open", "restaurant")),
        ("户外 广告", "户外 广告", ("户外", "广告"), ()),
        ("申请", "申请", ("申请",), ()),
        ("is the of", "is the of", (), ("is", "the", "of")),
        ("", "", (), ()),
    ],
)
def test_a_text_is_read(text, core, chinese, latin):
    asked = read(text)
    assert (asked.core, asked.chinese, asked.latin) == (core, chinese, latin)


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("shipin", {("si", "pin")}),
        ("xian", {("xian",), ("xi", "an")}),
        ("shipinjingy", {("si", "pin", "jin")}),
        ("spjyxk", set()),
        ("restaurant", set()),
    ],
)
def test_letters_are_cut_into_syllables(letters, ways):
    assert set(readings(letters)) == ways


def test_sounds_and_initials():
    assert syllables("食品经营") == ("si", "pin", "jin", "yin")
    assert initials("食品经营(ktv)") == "spjyktv"


def test_terms():
    assert tokens.name_terms(["消防安全", "ktv店"]) == "^消防 消防 防安 安全 | ^ktv ktv 店 |"
    assert tokens.sound_terms(["消防"]) == "xiao.fan |"
    assert [tokens.stem(word) for word in ("licenses", "licences", "companies", "class", "bus")] == [
        "licence", "licence", "company", "class", "bus",
    ]  # fmt: skip


def test_synonyms_are_found_whole_and_the_longest_first():
    assert [each.said for each in synonyms.meanings("我想开饭店")] == ["开饭店"]
    assert [each.said for each in synonyms.meanings("open a bar")] == ["bar"]
    assert synonyms.meanings("barber")[0].said == "barber"


def test_the_list_of_synonyms_can_be_read_and_every_meaning_finds_something():
    from yimen.search.documents import Kind
    from yimen.search.tests.district import question

    table = synonyms.table()
    assert len({choices for choices in table.values()}) >= 100
    without = [said for said in table if not question(said).hits([Kind.SERVICE], 0, 1).total]
    assert without == []


@pytest.mark.parametrize("line", ["开饭店", "开饭店 ->", "-> 食品", "店 -> 食品"])
def test_a_line_that_is_no_meaning_is_refused(line):
    with pytest.raises(synonyms.Unreadable):
        list(synonyms.read(line))


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("食品经营许可（餐饮服务）", "食品", ["食品"]),
        ("食品經營許可", "经营", ["經營"]),
        ("Food business licences", "licence", ["licences"]),
        ("食品经营许可（餐饮服务）", "开饭店", ["食品经营许可", "餐饮服务"]),
        ("<b>食品</b>", "食品", ["食品"]),
        ("食品", "", []),
    ],
)
def test_marks(text, asked, found):
    pieces = marked(text, asked)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, sign in pieces if sign] == found


def test_an_excerpt_stands_around_the_first_mark():
    pieces = excerpt("甲" * 200 + "健康证明" + "乙" * 200, "健康证明", 60)
    text = "".join(piece for piece, _ in pieces)
    assert text.startswith("…") and text.endswith("…") and "健康证明" in text and len(text) <= 62
