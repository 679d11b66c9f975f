"""Organisations and the agents who act for them."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer


class OrganisationRow(Answer):
    """An organisation for which the caller may act."""

    id: int
    code: str = Field(description="Unified social credit code (GB 32100).", examples=["91310000775785552L"])
    name: str
    capacity: str = Field(description="`representative` or `agent`.")
    confirmed: bool = Field(description="Only a confirmed one can apply in its own name and invite agents.")
    authority: int | None = Field(description="The agent's authority; null for the legal representative.")


class OrganisationList(Answer):
    """All of them: a person acts for few."""

    items: list[OrganisationRow]


class AuthorityRow(Answer):
    """What an agent may do for an organisation, from when to when."""

    id: int
    organisation: int
    agent: str = Field(description="Masked name.", examples=["王*明"])
    state: str = Field(description="invited, valid, declined, withdrawn, given_back or run_out.")
    acts: list[str] = Field(description="apply, correct, heard, withdraw.")
    services: list[str] = Field(description="Codes; with `agencies` empty too: all services.")
    agencies: list[str]
    last_day: date
    invited_at: datetime
    accepted_at: datetime | None
    ended_at: datetime | None


class AuthorityList(Answer):
    """Every authority ever given, those in force and invited first."""

    items: list[AuthorityRow]
