"""Services and what they demand."""

from datetime import date
from typing import Any

from pydantic import Field

from yimen.api.answers.base import Answer, Words


class AgencyName(Answer):
    code: str = Field(examples=["scjg"])
    name: Words


class ServiceRow(Answer):
    """A service as a list shows it."""

    code: str = Field(description="31 characters (GB/T 39046), or a province's own form.")
    name: Words
    agency: AgencyName
    type: str = Field(description="Kind of power, GB/T 39046 table A.1.", examples=["01"])
    status: str = Field(examples=["published"])
    open: bool = Field(description="Whether an application can be handed in now.")
    handling: str = Field(description='"instant", "promise", or empty for a service that is only listed.')
    audience: list[str] = Field(examples=[["organisation"]])
    channels: list[str] = Field(examples=[["online", "window"]])


class ServicePage(Answer):
    items: list[ServiceRow]
    total: int
    page: int
    pages: int


class Service(Answer):
    """A service with the whole content of one version: guide, materials, terms, steps and form."""

    service: ServiceRow
    version: int | None = Field(description="Null where the service is only listed.")
    valid_from: date | None
    valid_to: date | None = Field(description="Last day; null while it is in force.")
    content: dict[str, Any] | None = Field(
        description="With every field, those left out as null or empty. "
        "`content.form` is the JSON Schema (2020-12) of the answers that POST /cases takes."
    )
