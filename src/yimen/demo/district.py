"""The demo district read from its data files: agencies and services as plain values, codes composed. No database."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from yimen.codes import ItemCode
from yimen.codes.uscc import check_character, inner_digit
from yimen.demo.authoring import Blocks, text
from yimen.demo.handling import WITH_ITEMS, items

DISTRICT = "310113"
DATA = Path(__file__).parent / "district"
LEVEL = "4"  # GB/T 39046 A.2: county
FLOORS = ("一楼", "二楼", "三楼")
FLOORS_EN = ("ground floor", "first floor", "second floor")
_VARIANTS = re.compile(r"（([^（）]*\|[^（）]*)）")


@dataclass(frozen=True)
class AgencyData:
    """One organ. number: its place among the departments, part of its services' codes."""

    code: str
    name: str
    name_en: str
    kind: str
    division: str
    number: int
    uscc: str
    address: str
    phone: str
    complaint_phone: str
    window: str = ""
    window_en: str = ""


@dataclass(frozen=True)
class ServiceData:
    """One service of the catalogue. content: for those fully written, as `ServiceContent` wants it; else None."""

    code: str
    basic: str
    agency: str
    name: str
    name_en: str
    group: str
    type: str
    popularity: int
    content: Mapping[str, Any] | None = field(default=None, repr=False)


@cache
def agencies() -> tuple[AgencyData, ...]:
    """28 departments, 9 towns, 3 sub-districts, 6 parks, 18 units that only supervise, in the official order."""
    given = _read("agencies.json")
    places = [(code, name, en, "department", DISTRICT, where) for code, name, en, where in given["departments"]]
    places += [(code, f"宝山区{name}", en, kind, area, f"{name}") for code, name, en, kind, area in given["towns"]]
    places += [(code, f"上海{name}管理委员会", en, "park", DISTRICT, name) for code, name, en in given["parks"]]
    places += [
        (code, name, en, "vertical", DISTRICT, f"宝山区{where}") for code, name, en, where in _read("units.json")
    ]
    return tuple(_agency(number, *place) for number, place in enumerate(places, 1))


def _agency(number: int, code: str, name: str, name_en: str, kind: str, division: str, where: str) -> AgencyData:
    floor, first = (number - 1) // 10 % 3, 1 + (number - 1) % 10 * 3
    return AgencyData(
        code=code,
        name=name,
        name_en=name_en,
        kind=kind,
        division=division,
        number=number,
        uscc=organ_code(number),
        address=f"宝山区{where}" if kind == "department" else where,
        phone=f"021-566{number:02d}{100 + number * 7:03d}",
        complaint_phone=f"021-566{number:02d}{900 + number:03d}",
        window=f"{FLOORS[floor]}{first}至{first + 2}号窗口",
        window_en=f"{FLOORS_EN[floor]}, windows {first} to {first + 2}",
    )


def organ_code(number: int) -> str:
    """An invented but well-formed unified social credit code of an organ: prefix 11, division, GB 11714 code, check."""
    inner = f"0024{number * 37 + 4100:04d}"
    first_17 = f"11{DISTRICT}{inner}{inner_digit(inner)}"
    return first_17 + check_character(first_17)


@cache
def services() -> tuple[ServiceData, ...]:
    """All services: first those fully written, department by department, then those listed by name."""
    by_code = {agency.code: agency for agency in agencies()}
    blocks = Blocks(_read("blocks.json"), {agency.code: agency.uscc for agency in agencies()})
    return (*_written(by_code, blocks), *_listed(by_code))


def _written(by_code: Mapping[str, AgencyData], blocks: Blocks) -> Iterator[ServiceData]:
    for agency in by_code.values():
        path = DATA / "services" / f"{agency.code}.json"
        if not path.exists():
            continue
        for entry in json.loads(path.read_text(encoding="utf-8")):
            name, type_code = text(entry["name"]), entry.get("type", "01")
            content = blocks.content(entry, agency.__dict__)
            if content["result"]["kind"] != "payment":
                content["result"]["type_code"] = agency.uscc + entry["no"]
            if f"{agency.code}{entry['no']}" in WITH_ITEMS:
                content["items"] = items(content)
            basic = basic_code(agency, type_code, int(entry["no"]))
            yield ServiceData(
                code=str(ItemCode(agency.uscc, LEVEL, basic)),
                basic=basic,
                agency=agency.code,
                name=name["zh"],
                name_en=name["en"],
                group=name["zh"].partition("（")[0],
                type=type_code,
                popularity=entry.get("popularity", 10),
                content=content,
            )


def _listed(by_code: Mapping[str, AgencyData]) -> Iterator[ServiceData]:
    """Lines of listed.txt: "[scjg]" opens a department, "01 名称（甲|乙）" is one matter with two services."""
    agency, main = None, 0
    for line in (DATA / "listed.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            agency, main = by_code[line.strip("[] ")], 100
            continue
        if agency is None:
            raise ValueError(f"listed.txt: no department above the line {line!r}")
        type_code, _, name = line.partition(" ")
        main += 1
        for sub, (group, full) in enumerate(variants(name.strip())):
            basic = basic_code(agency, type_code, main, sub)
            code = str(ItemCode(agency.uscc, LEVEL, basic))
            yield ServiceData(code, basic, agency.code, full, "", group, type_code, popularity=0)


def variants(name: str) -> list[tuple[str, str]]:
    """ "名称（甲|乙）" as group and full name of each; a name without variants is its own group."""
    found = _VARIANTS.search(name)
    if found is None:
        return [(name, name)]
    group = name[: found.start()] + name[found.end() :]
    return [(group, name[: found.start()] + f"（{part}）" + name[found.end() :]) for part in found[1].split("|")]


def basic_code(agency: AgencyData, type_code: str, main: int, sub: int = 0) -> str:
    """12 digits: 31 for the city, type, department, main item, sub-item."""
    return f"31{type_code}{agency.number:02d}{main:03d}{sub:03d}"


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))
