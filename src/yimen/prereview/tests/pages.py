"""Pages as they were read, written down by hand for the tests of readers and rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from yimen.prereview.demands import Demand
from yimen.prereview.readers import understand
from yimen.prereview.reading.values import SEAL, SIGNATURE, Line, Mark, Page, Read
from yimen.prereview.rules import Application, Handed, Told
from yimen.prereview.rules.told import Need

TODAY = date(2016, 6, 1)
CODE, OTHER_CODE = "91310000775785552L", "91310113MA1G0432X8"
NAME, PERSON, RESIDENT_ID = "上海吴淞人家餐饮管理有限公司", "王秀英", "110101199003077475"
FIRM = Told(organisation=True, name=NAME, identifier=CODE, representative=PERSON)
RED_SEAL = Mark(SEAL, (0.6, 0.7, 0.8, 0.85), 0.2)
LICENCE = (
    ("营业执照",),
    ("统一社会信用代码", CODE),
    ("名称", NAME),
    ("类型", "有限责任公司"),
    ("法定代表人", PERSON),
    ("成立日期", "2015年03月12日"),
    ("营业期限", "2015年03月12日至2035年03月11日"),
)
CARD_FRONT = (("姓名", PERSON), ("性别女民族汉",), ("公民身份号码", RESIDENT_ID))
CARD_BACK = (("居民身份证",), ("签发机关", "上海市公安局宝山分局"), ("有效期限", "2010.01.01-2030.01.01"))


def page(rows: Sequence[Sequence[str]], *marks: Mark, confidence: float = 0.99, **more: Any) -> Page:
    """One page: each row is a line, or a label with its value to the right."""
    lines = []
    for place, row in enumerate(rows):
        top = 0.1 + place * 0.06
        for column, text in enumerate(row):
            left = 0.1 + column * 0.2
            lines.append(Line(text, confidence, (left, top, min(left + 0.02 * len(text), 0.99), top + 0.03)))
    facts: dict[str, Any] = {"sharpness": 3.0, "ink": 0.05, "coloured": True, "turned": 0, "skew": 0.0}
    return Page(number=1, width=1000, height=1400, lines=tuple(lines), marks=marks, **{**facts, **more})


def changed(rows: Sequence[Sequence[str]], label: str, value: str) -> list[tuple[str, ...]]:
    """The rows with another value beside this label; without the row for an empty value."""
    return [(label, value) if row[0] == label else tuple(row) for row in rows if row[0] != label or value]


def licence(*marks: Mark, **changes: str) -> Page:
    """A business licence in order, or with other values: code, name, representative, term."""
    labels = {"code": "统一社会信用代码", "name": "名称", "representative": "法定代表人", "term": "营业期限"}
    rows: Sequence[Sequence[str]] = LICENCE
    for name, value in changes.items():
        rows = changed(rows, labels[name], value)
    return page(rows, *(marks or (RED_SEAL,)))


def unsigned(ink: float) -> Mark:
    """The place for a signature with so much ink."""
    return Mark(SIGNATURE, (0.3, 0.8, 0.5, 0.85), ink)


def application(demand: Demand, *pages: Page, told: Told = FIRM, needed: bool = True, **more: Any) -> Application:
    """One material with one file of these pages; no pages: no file."""
    read = Read(pages, more.pop("total", len(pages)))
    handed = [Handed(demand.material, 0, understand(read))] if pages else []
    return Application(told, [Need(demand, needed)], handed, TODAY, **more)
