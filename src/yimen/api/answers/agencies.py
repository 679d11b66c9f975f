"""Organs, their three determinations, and the two concentrations."""

from datetime import date

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class SectionRow(Answer):
    """An internal section of an organ."""

    code: str
    name: Words
    posts: int
    leaders: int = Field(description="Posts of its heads, among these.")
    duties: list[str]
    approval: bool = Field(description="Whether it is the approval section (行政审批科).")


class Determination(Answer):
    """Duties, sections and posts of one organ (三定) from one day to another."""

    document: str
    valid_from: date
    valid_to: date | None = Field(description="Last day; null while it is in force.")
    posts: int
    leaders: int
    taken: int = Field(description="Posts of leaders and sections together.")
    duties: list[str]
    sections: list[SectionRow]


class Department(Answer):
    """One organ with what was determined for it on a day."""

    code: str
    name: Words
    kind: str = Field(examples=["department"])
    uscc: str
    division: str
    address: str
    phone: str
    complaint_phone: str
    hours: Words
    regulator: bool = Field(description="Whether it supervises after approval.")
    determination: Determination | None = Field(description="Null where nothing was determined on that day.")


class MissingRow(Answer):
    """One thing that is missing."""

    lack: str = Field(examples=["not_in_hall"])
    service: str = Field(description="Code of the service; empty where it is the department's own.")
    powers: list[str] = Field(description="For `powers_outside`: the powers that the section does not hold.")
    says: str = Field(description="In the language of Accept-Language, like the next step.")
    step: str


class ConcentrationLine(Answer):
    """One department of the report."""

    agency: AgencyName
    section: str = Field(description="Name of the approval section; empty without one.")
    section_posts: int
    posts: int
    taken: int
    inside_headcount: bool
    services: int
    concentrated: int
    in_hall: int
    in_authority: int
    missing: list[MissingRow]


class Concentration(Answer):
    """Two concentrations, two in place (两集中两到位), computed from the rows of the day."""

    on: date
    departments: int
    with_section: int
    services: int
    concentrated: int
    in_hall: int
    in_authority: int
    items: list[ConcentrationLine]
