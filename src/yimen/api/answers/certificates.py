"""Certificates and what was found when one was checked."""

from datetime import date, datetime

from pydantic import Field

from yimen.api.answers.base import Answer, Words
from yimen.api.answers.catalogue import AgencyName


class CertificateRow(Answer):
    """A certificate as the register shows it to anybody."""

    number: str = Field(description="Verification number.", examples=["7KQ4M2XD93RA"])
    identifier: str = Field(description="Certificate identifier of GB/T 36904.")
    title: Words
    holder: str = Field(description="Firm name, or masked name of a person.")
    agency: AgencyName
    service: str
    issued_at: datetime
    valid_from: date
    valid_until: date | None = Field(description="Null: without end.")
    permit: str = Field(description="Number of the permit: that of its first certificate.")
    version: int = Field(description="1 at first issue; a change or renewal brings the next.")
    standing: str = Field(
        description="valid, not_yet, replaced, expired, recalled (撤回), revoked (撤销), penalised (吊销) or cancelled (注销)."
    )
    standing_code: str = Field(
        description="As certificates are exchanged: 03 撤销, 04 注销, 05 失效, 07 吊销, 99 other; empty while valid."
    )
    article: str = Field(description="The article by which it is not in force, or empty.")
    sha256: str = Field(description="Of the signed PDF.")


class Verification(Answer):
    """What was checked and what came out."""

    good: bool = Field(description="Registered, in force today, and the file is genuine and unchanged.")
    outcome: str = Field(description="valid, not_valid, document, or what is wrong with the file.")
    certificate: CertificateRow | None
