"""Consultations: conversations with a department, published questions, figures."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class ConsultationRow(Answer):
    """One conversation as lists show it: personal data in the subject are starred."""

    id: int
    number: str = Field(examples=["ZX00000017"])
    kind: str = Field(description='"live": somebody waits at the other end; "question": answered by `due`.')
    state: str = Field(description='"waiting", "open" or "closed".')
    subject: str
    agency: AgencyName = Field(description="The department it is with now.")
    service: str | None = Field(description="Code of the service it is about.")
    officer: str = Field(description="Name of who has it in hand, or empty.")
    asked_at: datetime
    due: date | None = Field(description="Last day for answering a question.")
    answered_at: datetime | None
    closed_at: datetime | None
    rating: int | None = Field(description="1 to 5; null until the visitor has rated it.")
    last_sequence: int
    visitor_read: int
    officer_read: int


class ConsultationPage(Answer):
    items: list[ConsultationRow]
    total: int
    page: int
    pages: int


class ConsultationMessage(Answer):
    """One message. Ask with `after` for those you do not have yet."""

    sequence: int
    author: str = Field(description='"visitor", "officer" or "platform".')
    name: str = Field(description="Name of the officer, or empty.")
    kind: str = Field(description='"text", "file", "service" or "note".')
    text: str = Field(description="What was said; of a note the sentence in the language of Accept-Language.")
    file: str | None = Field(description="Name of the file that was handed over.")
    service: str | None = Field(description="Code of the service that was pointed to.")
    at: datetime


class Consultation(Answer):
    """A conversation with what was said after `after`, and how many wait before it."""

    consultation: ConsultationRow
    ahead: int
    messages: list[ConsultationMessage]


class CommonQuestionRow(Answer):
    """A question with its answer, published without names."""

    id: int
    question: Words
    answer: Words
    agency: AgencyName
    service: str | None
    published_on: date


class CommonQuestionPage(Answer):
    items: list[CommonQuestionRow]
    total: int
    page: int
    pages: int


class ConsultationFigures(Answer):
    """Of the conversations asked in a period, computed from their rows."""

    asked: int
    live: int
    questions: int
    answered: int
    due: int = Field(description="Questions answered, or whose day has passed.")
    on_time: int = Field(description="Those of them answered by their day.")
    waited_seconds: float | None = Field(description="The middle of what live chats waited; null where none was taken.")
    waited_most_seconds: float | None = Field(description="The ninth tenth of it.")
    rated: int
    rating: float | None = Field(description="Mean of the ratings.")
    ratings: dict[str, int] = Field(description="How many gave 1 to 5.")
