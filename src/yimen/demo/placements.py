"""How the services of the demo stand towards approval sections and the hall, drawn by a digest of their codes. No database.

473 of the 595 services are handled in the hall: that is the district's figure, and it decides how many are drawn out.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from yimen.catalogue.concentration.judging import POWERS
from yimen.demo.district import ServiceData, agencies, services
from yimen.demo.establishments import departments

IN_HALL = 473
# Departments without an approval section whose few services the hall takes all the same.
GUESTS = ("xfzd", "mfb")
# Those that are through with it.
THROUGH = ("scjg", "wjw", "sfj", "tyj")
# Of those in the hall, one in so many still lacks a power, and one in so many its document.
LACKS_POWER, LACKS_DOCUMENT = 12, 15
BEFORE = date(2014, 1, 1)


@dataclass(frozen=True)
class PlacedData:
    """One placement of one service. section_day: from which its department has the section."""

    service: str
    begin: date
    powers: tuple[str, ...]
    window: str = ""
    document: str = ""
    document_day: date | None = None
    reason: str = ""


@cache
def outside() -> frozenset[str]:
    """Codes of the services that are not handled in the hall."""
    everything = services()
    never = [data.code for data in everything if not _may_move(data)]
    may_wait = (data for data in everything if _may_move(data) and data.content is None and data.agency not in THROUGH)
    drawn = sorted((data.code for data in may_wait), key=_draw)
    return frozenset([*never, *drawn[: len(everything) - IN_HALL - len(never)]])


def _may_move(data: ServiceData) -> bool:
    return data.agency in GUESTS or data.content is not None or departments()[data.agency].plan.approval is not None


def placements() -> Iterator[PlacedData]:
    """All placements in order of time for each service: as they began, and as the section took them over."""
    windows = {agency.code: agency.window for agency in agencies()}
    for data in services():
        section = departments()[data.agency].plan.approval
        moved = data.code not in outside()
        if section is None:
            if moved:
                yield PlacedData(data.code, date(2015, 12, 1), (), windows[data.agency], reason="进驻行政服务中心")
            continue
        if _number(data.code, 3):
            yield PlacedData(data.code, BEFORE, (), reason="审批权分散在各业务科室")
        yield _concentrated(data, windows[data.agency] if moved else "")


def _concentrated(data: ServiceData, window: str) -> PlacedData:
    day = departments()[data.agency].day
    begin = day + timedelta(days=30 + _number(data.code, 90))
    if not window:
        # What stays outside of the hall has mostly not been given to the section as a whole either.
        powers: tuple[str, ...] = POWERS if not _number(data.code, 4) else (POWERS[0], POWERS[-1])
        return PlacedData(data.code, begin, powers, reason="审批权部分归并，尚未进驻")
    through = data.agency in THROUGH
    whole = through or bool(_number(data.code, LACKS_POWER))
    powers = POWERS if whole else tuple(power for power in POWERS if power != "seal")
    if not through and not _number(data.code, LACKS_DOCUMENT):
        return PlacedData(data.code, begin, powers, window, reason="进驻行政服务中心，授权文件在办")
    document = f"{departments()[data.agency].plan.document[:2]}授〔2015〕{1 + _number(data.agency, 60)}号"
    return PlacedData(data.code, begin, powers, window, document, day, "审批权集中，进驻行政服务中心，授权到位")


def _number(code: str, below: int) -> int:
    """A number drawn from the code, the same at every load."""
    return int(_draw(code)[:8], 16) % below


def _draw(code: str) -> str:
    return hashlib.sha256(f"placed {code}".encode()).hexdigest()
