"""Powers and the responsibilities that go with them."""

from datetime import date

from pydantic import Field

from yimen.api.answers.base import Answer
from yimen.api.answers.catalogue import AgencyName


class PowerRow(Answer):
    """A power as it stood in the list on a day."""

    code: str = Field(description="16 digits: division, department, kind, serial number, sub-item.")
    kind: str = Field(description="GB/T 39046 table A.1, 01 to 10.", examples=["02"])
    name: str
    parent: str | None = Field(description="Code of the main item of which it is a sub-item.")
    agency: AgencyName | None = Field(description="Null for a power of the common list of towns and sub-districts.")
    section: str = Field(description="Undertaking section.")
    subject: str = Field(description="Legal subject.")
    basis: str
    laws: list[str] = Field(description="The laws that the basis cites.")
    forwards: bool = Field(description="Only examines and forwards to a higher organ.")
    supervision: str = Field(description="Where to complain.")
    status: str = Field(examples=["exercised"])
    service: str | None = Field(description="Code of the service of the catalogue through which it is exercised.")
    valid_from: date
    valid_to: date | None


class PowerListed(PowerRow):
    responsibilities: int = Field(description="How many go with it.")


class PowerPage(Answer):
    on: date
    items: list[PowerListed]
    total: int
    page: int
    pages: int


class Duty(Answer):
    number: int
    step: str = Field(examples=["受理"])
    text: str
    basis: str
    liability: str = Field(description="When somebody answers for neglecting it.")
    liability_basis: str


class PowerWhole(Answer):
    """A power with its responsibilities, in their order."""

    on: date
    power: PowerRow
    responsibilities: list[Duty]
    parts: list[str] = Field(description="Codes of its sub-items.")


class PowerField(Answer):
    """One field that differs. `number`: of the responsibility; null for the power itself."""

    field: str
    number: int | None
    before: str
    after: str


class PowerChange(Answer):
    sort: str = Field(description='"added", "removed" or "changed".')
    code: str
    kind: str
    name: str = Field(description="As it stands after, or stood before it was removed.")
    agency: str = Field(description="Short code; empty for the common list.")
    fields: list[PowerField] = Field(description="What differs, of a changed power.")


class PowerChanges(Answer):
    """What changed from the end of one day to the end of another: the added first, then the removed, then the changed."""

    first: date
    last: date
    before: int = Field(description="Powers in the list on the first day.")
    after: int
    responsibilities_before: int
    responsibilities_after: int
    items: list[PowerChange]
    total: int
    page: int
    pages: int
