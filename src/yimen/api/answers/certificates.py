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
    standing: str = Field(description="valid, not_yet, expired, annulled, withdrawn, revoked or cancelled.")
    sha256: str = Field(description="Of the signed PDF.")


class Verification(Answer):
    """What was checked and what came out."""

    good: bool = Field(description="Registered, in force today, and the file is genuine and unchanged.")
    outcome: str = Field(description="valid, not_valid, document, or what is wrong with the file.")
    certificate: CertificateRow | None
