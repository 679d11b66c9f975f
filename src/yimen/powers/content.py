"""What a line says about a power and its responsibilities: one value for drafts, lists of a day, and differences."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from yimen.errors import Refusal
from yimen.powers.words import FIELD_WORDS

MOST_DUTIES = 60


def _text(longest: int, shortest: int = 0) -> Any:
    return Annotated[str, StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)]


class Duty(BaseModel):
    """One responsibility: the step it belongs to, what is to be done, who answers when for neglecting it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    step: _text(40, 1)  # type: ignore[valid-type]
    text: _text(2000, 1)  # type: ignore[valid-type]
    basis: _text(2000) = ""  # type: ignore[valid-type]
    liability: _text(2000) = ""  # type: ignore[valid-type]
    liability_basis: _text(2000) = ""  # type: ignore[valid-type]


class PowerContent(BaseModel):
    """A power as it stands or is to stand. kind: 01 to 10; parent, service: codes; duties: in their order.

    A draft may have none yet, where a list of powers came in before that of responsibilities; handed in, it has one at least.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]
    name: _text(500, 2)  # type: ignore[valid-type]
    parent: _text(20) = ""  # type: ignore[valid-type]
    section: _text(80) = ""  # type: ignore[valid-type]
    subject: _text(120, 2)  # type: ignore[valid-type]
    basis: _text(8000, 2)  # type: ignore[valid-type]
    forwards: bool = False
    supervision: _text(200, 2)  # type: ignore[valid-type]
    status: Literal["exercised", "delegated", "suspended"] = "exercised"
    service: _text(80) = ""  # type: ignore[valid-type]
    duties: tuple[Duty, ...] = Field(default=(), max_length=MOST_DUTIES)


# The fields of the row itself, in the order of pages and files.
ROW = ("name", "kind", "parent", "subject", "section", "basis", "forwards", "supervision", "status", "service")


def content_of(values: Mapping[str, Any], *, whole: bool = True) -> PowerContent:
    """The checked value. whole: it has a responsibility at least.

    Raises Refusal power_content_invalid (422), which names every field that is wrong.
    """
    wrong: set[str] = set() if values.get("duties") or not whole else {"duties"}
    try:
        content = PowerContent.model_validate(values)
    except ValidationError as error:
        wrong |= {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
    if wrong:
        words = ", ".join(str(FIELD_WORDS.get(name, name)) for name in sorted(wrong))
        raise Refusal("power_content_invalid", status=422, problems=words, fields=sorted(wrong))
    return content
