"""Invented firms, persons and numbers that check; no name is a real person's."""

import random
from dataclasses import dataclass
from datetime import date

from yimen.codes.resident_id import check_character as id_character
from yimen.codes.uscc import check_character as uscc_character
from yimen.codes.uscc import inner_digit

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = (
    "秀英",
    "建华",
    "志强",
    "丽萍",
    "海燕",
    "文杰",
    "俊峰",
    "雅婷",
    "思远",
    "梦洁",
    "晓东",
    "美玲",
    "立新",
    "惠芳",
    "宏伟",
    "静怡",
)
PLACES = ("吴淞", "顾村", "月浦", "杨行", "罗店", "淞南", "庙行", "大场", "友谊", "张庙")
WORDS = ("恒泰", "鑫源", "华宝", "瑞丰", "海纳", "绿洲", "天翼", "博众", "联谊", "宏盛")
TRADES = ("餐饮管理", "商贸", "物流", "信息科技", "文化传播", "物业管理", "环保科技", "装饰工程")
ROADS = ("牡丹江路", "友谊路", "淞滨路", "同济路", "沪太路", "共富路", "长江西路", "水产路")


@dataclass(frozen=True)
class Firm:
    """Who applies in a specimen."""

    name: str
    code: str
    representative: str
    resident_id: str
    address: str
    founded: date


def firm(dice: random.Random) -> Firm:
    """A firm with its representative."""
    founded = date(dice.randint(2009, 2015), dice.randint(1, 12), dice.randint(1, 28))
    return Firm(
        name=f"上海{dice.choice(PLACES)}{dice.choice(WORDS)}{dice.choice(TRADES)}有限公司",
        code=uscc(dice),
        representative=person(dice),
        resident_id=resident_id(dice),
        address=f"上海市宝山区{dice.choice(ROADS)}{dice.randint(1, 2999)}号{dice.randint(1, 6)}层{dice.randint(101, 618)}室",
        founded=founded,
    )


def person(dice: random.Random) -> str:
    """A Chinese name."""
    return dice.choice(SURNAMES) + dice.choice(GIVEN)


def uscc(dice: random.Random) -> str:
    """A unified social credit code that checks."""
    inner = f"MA1G{dice.randint(0, 9999):04d}"
    first_17 = f"91310113{inner}{inner_digit(inner)}"
    return first_17 + uscc_character(first_17)


def resident_id(dice: random.Random) -> str:
    """A resident identity number that checks."""
    born = date(dice.randint(1955, 1992), dice.randint(1, 12), dice.randint(1, 28))
    first_17 = f"310113{born:%Y%m%d}{dice.randint(1, 999):03d}"
    return first_17 + id_character(first_17)


def another(character: str, alphabet: str, dice: random.Random) -> str:
    """A character of the alphabet that is not this one."""
    return dice.choice([each for each in alphabet if each != character])
