"""Papers that an applicant keeps, and what registers hold."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from yimen.api.answers.base import Answer, Words

LEVEL = (
    "A: issued here or fetched from a register; B: signature verified; C: compared with the original; D: uploaded only."
)


class PaperRow(Answer):
    """One paper of the caller's own library (我的材料)."""

    id: int
    kind: str = Field(examples=["business-licence"])
    title: Words
    file: UUID = Field(description="Name it in POST /cases to use the paper again.")
    name: str
    media_type: str
    valid_from: date | None
    valid_until: date | None
    expired: bool
    level: str = Field(description=LEVEL)
    kept_at: datetime


class PaperList(Answer):
    items: list[PaperRow]


class PaperRemoved(Answer):
    id: int


class FetchedPaper(Answer):
    """What a register answered, as a file of the caller's own: name its id in POST /cases."""

    file: UUID
    name: str
    sha256: str
    level: str = Field(description=LEVEL)
    register_code: str
    proof: str = Field(description="The register's reference, and the SHA-256 of its answer.")
