"""Who the platform takes the caller for."""

from pydantic import Field

from yimen.api.answers.base import Answer


class Me(Answer):
    account: str
    name: str
    roles: list[str]
    agency: str | None = Field(description="Code of the agency where this account works.")
    scopes: list[str]
