"""Flow charts are well-formed and closed to scripts, for all kinds of power and for odd texts."""

from xml.etree import ElementTree

import pytest

from yimen.demo.power_words import duties
from yimen.powers.flowchart import Step, draw, in_words, steps_of, wrap

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("kind", [f"{number:02d}" for number in range(1, 11)])
def test_every_kind_has_a_chart_that_stands_alone(kind: str) -> None:
    steps = steps_of(kind, [(block.step, block.text) for block in duties()[kind]])
    chart = ElementTree.fromstring(draw(steps, "标题", in_words(steps)))
    assert chart.tag == f"{SVG}svg" and chart.get("role") == "img"
    texts = "".join(chart.itertext())
    assert all(step.name in texts for step in steps) and len(steps) > 2
    height = float(chart.get("height", "0"))
    for box in chart.iter(f"{SVG}rect"):
        assert float(box.get("x", "0")) + float(box.get("width", "0")) <= 420
        assert float(box.get("y", "0")) + float(box.get("height", "0")) <= height
    for element in chart.iter():
        assert element.tag in {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "path", "text", "tspan")}
        assert not {"style", "href"} & set(element.attrib)
        assert not any(name.startswith("on") for name in element.attrib)


def test_a_licence_shows_correction_and_refusal() -> None:
    steps = steps_of("01", [("受理", "受理责任：公示。"), ("决定", "决定责任：作出决定。")])
    assert "补正" in in_words(steps) and "不予许可" in in_words(steps)
    assert any(branch.back for branch in steps[0].branches)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a&b\"'", "", "字" * 400])
def test_odd_texts_stay_texts(text: str) -> None:
    chart = draw([Step(text or "其他", (text,))], text, text)
    assert "<script" not in chart
    ElementTree.fromstring(chart)


def test_only_other_duties_still_make_a_chart() -> None:
    assert [step.name for step in steps_of("10", [("其他", "其他")])] == ["其他"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 8, []), ("甲乙丙丁", 4, ["甲乙", "丙丁"]), ("甲乙，丙", 4, ["甲乙，", "丙"]), ("abcd", 2, ["ab", "cd"])],
)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
