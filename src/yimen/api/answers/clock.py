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
