"""Imports of lists."""

from datetime import datetime

from pydantic import Field

from yimen.api.answers.base import Answer


class ImportFinding(Answer):
    """One thing noticed in one row."""

    place: str = Field(
        description="As spreadsheets name it; the row alone where the whole row is meant.", examples=["C17"]
    )
    level: str = Field(description="`error`: nothing of the file is written; `warning`: the row is kept.")
    code: str = Field(examples=["row_cell_empty"])
    message: str = Field(description="A sentence for people, in the language of Accept-Language.")


class ImportState(Answer):
    """An import as it stands. The counts are those of the last look through the file."""

    number: int
    kind: str = Field(examples=["services"])
    source: str
    file: str
    sha256: str
    state: str = Field(
        description="`mapping` (columns must be confirmed on the page), `checking`, `checked`, `writing`, `written`, `refused`, `discarded`."
    )
    rows: int = Field(description="Rows looked at.")
    new: int
    changed: int
    unchanged: int
    wrong: int
    warned: int = Field(description="Rows kept with a warning.")
    done: int = Field(description="Row reached by the work that is going on.")
    total: int
    began_at: datetime
    ended_at: datetime | None
    failure: str = Field(description="Why the file cannot be read; else empty.")
    findings: list[ImportFinding] = Field(description="The first hundred; all of them are in the report on the page.")
