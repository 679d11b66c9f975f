"""The lists of holidays of the demo: 20 matters of the district and 233 of nine towns and three sub-districts, counted."""

from datetime import date

from yimen.clock.hours import read_hours
from yimen.demo.district import agencies
from yimen.demo.holidays import entries


def test_the_published_numbers_come_out_of_the_rows() -> None:
    kinds = {agency.code: agency.kind for agency in agencies()}
    found = entries((date(2016, 10, 1), date(2016, 10, 2)))
    levels = [kinds[entry.agency] for entry in found]
    assert levels.count("department") == 20
    assert levels.count("town") + levels.count("subdistrict") == 233
    places = {entry.agency for entry in found if not entry.service}
    assert sorted(kinds[place] for place in places) == ["subdistrict"] * 3 + ["town"] * 9
    assert len({(entry.agency, entry.service or entry.name) for entry in found}) == 253
    assert all(read_hours(entry.hours) for entry in found)
