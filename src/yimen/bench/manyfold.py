"""Very many services for `yimen bench search`: names put together from the demo's, into an index of their own."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from yimen.bench.mass import Told
from yimen.demo.district import services
from yimen.search import writing
from yimen.search.documents import Place, ServiceRow, documents_of

DISTRICT = "000000"
TELL_EACH = 2000
AGENCIES = 60
# Two characters, as most people search; they have no trigram.
_TWO = (
    "消防 食品 药品 施工 道路 登记 许可 备案 环评 排污 结婚 养老 低保 教师 医师 护士 公司 广告 绿化 取水 "
    "渣土 演出 网吧 书店 旅馆 种子 兽药 公章 工伤 失业 宅基 过户 抵押 物业 停车 港口 审批 变更 注销 延续"
)
WORDS = _TWO.split()
_TOWNS = (
    "宝山 顾村 月浦 杨行 罗店 大场 罗泾 庙行 淞南 高境 友谊 吴淞 张庙 嘉定 青浦 松江 金山 奉贤 崇明 浦东 "
    "静安 普陀 虹口 长宁 徐汇 黄浦 闵行 闸北"
)
_PLACES = _TOWNS.split()


@cache
def _parts() -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]:
    demo = services()
    heads = tuple(dict.fromkeys(data.name.partition("（")[0] for data in demo))
    tails = tuple(dict.fromkeys(data.name.partition("（")[2].rstrip("）") or "新办" for data in demo))
    keywords = tuple(tuple(data.content["keywords"]) for data in demo if data.content)
    return heads, tails, keywords


def rows(count: int) -> Iterator[ServiceRow]:
    """So many services, the same in every run: a place, the name of a matter, another variant, a number of the house."""
    dice = random.Random(11)
    heads, tails, keywords = _parts()
    kinds = ["01"] * 6 + ["07", "10", "05", "20"]
    for number in range(count):
        name = f"{dice.choice(_PLACES)}{dice.choice(heads)}（{dice.choice(tails)}）{dice.choice(('', '', '一', '二', '三'))}"
        agency = dice.randrange(AGENCIES)
        yield ServiceRow(
            code=f"B{number:030d}",
            name=name,
            name_en="",
            group="",
            type=dice.choice(kinds),
            place=Place(DISTRICT, f"a{agency}", f"{_PLACES[agency % len(_PLACES)]}局"),
            open=dice.random() < 0.1,
            online=dice.random() < 0.5,
            audience=("person", "organisation")[: dice.randint(1, 2)],
            keywords=dice.choice(keywords) if dice.random() < 0.1 else (),
            popularity=dice.randrange(4000) if dice.random() < 0.1 else 0,
        )


def names(count: int) -> list[str]:
    """Names of matters, as people who know them type them."""
    return random.Random(12).sample(_parts()[0], count)


def make(home: Path, count: int, told: Told) -> Any:
    """The index of the rows, in a folder beside the demo's."""
    folder = _folder(home)
    folder.mkdir()
    writer = writing.create(folder)
    for number, row in enumerate(rows(count), 1):
        writer.add(documents_of(row))
        if number % TELL_EACH == 0:
            told(number, count)
    writer.close()
    index = writer.index
    index.reload()
    return index


def size(home: Path) -> int:
    """Bytes of it."""
    return sum(path.stat().st_size for path in _folder(home).iterdir())


def _folder(home: Path) -> Path:
    return home / "search-rows"
