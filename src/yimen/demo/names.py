"""Invented people, firms, numbers and addresses, drawn with the dice that are handed in. No name is a real person's."""

import random
from datetime import date, timedelta

from yimen.codes.resident_id import check_character as id_character
from yimen.codes.uscc import check_character as uscc_character
from yimen.codes.uscc import inner_digit

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = [
    "秀英",
    "桂兰",
    "建华",
    "建国",
    "志强",
    "丽萍",
    "海燕",
    "国庆",
    "小红",
    "玉珍",
    "文杰",
    "俊峰",
    "雅婷",
    "思远",
    "子涵",
    "梦洁",
    "晓东",
    "卫东",
    "爱民",
    "美玲",
    "春华",
    "永强",
    "立新",
    "德明",
    "凤英",
    "惠芳",
    "宏伟",
    "冬梅",
    "雪峰",
    "嘉怡",
    "一鸣",
    "浩宇",
    "静怡",
    "佳琪",
    "伟",
    "敏",
    "静",
    "磊",
    "洋",
    "艳",
    "勇",
    "军",
    "杰",
    "涛",
    "超",
    "强",
]
ROADS = [
    "牡丹江路",
    "友谊路",
    "淞滨路",
    "同济路",
    "蕰川路",
    "沪太路",
    "共富路",
    "长江西路",
    "逸仙路",
    "殷高西路",
    "陆翔路",
    "菊太路",
    "月罗公路",
    "罗芬路",
    "水产路",
    "淞宝路",
    "三门路",
    "场中路",
    "大华路",
    "通河路",
]
FIRM_WORDS = [
    "宏盛",
    "恒泰",
    "吴淞",
    "顾村",
    "鑫源",
    "华宝",
    "同济",
    "江湾",
    "瑞丰",
    "申宝",
    "海纳",
    "东方",
    "绿洲",
    "天翼",
    "盛桥",
    "罗溪",
    "月浦",
    "长滩",
    "美兰湖",
    "祥腾",
    "博众",
    "中冶",
    "联谊",
    "金罗店",
    "淞南",
]
TRADES = [
    "餐饮管理",
    "商贸",
    "物流",
    "建筑工程",
    "信息科技",
    "文化传播",
    "物业管理",
    "医疗器械",
    "食品",
    "机械设备",
    "环保科技",
    "人力资源",
    "运输",
    "装饰工程",
    "农业科技",
]
EARLIEST, DAYS = date(1948, 1, 1), 365 * 48


def person(dice: random.Random) -> str:
    """A Chinese name of two or three characters."""
    return dice.choice(SURNAMES) + dice.choice(GIVEN)


def company(dice: random.Random) -> str:
    """The name of a limited company in Shanghai."""
    return f"上海{dice.choice(FIRM_WORDS)}{dice.choice(FIRM_WORDS[::-1])}{dice.choice(TRADES)}有限公司"


def address(dice: random.Random) -> str:
    """An address in the district, up to the room."""
    return f"上海市宝山区{dice.choice(ROADS)}{dice.randint(1, 2999)}号{dice.randint(1, 6)}层{dice.randint(101, 618)}室"


def mobile(dice: random.Random) -> str:
    """A mobile number of the mainland; the 000 inside marks it as invented."""
    return f"1{dice.choice('3578')}{dice.randint(0, 9)}000{dice.randint(0, 99999):05d}"


def resident_id(dice: random.Random) -> str:
    """A resident identity number that checks, of the district, born 1948 to 1995."""
    born = EARLIEST + timedelta(days=dice.randrange(DAYS))
    first_17 = f"310113{born:%Y%m%d}{dice.randint(1, 999):03d}"
    return first_17 + id_character(first_17)


def uscc(dice: random.Random) -> str:
    """A unified social credit code of a firm of the district that checks."""
    inner = "MA1G" + f"{dice.randint(0, 9999):04d}"
    first_17 = f"91310113{inner}{inner_digit(inner)}"
    return first_17 + uscc_character(first_17)
