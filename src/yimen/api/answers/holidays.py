"""What is served on holidays."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class HolidayEntry(Answer):
    """One matter that a window serves on days of the holiday."""

    name: Words
    level: str = Field(description='"district" or "town".')
    agency: AgencyName
    service: str = Field(description="Code of the service in the catalogue; empty for a matter of a town.")
    place: Words
    days: list[date]
    hours: str = Field(examples=["9:00-11:30 13:30-16:00"])
    phone: str
    open_now: bool = Field(description="Whether somebody serves it at the moment of the answer.")


class HolidayListRow(Answer):
    """The published list of one holiday, with the numbers of its entries."""

    id: int
    year: int
    holiday: Words
    version: int
    published_at: datetime
    district_level: int
    town_level: int


class HolidayLists(Answer):
    items: list[HolidayListRow]


class HolidayEntries(Answer):
    holiday_list: HolidayListRow
    items: list[HolidayEntry]
    total: int
    page: int
    pages: int
