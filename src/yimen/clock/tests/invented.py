"""A year nobody has published, for tests: its days are invented."""

from collections.abc import Iterable
from typing import Any

from yimen.clock import Notice, read_notice

INVENTED_YEAR: dict[str, Any] = {
    "year": 2027,
    "document": "国办发明电〔2026〕0号",
    "date": "2026-11-04",
    "holidays": [
        {"name": "元旦", "name_en": "New Year's Day", "from": "2026-12-31", "to": "2027-01-02"},
        {"name": "春节", "name_en": "Spring Festival", "from": "2027-02-05", "to": "2027-02-11"},
        {"name": "国庆节", "name_en": "National Day", "from": "2027-10-01", "to": "2027-10-07"},
    ],
    "makeup": [{"day": "2027-02-14", "for": "春节"}, {"day": "2027-02-20", "for": "春节"}],
}


def notice_for(year: int, spans: Iterable[tuple[str, str]], makeup: Iterable[str]) -> Notice:
    """A notice with these days off and these worked in exchange for the first of them. Raises Refusal as `read_notice`."""
    holidays = [
        {"name": f"节{number}", "from": first, "to": last} for number, (first, last) in enumerate(spans, start=1)
    ]
    days = [{"day": day, "for": "节1"} for day in makeup]
    return read_notice(
        {
            "year": year,
            "document": f"国办发明电〔{year - 1}〕1号",
            "date": f"{year - 1}-11-04",
            "holidays": holidays,
            "makeup": days,
        }
    )
