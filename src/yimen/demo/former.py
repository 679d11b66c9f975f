"""The catalogue before today: services that are gone, and how those that stay came in or stood otherwise. No database.

What stays is drawn from the lists by a digest of the codes, so that the same services are told at every load.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from yimen.codes import ItemCode
from yimen.demo.district import DATA, LEVEL, ServiceData, agencies, basic_code, services, variants

# The list that the reform began with, and the one before today's.
BEGINNING = date(2014, 1, 1)
FIRST_MAIN = 600  # former services are numbered behind all others of their department


@dataclass(frozen=True)
class Ended:
    """A service that was cancelled: from which day on, why and on which basis."""

    data: ServiceData
    day: date
    reason: str
    basis: str


@dataclass(frozen=True)
class Lived:
    """How a service that is still there came in or was changed on a day. earlier: name, type, promised term before that."""

    day: date
    kind: str
    reason: str
    basis: str
    earlier: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Wave:
    """A day on which services came in or were changed, and how many."""

    day: date
    kind: str
    number: int
    basis: str
    reason: str


WAVES = (
    Wave(date(2014, 6, 1), "take_over", 27, "沪府发〔2014〕27号", "承接市级下放事项"),
    Wave(date(2014, 11, 1), "set_up", 15, "法律、法规新设", "依法新设"),
    Wave(date(2015, 7, 1), "take_over", 10, "沪府发〔2015〕28号", "承接市级下放事项"),
    Wave(date(2014, 7, 1), "adjust", 58, "国发〔2014〕27号", "调整审批方式或者压缩承诺时限"),
    Wave(date(2014, 12, 1), "adjust", 43, "国发〔2014〕50号", "调整审批方式或者压缩承诺时限"),
    Wave(date(2015, 11, 1), "adjust", 24, "国发〔2015〕57号", "调整审批方式或者压缩承诺时限"),
)
LISTED_TERM, SHORTENED = "20wd", "12wd"


@cache
def ended() -> tuple[Ended, ...]:
    """The services of former.txt, batch by batch."""
    return tuple(_ended())


def _ended() -> Iterator[Ended]:
    by_code = {agency.code: agency for agency in agencies()}
    agency, batch, mains = None, None, dict.fromkeys(by_code, FIRST_MAIN)
    for line in (DATA / "former.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            day, basis, reason = (part.strip() for part in line[1:].split("|"))
            batch = (date.fromisoformat(day), reason, basis)
        elif line.startswith("["):
            agency = by_code[line.strip("[] ")]
        elif agency is None or batch is None:
            raise ValueError(f"former.txt: no batch or no department above the line {line!r}")
        else:
            type_code, _, name = line.partition(" ")
            mains[agency.code] += 1
            for sub, (group, full) in enumerate(variants(name.strip())):
                basic = basic_code(agency, type_code, mains[agency.code], sub)
                code = str(ItemCode(agency.uscc, LEVEL, basic))
                yield Ended(ServiceData(code, basic, agency.code, full, "", group, type_code, 0), *batch)


@cache
def lived() -> dict[str, Lived]:
    """By code: what happened to the services that are still there. Fully written ones stood as they are from the beginning."""
    drawn = iter(sorted((data for data in services() if data.content is None), key=_draw))
    return {
        data.code: Lived(
            wave.day, wave.kind, wave.reason, wave.basis, _earlier(data) if wave.kind == "adjust" else None
        )
        for wave in WAVES
        for data in (next(drawn) for _ in range(wave.number))
    }


def _draw(data: ServiceData) -> str:
    return hashlib.sha256(data.code.encode()).hexdigest()


def _earlier(data: ServiceData) -> tuple[str, str, str]:
    """What is filed today was approved before; what is approved today took as long as the law allows."""
    if data.type == "10" and "备案" in data.name:
        return data.name.replace("备案", "核准"), "01", ""
    return data.name, data.type, LISTED_TERM
