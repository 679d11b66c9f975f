"""Hand-overs after a grant."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class HandOverRow(Answer):
    """One granted licence on its way to the department that supervises it."""

    id: int
    case: str
    permit: str | None = Field(description="Number of the permit; null where the grant brings none, or not yet.")
    service: Words
    granted_by: AgencyName
    agency: AgencyName = Field(description="The supervising department.")
    section: str
    granted_on: date
    due: date = Field(description="Last day for taking it over.")
    overdue: bool
    taken_at: datetime | None
    taken_by: str = Field(description="Name of who took it over; empty while nobody has.")


class HandOverPage(Answer):
    items: list[HandOverRow]
    total: int
    page: int
    pages: int
