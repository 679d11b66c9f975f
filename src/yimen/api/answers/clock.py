"""A due date, explained."""

from datetime import date

from pydantic import Field

from yimen.api.answers.base import Answer, Words


class Day(Answer):
    date: date
    kind: str = Field(description="start, working, makeup, weekend, holiday or stopped.")
    counted: bool
    number: int | None = Field(description="Which day of the term it is.")
    note: Words | None = Field(description="The holiday the day belongs to, or is worked in exchange for.")


class DueDate(Answer):
    start: date
    term: str = Field(examples=["5wd"])
    due: date = Field(examples=["2016-02-15"])
    provisional: bool = Field(description="Holidays of a year on the way are not yet published: the day may move.")
    days: list[Day]


class CaseClock(DueDate):
    """One clock of a case counted day by day, with its stops and its extension; read on `as_of` or the day it ended."""

    name: str = Field(examples=["decide"])
    article: str
    as_of: date
    ended: date | None
    stopped: bool = Field(description="It stands, so `due` still moves on.")
    extended_by: str = Field(description="What an extension added, or empty.")
