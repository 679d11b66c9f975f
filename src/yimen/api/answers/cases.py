"""Cases, their history and their clocks."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class ServiceName(Answer):
    code: str
    name: Words


class Dues(Answer):
    """Last days of the running periods (Asia/Shanghai); null where the period does not run."""

    correction: date | None = Field(description="Last day to tell corrections, 行政许可法 32(1)4.")
    statutory: date | None = Field(description="Last day for the decision by law, 行政许可法 42.")
    promised: date | None = Field(description="Last day for the decision by the agency's own promise.")
    delivery: date | None = Field(description="Last day for delivery, 行政许可法 44.")
    next: date | None = Field(description="The earliest of them.")


class CaseRow(Answer):
    """A case as a list shows it; persons are masked."""

    number: str = Field(examples=["BS20261123000417K"])
    state: str = Field(examples=["accepted"])
    sequence: int = Field(description="How many acts were done; send it back as `expected_sequence`.")
    service: ServiceName
    agency: AgencyName
    applicant: str = Field(description="Firm name, or masked name of a person.", examples=["王*明"])
    channel: str = Field(examples=["online"])
    submitted_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    closed_at: datetime | None
    outcome: str = Field(description='"grant", "refuse", "withdrawn", a ground of non-acceptance, or empty.')
    certificate: str = Field(description="Number of the certificate, or empty.")
    due: Dues
    stopped: bool = Field(description="The clocks for the decision stand, 行政许可法 45.")
    colour: str = Field(description='"green", "yellow", "red", "overdue"; empty when no period runs.')


class CasePage(Answer):
    items: list[CaseRow]
    next_cursor: str | None = Field(description="Send it as `cursor` for the page after; null on the last page.")


class EventRow(Answer):
    """One act done, as the ledger keeps it. What is internal to the agency is left out for applicants."""

    sequence: int
    kind: str = Field(examples=["accepted"])
    act: str = Field(examples=["accept"])
    title: Words
    article: str
    at: datetime
    role: str
    who: str = Field(description='Account id, "system", or empty where it is not for the reader.')
    data: dict[str, Any]
    previous_hash: str
    hash: str


class StopRow(Answer):
    """The clock stood: the days after `begin` up to `end` do not count; `end` null: it still stands."""

    begin: date
    end: date | None


class ClockRow(Answer):
    """One legal period of the case, read today (an ended one: on the day it ended)."""

    name: str = Field(
        description="correct, preliminary, decide, promise, deliver; statements, hearing_request, hearing; obligation, "
        "rectification.",
        examples=["decide"],
    )
    article: str
    term: str = Field(examples=["20wd"])
    started: date
    ended: date | None
    due: date
    used: int = Field(description="In the unit of the term.")
    remaining: int
    stopped: bool = Field(description="It stands now, so `due` still moves on.")
    stops: list[StopRow]
    extended_by: str = Field(description="What an extension added to the term, or empty.", examples=["10wd"])
    about: str = Field(description="Which obligation the period is for, or empty.")
    provisional: bool = Field(description="The count runs through a year whose holidays are not yet published.")
    colour: str


class DueMove(Answer):
    """What a decision about the calendar did to one period; the same day twice: it only became certain."""

    clock: str
    before: date
    after: date
    provisional: bool


class DueChangeRow(Answer):
    """A decision about the calendar that moved last days of this case."""

    at: datetime
    kind: str = Field(description="year: a year was published; closed, opened: the offices on one day.")
    year: int | None = Field(description="The year that was published.")
    day: date | None = Field(description="The day on which the offices are closed, or open after all.")
    moves: list[DueMove]


class MaterialRow(Answer):
    code: str
    file: UUID
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str
    round: int = Field(description="0: with the application; else the sequence of the correction.")
    level: str = Field(description="How far it is trusted, A to D (GET /papers says what they mean).")


class Case(Answer):
    """A case with its history, clocks and materials, as it stood at the end of `as_of`."""

    as_of: date
    case: CaseRow
    corrections: list[str] = Field(description="What the correction notice asked for and has not come yet.")
    clocks: list[ClockRow]
    due_changes: list[DueChangeRow] = Field(description="Decisions about the calendar that moved last days.")
    history: list[EventRow]
    private: dict[str, str] = Field(
        description="For staff: the names and words of persons for which tokens stand in the history."
    )
    materials: list[MaterialRow]


class Receipt(Answer):
    """The application was taken in. The same for every repetition of the request."""

    number: str = Field(examples=["BS20261123000417K"])
    service: str
    version: int
    agency: str
    state: str = Field(examples=["submitted"])
    sequence: int = Field(examples=[1])
    submitted_at: datetime
    journey: UUID
    correction_due: date = Field(description="By then the agency must have told all corrections, 行政许可法 32(1)4.")


class Done(Answer):
    """The act was done; the case as it stood right after it. The same for every repetition with the same key."""

    number: str
    act: str
    state: str
    sequence: int = Field(description="The place of the act in the case's ledger.")
    outcome: str
    due: Dues


class PossibleAct(Answer):
    act: str
    title: Words
    article: str
    allowed: bool
    code: str | None = Field(description="Why not.")
    message: str | None
    ground: str | None = Field(description="The article that stands in the way.")
    arguments: list["ActArgument"]


class PossibleActs(Answer):
    number: str
    sequence: int
    items: list[PossibleAct]


class Choice(Answer):
    value: str
    words: Words


class ActArgument(Answer):
    name: str
    title: Words
    kind: str = Field(description="text, line, items (list of lines), choice, date, term (10wd, 30d), or files.")
    required: bool
    limit: int = Field(description="Characters.")
    choices: list[Choice]


class ActRow(Answer):
    """One row of the table of acts."""

    act: str
    title: Words
    article: str
    roles: list[str]
    from_states: list[str] = Field(description="Empty: the act opens a case.")
    to_states: list[str] = Field(description="Empty: the state stays.")
    event: str
    arguments: list[ActArgument]
    guards: list[str] = Field(description="Conditions beside role and state.")


class ActTable(Answer):
    items: list[ActRow]


class Upload(Answer):
    id: UUID
    name: str
    media_type: str = Field(description="Found in the content, not believed from the name.")
    size: int
    sha256: str
