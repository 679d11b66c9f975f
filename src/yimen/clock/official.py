"""The official calendar of the People's Republic of China, from the State Council's yearly notices.

The tables of the package chinesecalendar are the source: 2004 to 2026 in its release 1.11. A notice comes out in the
autumn before its year and may still move the last days of the year before: 30 and 31 December 2006 became working days
by the notice for 2007.
"""

from functools import cache

from chinese_calendar import constants

from yimen.clock.calendars import Calendar, Holiday

NAMES = {
    "New Year's Day": Holiday("元旦", "New Year's Day"),
    "Spring Festival": Holiday("春节", "Spring Festival"),
    "Tomb-sweeping Day": Holiday("清明节", "Tomb-sweeping Day"),
    "Labour Day": Holiday("劳动节", "Labour Day"),
    "Dragon Boat Festival": Holiday("端午节", "Dragon Boat Festival"),
    "Mid-autumn Festival": Holiday("中秋节", "Mid-autumn Festival"),
    "National Day": Holiday("国庆节", "National Day"),
    "Anti-Fascist 70th Day": Holiday("抗战胜利70周年纪念日", "70th Anniversary of Victory Day"),
}


@cache
def official_calendar() -> Calendar:
    """The calendar that binds the organs, as far as it has been published."""
    return Calendar(
        first_year=min(constants.holidays).year,
        last_year=max(constants.holidays).year,
        holidays={day: _named(name) for day, name in constants.holidays.items()},
        makeup_days={day: _named(name) for day, name in constants.workdays.items()},
    )


def _named(name: str) -> Holiday:
    return NAMES.get(name, Holiday(name, name))
