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


class CatalogueRow(Answer):
    """A service as it stood in the catalogue in one version."""

    code: str
    version: int
    valid_from: date
    valid_to: date | None = Field(description="Last day; null while it is in force.")
    name: Words
    agency: AgencyName
    type: str = Field(description="Kind of power, GB/T 39046 table A.1.", examples=["01"])
    statutory: str = Field(description="Empty where no source tells it.", examples=["20wd"])
    promised: str = Field(examples=["5wd"])
    kind: str = Field(description="What this version changed.", examples=["adjust"])
    reason: str
    basis: str = Field(description="Legal basis of the change.")


class Catalogue(Answer):
    """The catalogue as it stood on a day."""

    on: date
    items: list[CatalogueRow]
    total: int
    page: int
    pages: int


class CatalogueChange(Answer):
    """One difference; `before` is null for what was added, `after` for what was cancelled."""

    before: CatalogueRow | None
    after: CatalogueRow | None
    by: CatalogueRow | None = Field(description="The last version that changed it.")


class CatalogueDiff(Answer):
    """What changed from the end of one day to the end of another. A service may be both adjusted and renamed."""

    first: date
    last: date
    before: int = Field(description="Services in the catalogue on the first day.")
    after: int
    touched: int = Field(description="Cancelled or adjusted.")
    share: float | None = Field(description="`touched` by `before`; null where the catalogue was empty.")
    added: list[CatalogueChange]
    cancelled: list[CatalogueChange]
    adjusted: list[CatalogueChange]
    renamed: list[CatalogueChange]
    guides: list[CatalogueChange] = Field(description="Only the guide says something else.")
