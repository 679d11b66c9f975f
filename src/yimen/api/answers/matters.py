"""Matters of the basic catalogue."""

from datetime import date

from pydantic import BaseModel, Field

from yimen.api.answers.base import Words


class MatterRow(BaseModel):
    """A matter as it stood on the day asked for."""

    code: str = Field(description="12 characters, or the place's own form.", examples=["310116013001"])
    short_code: str = Field(description="10 characters; empty: none.", examples=["XK00013001"])
    local_code: str
    name: Words
    type: str = Field(description="GB/T 39046-2020 table A.1.", examples=["01"])
    level: str = Field(description="GB/T 39046-2020 table A.2.", examples=["4"])
    since: date = Field(description="First day of this version.")
    services: int = Field(description="How many services implement it now.")


class MatterPage(BaseModel):
    """A page of matters."""

    on: date
    items: list[MatterRow]
    total: int
    page: int
    pages: int


class MatterVersionRow(BaseModel):
    """How a matter stood from one day to another."""

    number: int
    valid_from: date
    valid_to: date | None = Field(description="Empty: without end.")
    kind: str = Field(examples=["rename"])
    stands: bool = Field(description="False: it did not stand in the catalogue any more.")
    name: Words
    type: str
    level: str
    basis: str = Field(description="On which it was set up.")
    into: list[str] = Field(description="Codes of the matters in which it ended, or out of which it came.")
    reason: str
    grounds: str = Field(description="Legal basis of the change.")


class MatterService(BaseModel):
    """A service that implements a matter now."""

    code: str
    name: Words
    agency: str
    status: str = Field(examples=["published"])


class MatterWhole(BaseModel):
    """A matter with all its versions, the newest first, and its services."""

    code: str
    short_code: str
    local_code: str
    versions: list[MatterVersionRow]
    services: list[MatterService]
