"""Forms of services, answers checked against them, drafts of applications."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from yimen.api.answers.base import Answer, Words


class FormPage(Answer):
    """One page of the form: one topic."""

    key: str
    title: Words
    fields: list[str] = Field(description="Names of its fields, in order.")


class Form(Answer):
    service: str
    version: int = Field(description="Version of the service that the form belongs to.")
    form: dict[str, Any] = Field(
        description="JSON Schema 2020-12 of the answers. What is asked under a condition stands in `allOf` as if/then/else, so "
        "that any validator decides it. `format` names ours too: uscc (GB 32100), resident-id (GB 11643), cn-mobile. "
        "`x-key` says what a field means, `x-prefill` where its answer may come from.",
    )
    pages: list[FormPage]


class AnswerFault(Answer):
    """What is wrong with one answer."""

    pointer: str = Field(description="JSON pointer into the answers.", examples=["/staff/0/phone"])
    code: str = Field(examples=["field_required"])
    message: str


class AnswersChecked(Answer):
    complete: bool = Field(description="Whether an application may be handed in with these answers.")
    faults: list[AnswerFault]
    asked: list[str] = Field(description="Fields that are asked after these answers; all others must be left out.")


class DraftRow(Answer):
    """An application that is not handed in yet."""

    id: UUID
    service: str
    name: Words
    version: int = Field(description="Version of the service's form.")
    revision: int = Field(description="Grows with each change of the draft; send it back as `seen`.")
    updated_at: datetime


class DraftList(Answer):
    items: list[DraftRow]


class DraftMaterialRow(Answer):
    code: str
    file: UUID
    name: str


class DraftState(DraftRow):
    """A draft with everything in it, as typed so far, right or wrong."""

    applicant: dict[str, str]
    answers: dict[str, Any]
    materials: list[DraftMaterialRow]


class DraftRemoved(Answer):
    id: UUID
