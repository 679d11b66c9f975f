"""How texts name laws: both ways, in every form that guides and lists use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.laws.citations import Citation, law_key, parse
from yimen.laws.numerals import read_number, say_number
from yimen.laws.places import Place, parse_place

places = st.builds(
    Place,
    st.integers(1, 1300),
    st.integers(0, 9),
    st.integers(0, 20),
    st.integers(0, 40),
)


@given(st.integers(1, 9999))
def test_a_number_is_read_as_it_is_said(number: int) -> None:
    assert read_number(say_number(number)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [(4, "四"), (10, "十"), (11, "十一"), (42, "四十二"), (105, "一百零五"), (110, "一百一十"), (1005, "一千零五")],
)
def test_numbers_are_said_as_laws_write_them(number: int, said: str) -> None:
    assert say_number(number) == said


@given(places)
def test_a_place_is_read_as_it_is_written(place: Place) -> None:
    assert parse_place(str(place)) == place
    assert parse_place(place.slug) == place.of_article


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(text: str) -> None:
    for citation in parse(text):
        assert 0 <= citation.start < citation.end <= len(text)


@given(st.lists(places, min_size=1, max_size=6))
def test_a_list_of_places_is_read_whole(cited: list[Place]) -> None:
    text = "《食品安全法》" + "、".join(str(place) for place in cited) + "：国家实行许可制度。"
    assert [citation.place for citation in parse(text)] == cited


@pytest.mark.parametrize(
    ("text", "law", "cited"),
    [
        ("《中华人民共和国食品安全法》第三十五条第一款、第三十六条", "食品安全法", ["35.1", "36"]),
        ("《行政许可法》第32条第1款第(4)项", "行政许可法", ["32.1.4"]),
        ("《行政许可法》第三十二条 第一款 第（四）项", "行政许可法", ["32.1.4"]),
        ("《城市道路管理条例》第三十一条、三十三条", "城市道路管理条例", ["31", "33"]),
        ("《食品安全法》第三十五条第一款、第二款和第四十条", "食品安全法", ["35.1", "35.2", "40"]),
        ("《种子法》第三条第（一）、（二）项", "种子法", ["3.1.1", "3.1.2"]),
        ("《种子法》第三条第（一）项、第（二）项", "种子法", ["3.1.1", "3.1.2"]),
        ("《刑法》第一百三十三条之一第二款", "刑法", ["133-1.2"]),
        ("《行政许可法》第五十三条至第五十七条", "行政许可法", ["53", "54", "55", "56", "57"]),
        ("根据中华人民共和国食品安全法第三十五条的规定", "食品安全法", ["35"]),
        ("依照行政许可法第四十二条办理", "行政许可法", ["42"]),
        ("行政许可法 42(2)", "行政许可法", ["42.2"]),
        ("行政许可法 32(1)4", "行政许可法", ["32.1.4"]),
        ("《单用途商业预付卡管理办法（试行）》第七条", "单用途商业预付卡管理办法（试行）", ["7"]),
        ("《食品经营许可管理办法》（国家食品药品监督管理总局令第17号）第二条", "食品经营许可管理办法", ["2"]),
    ],
)
def test_places_are_read_in_every_form(text: str, law: str, cited: list[str]) -> None:
    found = parse(text)
    assert {citation.key for citation in found} == {law}
    assert [_short(citation) for citation in found] == cited


def _short(citation: Citation) -> str:
    place = citation.place
    assert place is not None
    parts = [place.slug]
    if place.paragraph or place.item:
        parts.append(str(place.paragraph or 1))
    return ".".join([*parts, *([str(place.item)] if place.item else [])])


def test_a_document_without_articles_is_cited_whole_with_its_number() -> None:
    (found,) = parse("《国务院对确需保留的行政审批项目设定行政许可的决定》国务院令第412号")
    assert (found.place, found.number) == (None, "国务院令第412号")
    (found,) = parse("《国务院关于投资体制改革的决定》国发〔2004〕20号")
    assert found.number == "国发〔2004〕20号"
    (found,) = parse("《国务院关于修改〈城市绿化条例〉的决定》")
    assert found.law == "国务院关于修改〈城市绿化条例〉的决定"


@pytest.mark.parametrize(
    "text",
    [
        "取得《药品经营许可证》。",
        "国发〔2014〕5号",
        "本法第三条",
        "第三十五条",
        "方法第一",
        "演出内容不含有条例第二十五条规定的情形",
        "按规定办理",
        "",
        "《》第一条",
    ],
)
def test_what_names_no_law_is_no_citation(text: str) -> None:
    assert parse(text) == ()


def test_a_law_names_itself() -> None:
    (found,) = parse("本法第十二条所列事项，法律可以设定行政许可。", of="中华人民共和国行政许可法")
    assert (found.key, found.place) == ("行政许可法", Place(12))


def test_what_is_no_law_is_left_out_between_laws() -> None:
    found = parse("依据《护士条例》第八条取得《执业证书》，按《护士条例》第七条和《执业医师法》第十三条办理")
    assert [str(citation) for citation in found] == [
        "《护士条例》第八条",
        "《护士条例》第七条",
        "《执业医师法》第十三条",
    ]


@pytest.mark.parametrize(
    "name",
    ["中华人民共和国食品安全法", "《食品安全法》", "食品 安全法", "食品安全法（2015年修订）", "食品安全法(2018修正)"],
)
def test_one_law_has_one_key(name: str) -> None:
    assert law_key(name) == "食品安全法"


def test_a_place_within_another() -> None:
    assert Place(32).holds(Place(32, 0, 1, 4)) and not Place(32, 0, 1).holds(Place(32))
    assert Place(4, 0, 0, 2).meets(Place(4, 0, 1)) and not Place(4, 0, 2).meets(Place(4, 0, 1))
    assert not Place(4).meets(Place(4, 1))
