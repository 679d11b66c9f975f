"""What all answers share."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """Base of all answers: every field is always there, an empty one as null or an empty list."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class Words(Answer):
    """A text in both languages of the platform; `en` may be empty."""

    zh: str = Field(examples=["受理"])
    en: str = Field(examples=["Accept"])


class Problem(Answer):
    """Everything that goes wrong, whatever its status."""

    code: str = Field(description="Stable name of the reason.", examples=["act_not_in_state"])
    message: str = Field(description="A sentence for people, in the language of Accept-Language.")
    article: str | None = Field(
        description="The article of law, where the law refuses.", examples=["行政许可法 32(1)4"]
    )
    data: dict[str, Any] = Field(description="Values of the reason: numbers, names, dates, lists of faults.")
