"""Permits after their grant."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.cases import ServiceName
from yimen.api.answers.catalogue import AgencyName


class PermitRow(Answer):
    """A permit as a list shows it; persons are masked."""

    number: str = Field(description="That of its first certificate.", examples=["7KQ4M2XD93RA"])
    state: str = Field(
        description="valid, expired, recalled (撤回), revoked (撤销), penalised (吊销) or cancelled (注销)."
    )
    state_code: str = Field(description="As certificates are exchanged: 03, 04, 05, 07, 99; empty while valid.")
    article: str = Field(description="The article by which it is not in force, or empty.")
    sequence: int = Field(description="How many events it has; send it back as `expected_sequence`.")
    service: ServiceName
    agency: AgencyName
    holder: str = Field(description="Firm name, or masked name of a person.")
    case: str = Field(description="The case in which it was granted.")
    certificate: str = Field(description="Number of the latest version of its certificate.")
    granted_at: datetime
    valid_from: date
    valid_until: date | None = Field(description="Null: without end.")
    renewal_asked: date | None = Field(description="The day of the application for renewal that waits for an answer.")
    ended_at: datetime | None
    ground: str = Field(description="The ground of the act that ended it, or empty.")


class PermitPage(Answer):
    items: list[PermitRow]
    next_cursor: str | None = Field(description="Send it as `cursor` for the page after; null on the last page.")


class PermitEventRow(Answer):
    """One act done to the permit, hash-chained."""

    sequence: int
    kind: str = Field(examples=["permit_renewed"])
    act: str = Field(examples=["renew"])
    title: Words
    article: str
    at: datetime
    role: str
    who: str = Field(description='Account id, or "system".')
    data: dict[str, Any]
    previous_hash: str
    hash: str


class PermitClock(Answer):
    """A period that somebody must keep, counted on the day of the request."""

    name: str = Field(description='"renewal" or "penalty_hearing".')
    article: str
    started: date
    due: date
    ended: date | None
    colour: str


class PossiblePermitAct(Answer):
    """An act of the table: allowed to the caller now, or the code and article of the refusal."""

    act: str
    title: Words
    article: str
    allowed: bool
    refusal: str = Field(description="Code of the refusal, or empty.")


class PermitRecord(Answer):
    """A permit with its history and what the caller may do."""

    permit: PermitRow
    history: list[PermitEventRow]
    clocks: list[PermitClock]
    acts: list[PossiblePermitAct]


class PermitDone(Answer):
    """What an act left behind."""

    number: str
    act: str
    state: str
    sequence: int
    valid_until: date | None
