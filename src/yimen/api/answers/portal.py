"""What the portal tells: announcements, statistics, notices of a person."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class AnnouncementRow(Answer):
    """One announcement that the public sees today."""

    id: int
    kind: str = Field(examples=["interruption"])
    title: Words
    text: Words = Field(description="Paragraphs divided by an empty line.")
    first: date
    last: date | None = Field(description="Its last day; null: until it is taken back.")


class Announcements(Answer):
    items: list[AnnouncementRow]


class Kept(Answer):
    """How many decisions kept a term, of those that had one."""

    kept: int
    of: int


class MonthOfAgency(Answer):
    """One department in one month."""

    month: date = Field(description="First day of the month.")
    agency: AgencyName
    accepted: int
    completed: int
    statutory: Kept
    promised: Kept


class YearOfCases(Answer):
    year: int
    years: list[int] = Field(description="The years with cases, the latest first.")
    items: list[MonthOfAgency]


class NoticeRow(Answer):
    """One thing that the caller was told."""

    id: int
    kind: str = Field(examples=["accepted"])
    about: str = Field(description="Number of the case.")
    title: str = Field(description="In the language of Accept-Language.")
    text: str
    needed: bool = Field(description="The reader must act, or it is the decision.")
    link: str = Field(description="Path of the page about it.")
    at: datetime
    seen_at: datetime | None


class Notices(Answer):
    unseen: int
    items: list[NoticeRow]
    total: int
    page: int
    pages: int
