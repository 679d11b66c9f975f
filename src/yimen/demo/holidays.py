"""What the demo district serves on holidays, as plain values: no database, nothing counted."""

from collections.abc import Iterator
from datetime import date

from yimen.demo.authoring import text
from yimen.demo.district import DATA, AgencyData, agencies, services
from yimen.hall.acts import Entry

AT_THE_DISTRICT = 20  # the most used of those with a guide
FULL_PLACES = 5
MORNING, DAY = "9:00-11:30", "9:00-11:30 13:30-16:00"


def entries(days: tuple[date, ...]) -> list[Entry]:
    """What the centre of the district and the centres of the towns serve; the centre on every day, towns on the first half."""
    return [*_district(days), *_towns(days[: (len(days) + 1) // 2])]


def _district(days: tuple[date, ...]) -> Iterator[Entry]:
    by_code = {agency.code: agency for agency in agencies()}
    written = sorted((each for each in services() if each.content), key=lambda each: (-each.popularity, each.code))
    for each in written[:AT_THE_DISTRICT]:
        agency = by_code[each.agency]
        yield Entry(
            agency.code,
            place=f"宝山区行政服务中心（龙山路555号）{agency.window}",
            place_en=f"Baoshan Administrative Service Centre, 555 Longshan Road, {agency.window_en}",
            hours=DAY,
            days=days,
            service=each.code,
            phone=agency.phone,
        )


def _towns(days: tuple[date, ...]) -> Iterator[Entry]:
    lines = (DATA / "holiday.txt").read_text(encoding="utf-8").splitlines()
    names = [text(line) for line in lines if line and not line.startswith("#")]
    for number, place in enumerate(each for each in agencies() if each.kind in ("town", "subdistrict")):
        for name in names if number < FULL_PLACES else names[:-1]:
            yield _town_entry(place, name, days)


def _town_entry(place: AgencyData, name: dict[str, str], days: tuple[date, ...]) -> Entry:
    return Entry(
        place.code,
        place=f"{place.name}社区事务受理服务中心",
        place_en=f"{place.name_en}, community service centre",
        hours=MORNING,
        days=days,
        name=name["zh"],
        name_en=name["en"],
        phone=place.phone,
    )
