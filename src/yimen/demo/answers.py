"""Plausible answers to any form of the demo, the same for the same seed."""

import random
from collections.abc import Mapping
from typing import Any

from yimen.catalogue import forms
from yimen.demo.names import address, company, mobile, person, resident_id, uscc

_TEXTS = {
    "shop_name": ("老灶头面馆", "吴淞人家", "一品生煎", "江南小厨", "蜀香园火锅", "鲜得来排骨年糕", "晨光豆浆铺"),
    "business_scope": (
        "日用百货、服装鞋帽、文具用品的零售。",
        "计算机软硬件的技术开发、技术咨询、技术服务。",
        "货物运输代理，仓储服务。",
    ),
    "project_name": (
        "顾村大型居住社区配套商业项目",
        "月浦镇装配式厂房新建工程",
        "罗店新镇社区中心改扩建工程",
        "杨行物流仓库技术改造项目",
    ),
    "reason": ("因经营需要，现申请办理。", "因工程建设需要，现申请办理。", "家庭生活困难，符合规定条件。"),
}


def answers_for(form: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """A full set of answers that the form accepts; optional fields are answered half of the time."""
    dice = random.Random(seed)
    answers: dict[str, Any] = {}
    for section in forms.sections(form):
        for field in section.fields:
            if not field.asks or field.name not in forms.applicable(form, answers):
                continue
            if field.required or dice.random() < 0.5:
                answers[field.name] = _answer(field.name, field.schema, dice)
    return answers


def _answer(name: str, rules: Mapping[str, Any], dice: random.Random) -> Any:
    kind = rules["type"]
    if kind == "boolean":
        # Most people apply for themselves, and most conditions of refusal do not hold.
        return True if "const" in rules else dice.random() < 0.25
    inner = forms.inner_of(rules)
    if inner is not None:
        rows = (
            dice.randint(max(rules.get("minItems", 1), 1), max(rules.get("minItems", 1), 2)) if kind == "array" else 1
        )
        given = [_group(inner, dice) for _row in range(rows)]
        return given if kind == "array" else given[0]
    if kind == "array":
        values = [option["const"] for option in rules["items"]["oneOf"]]
        return sorted(dice.sample(values, dice.randint(1, min(2, len(values)))), key=values.index)
    if "oneOf" in rules:
        return dice.choice(rules["oneOf"])["const"]
    if kind in ("integer", "number"):
        return _number(rules, dice)
    return _text(name, rules, dice)


def _group(inner: Mapping[str, Any], dice: random.Random) -> dict[str, Any]:
    return {name: _answer(name, inner["properties"][name], dice) for name in forms.members_of(inner)}


def _number(rules: Mapping[str, Any], dice: random.Random) -> int:
    low = int(-(-rules.get("minimum", 0) // 1))
    high = int(rules.get("maximum", 1000))
    if low >= 1900:  # a year
        return dice.randint(min(max(low, 2008), high), min(2015, high))
    return dice.randint(low, min(high, max(low * 3, low + 120)))


def _text(name: str, rules: Mapping[str, Any], dice: random.Random) -> str:
    made = _formatted(rules.get("format", ""), dice) or _named(name, dice)
    low, high = rules.get("minLength", 0), rules.get("maxLength", 200)
    while len(made) < low:
        made += f"{dice.randint(0, 9)}"
    return made[:high]


def _formatted(form: str, dice: random.Random) -> str:
    makers = {
        "date": lambda: f"{dice.randint(2017, 2020)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "cn-mobile": lambda: mobile(dice),
        "cn-phone": lambda: f"021-5{dice.randint(1000000, 9999999)}",
        "uscc": lambda: uscc(dice),
        "resident-id": lambda: resident_id(dice),
        "email": lambda: f"lianxi{dice.randint(10, 99)}@example.com",
    }
    return makers[form]() if form in makers else ""


def _named(name: str, dice: random.Random) -> str:
    if name in ("name", "legal_representative"):
        return person(dice)
    if name == "detail":
        return address(dice)
    if name in _TEXTS:
        return dice.choice(_TEXTS[name])
    if "address" in name or name.endswith(("_place", "_site", "venue")):
        return address(dice)
    if name in ("company_name", "employer", "institution_name", "school", "organisation_name"):
        return company(dice)
    if name.endswith(("_name", "manager", "principal")):
        return person(dice)
    if name.endswith(("number", "code")):
        return f"BS{dice.randint(10**8, 10**9 - 1)}{dice.randint(10**4, 10**5 - 1)}"
    return dice.choice(_TEXTS["reason"])
